import { isRecord } from "../api/guards.js";

/** The scheme of documents that show what is on the platform. They cannot be edited. */
export const documentScheme = "press-block";

/** What a document shows, with the account that reads it. Ids only, never a key. */
export type DocumentAddress =
  | { readonly show: "spec"; readonly account: string; readonly specId: string }
  | {
      readonly show: "release";
      readonly account: string;
      readonly specId: string;
      readonly version: string;
    }
  | { readonly show: "deployment"; readonly account: string; readonly deploymentId: string }
  | { readonly show: "runParameters"; readonly account: string; readonly deploymentId: string }
  | {
      readonly show: "revision";
      readonly account: string;
      readonly deploymentId: string;
      readonly revision: string;
    }
  /** A text that was made in this session, such as a comparison. */
  | { readonly show: "text"; readonly id: string };

export interface DocumentUri {
  /** What the tab says; its ending tells the language. */
  readonly fileName: string;
  readonly address: DocumentAddress;
}

/** The address as the text of a URI, to be parsed by the editor. */
export function documentUri({ fileName, address }: DocumentUri): string {
  const name = encodeURIComponent(plainName(fileName));
  return `${documentScheme}:/${name}?${encodeURIComponent(JSON.stringify(address))}`;
}

/** Reads the query of a URI, decoded; undefined when it is none of ours. Whoever wrote it may be anybody. */
export function readAddress(query: string): DocumentAddress | undefined {
  const value = parseJson(query);
  if (!isRecord(value)) return undefined;
  const show = value["show"];
  const fields = typeof show === "string" ? fieldsOf.get(show) : undefined;
  if (fields === undefined || Object.keys(value).length !== fields.length + 1) return undefined;
  const isComplete = fields.every((field) => typeof value[field] === "string");
  return isComplete ? (value as DocumentAddress) : undefined;
}

const fieldsOf = new Map<string, readonly string[]>([
  ["spec", ["account", "specId"]],
  ["release", ["account", "specId", "version"]],
  ["deployment", ["account", "deploymentId"]],
  ["runParameters", ["account", "deploymentId"]],
  ["revision", ["account", "deploymentId", "revision"]],
  ["text", ["id"]],
]);

const longestName = 100;

/** A name of the platform's as that of a file: no separators, nothing that hides. */
function plainName(name: string): string {
  return name.replace(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|%#]/gu, "-").slice(-longestName);
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

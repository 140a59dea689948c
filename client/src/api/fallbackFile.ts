import { readFile } from "node:fs/promises";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { toJson } from "../../../server/src/document/toJson.js";
import type { SyntaxNode } from "../../../server/src/document/syntaxNode.js";
import { isRecord } from "./guards.js";

/** Where to take values from that a deployment would have, for code that runs without one. */
export interface FallbackSource {
  /** The variable PRESS_DEPLOYMENT_ID of the environment wins over it, even when it is empty. */
  readonly deploymentId?: string;
  /** Path of a YAML file that is read when no deployment is known. */
  readonly fallbackFile?: string;
  /** Default: that of the process. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** What the SDK raises for the same reason. */
export type SdkErrorName = "TypeError" | "FileNotFoundError" | "ValueError";

/** Why a fallback file gives no values; the message is one sentence. */
export class FallbackFileError extends Error {
  readonly sdkError: SdkErrorName;

  constructor(message: string, sdkError: SdkErrorName) {
    super(message);
    this.name = "FallbackFileError";
    this.sdkError = sdkError;
  }
}

const deploymentVariable = "PRESS_DEPLOYMENT_ID";

/** The deployment to ask; undefined when the fallback file is to be read. */
export function deploymentOf({
  deploymentId,
  environment = process.env,
}: FallbackSource): string | undefined {
  const id = environment[deploymentVariable] ?? deploymentId;
  return id === "" ? undefined : id;
}

/** Reads a mapping from parameter names to values. Rejects with `FallbackFileError`. */
export async function readFallbackParameters(
  source: FallbackSource,
): Promise<Readonly<Record<string, unknown>>> {
  const { fallbackFile, text } = await readFallbackFile(source);
  const value = parseYaml(fallbackFile, text);
  if (isRecord(value)) return value;
  throw new FallbackFileError(
    `The fallback file "${fallbackFile}" holds no mapping; write "name: value" for each parameter.`,
    "TypeError",
  );
}

/** Reads a list of mappings, one per block. Rejects with `FallbackFileError`. */
export async function readFallbackBlocks(
  source: FallbackSource,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { fallbackFile, text } = await readFallbackFile(source);
  if (text.trim() === "") {
    throw new FallbackFileError(
      `The fallback file "${fallbackFile}" is empty; write a list with the details of each block.`,
      "ValueError",
    );
  }
  const value = parseYaml(fallbackFile, text);
  if (Array.isArray(value) && value.every(isRecord)) return value;
  throw new FallbackFileError(
    `The fallback file "${fallbackFile}" holds no list of mappings; write an entry with id, resource_id, kind, name and status for each block.`,
    "TypeError",
  );
}

async function readFallbackFile({
  fallbackFile,
}: FallbackSource): Promise<{ readonly fallbackFile: string; readonly text: string }> {
  if (fallbackFile === undefined) {
    throw new FallbackFileError(
      `There is neither a deployment id nor a fallback file; give one of them, or set ${deploymentVariable}.`,
      "TypeError",
    );
  }
  try {
    return { fallbackFile, text: await readFile(fallbackFile, "utf8") };
  } catch {
    throw new FallbackFileError(
      `The fallback file "${fallbackFile}" does not exist or cannot be read; give the path of a YAML file.`,
      "FileNotFoundError",
    );
  }
}

/** As the platform's own loader reads it. */
function parseYaml(fallbackFile: string, text: string): unknown {
  const tree = parseDocument(text);
  const reading = toJson(tree.root === undefined ? tree : { ...tree, root: listOf(tree.root) });
  if ("problem" in reading) {
    const reason = reading.problem.message.replace(/\.$/, "");
    throw new FallbackFileError(
      `The fallback file "${fallbackFile}" cannot be read as YAML: ${reason}.`,
      "TypeError",
    );
  }
  const { value } = reading;
  return Array.isArray(value) ? value[0] : value;
}

/** What is sent loses its nulls; what is read keeps them, as lists do. */
function listOf(root: SyntaxNode): SyntaxNode {
  const { range } = root;
  return { kind: "sequence", style: "block", items: [root], emptyItems: new Map(), range };
}

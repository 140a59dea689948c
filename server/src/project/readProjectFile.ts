import { parseDocument } from "../document/parseDocument.js";
import type { SyntaxNode } from "../document/syntaxNode.js";
import { isDocumentKind } from "../model/documentKind.js";
import type { FileAssociation } from "../model/fileAssociations.js";
import { asMapping, asSequence, asText, valueOf } from "../model/readNode.js";
import { resolveAlias } from "../document/effectivePairs.js";
import type { Severity } from "../rules/rule.js";
import { parseSeverity } from "../settings.js";

export type Severities = ReadonlyMap<string, Severity | "off">;

/** What a project file says (`schemas/project-file.schema.json`). Globs hold below its folder. */
export interface ProjectFile {
  readonly severities: Severities;
  /** Those that fit a file count more than `severities`; of several the last. */
  readonly overrides: readonly {
    readonly globs: readonly string[];
    readonly severities: Severities;
  }[];
  readonly files: readonly FileAssociation[];
  readonly exclude: readonly string[];
  readonly sdkVersion?: string;
  /** Templates, and the path from the project file to the file with their variables. */
  readonly templateParameters: readonly { readonly glob: string; readonly path: string }[];
}

/** Reads a project file. What is wrong in it is left out here and reported where it stands. */
export function readProjectFile(text: string): ProjectFile {
  const root = asMapping(parseDocument(text).root);
  const overrides = asSequence(valueOf(root, "overrides"))?.items ?? [];
  const sdkVersion = asText(valueOf(root, "sdkVersion"))?.text;
  return {
    severities: severitiesOf(valueOf(root, "rules")),
    overrides: overrides.map(asMapping).map((override) => ({
      globs: textsOf(valueOf(override, "files")),
      severities: severitiesOf(valueOf(override, "rules")),
    })),
    files: textPairs(valueOf(root, "files")).flatMap(([glob, kind]) =>
      isDocumentKind(kind) ? { glob, kind } : [],
    ),
    exclude: textsOf(valueOf(root, "exclude")),
    ...(sdkVersion !== undefined && { sdkVersion }),
    templateParameters: textPairs(valueOf(root, "templateParameters")).map(([glob, path]) => ({
      glob,
      path,
    })),
  };
}

function severitiesOf(node: SyntaxNode | undefined): Severities {
  const severities = new Map<string, Severity | "off">();
  for (const { key, value } of asMapping(node)?.pairs ?? []) {
    const scalar = resolveAlias(value);
    if (scalar?.kind !== "scalar" || !("value" in scalar.value)) continue;
    const severity = parseSeverity(scalar.value.value);
    if (severity !== undefined) severities.set(key.text, severity);
  }
  return severities;
}

function textsOf(node: SyntaxNode | undefined): readonly string[] {
  return (asSequence(node)?.items ?? []).flatMap((item) => asText(item)?.text ?? []);
}

function textPairs(node: SyntaxNode | undefined): readonly (readonly [string, string])[] {
  return (asMapping(node)?.pairs ?? []).flatMap(({ key, value }) => {
    const text = asText(value)?.text;
    return text === undefined ? [] : [[key.text, text] as const];
  });
}

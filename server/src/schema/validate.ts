import { validators } from "press-blocks:validators";
import type { SyntaxNode } from "../document/syntaxNode.js";
import { errorSites } from "./errorSite.js";
import { findingsAt, type SchemaFinding } from "./findings.js";
import { toPlainValue } from "./plainValue.js";
import { dropsNull, type SchemaName } from "./schema.js";

export type { SchemaFinding } from "./findings.js";

export interface ValidateOptions {
  /** Whether template statements may add or remove parts: then nothing is missing for certain. */
  readonly hasTemplateStatements?: boolean;
}

const validatorNames = {
  "create-spec": "createSpec",
  "create-release": "createRelease",
  "update-spec-metadata": "updateSpecMetadata",
  "create-deployment": "createDeployment",
  "create-revision": "createRevision",
  "update-deployment-metadata": "updateDeploymentMetadata",
  "patch-parameters": "patchParameters",
  "params-fallback": "paramsFallback",
  "related-blocks": "relatedBlocks",
  "template-params": "templateParams",
} as const satisfies Record<SchemaName, string>;

/**
 * Checks a file against the schema of its kind. Findings come in the order of the text; each mistake is one finding,
 * and values that a template or a build parameter decides have none.
 */
export function validateDocument(
  name: SchemaName,
  root: SyntaxNode,
  { hasTemplateStatements = false }: ValidateOptions = {},
): readonly SchemaFinding[] {
  const plain = toPlainValue(root, { dropsNull: dropsNull(name) });
  if (plain === undefined) return [tooLarge(root)];
  const validate = validators()[validatorNames[name]];
  if (validate(plain.value)) return [];
  const errors = validate.errors ?? [];
  const sites = errorSites(name, root, errors, plain.value);
  const findings = sites.flatMap((site) => findingsAt(site, hasTemplateStatements));
  return withoutRepetition(findings).sort(
    (left, right) => left.range.start - right.range.start || left.range.end - right.range.end,
  );
}

/** What an anchor holds is judged once per alias; the reader sees it once. */
function withoutRepetition(findings: readonly SchemaFinding[]): SchemaFinding[] {
  const byText = new Map<string, SchemaFinding>();
  for (const finding of findings) {
    const { rule, range, message } = finding;
    byText.set(`${rule} ${range.start} ${range.end} ${message}`, finding);
  }
  return [...byText.values()];
}

function tooLarge(root: SyntaxNode): SchemaFinding {
  const first = root.kind === "mapping" ? root.pairs[0]?.key.range : undefined;
  return {
    rule: "schema/too-large",
    severity: "warning",
    message:
      "This file unfolds to more than 100,000 values and is not checked in full; use fewer aliases.",
    range: first ?? root.range,
    path: [],
  };
}

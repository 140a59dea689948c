import type { SyntaxTree } from "../document/syntaxNode.js";
import type { BlockFile, DocumentKind, Step } from "../model/spec.js";
import { isSchemaName } from "../schema/schema.js";
import { validateDocument } from "../schema/validate.js";
import { limitFindings } from "./limitFindings.js";
import { misreadParts, withoutConsequences } from "./misreadParts.js";
import { syntaxFindings, withSeverity, type OpenFinding, type RuleOptions } from "./openFinding.js";
import type { Finding, RelatedRange } from "./rule.js";
import { runRules } from "./runRules.js";
import { settleFindings, withoutBrokenLines } from "./settleFindings.js";

/** A document as read; `kind` is undefined for a file that is no block file. */
export interface CheckedDocument {
  readonly tree: SyntaxTree;
  readonly kind: DocumentKind | undefined;
  /** Undefined where the text has no content that could be read. */
  readonly file: BlockFile | undefined;
}

/**
 * The findings of one document, sorted by their place: those of the text itself, of the schema and of the rules. A file
 * that is no block file has none. Of several findings with one cause the most telling stays.
 */
export function checkDocument(
  { tree, kind, file }: CheckedDocument,
  options: RuleOptions = {},
): readonly Finding[] {
  if (kind === undefined) return [];
  const rules = file ? runRules(tree, file, options) : [];
  const found = [...schemaFindings(tree, kind, options), ...rules];
  const findings = [
    ...syntaxFindings(tree.problems, options),
    ...withoutBrokenLines(found, tree.problems, tree.text),
  ];
  const meant = withoutConsequences(findings, misreadParts(tree.text, tree.problems));
  const steps = file?.workflow?.steps.parts ?? new Map<string, Step>();
  const settled = settleFindings(meant);
  return limitFindings(settled).flatMap(({ index, note }) => {
    const finding = settled[index];
    return finding ? [close(finding, note, steps)] : [];
  });
}

function schemaFindings(
  { root, hasTemplateStatements }: SyntaxTree,
  kind: DocumentKind,
  options: RuleOptions,
): readonly OpenFinding[] {
  if (!root || !isSchemaName(kind)) return [];
  return validateDocument(kind, root, { hasTemplateStatements }).flatMap(
    ({ rule, severity, message, range }) =>
      withSeverity({ rule, severity, message, range }, options),
  );
}

/** A finding with what it refers to at its place. */
function close(finding: OpenFinding, note: string, steps: ReadonlyMap<string, Step>): Finding {
  const { related, ...rest } = finding;
  const message = finding.message + note;
  if (!related) return { ...rest, message };
  const found = related.flatMap((each): readonly RelatedRange[] => {
    if ("range" in each) return [each];
    const parents = steps.get(each.step)?.parents?.items;
    const range = parents?.find(({ text }) => text === each.parent)?.range;
    return range ? [{ range, message: each.message }] : [];
  });
  return { ...rest, message, related: found };
}

import type { OffsetRange, SyntaxProblem, SyntaxTree } from "../document/syntaxNode.js";
import { isAppFile } from "../model/documentKind.js";
import type { BlockFile, DocumentKind } from "../model/spec.js";
import { validateDocument } from "../schema/validate.js";
import { compareFindings } from "./compareFindings.js";
import { fileFindings } from "./fileRules.js";
import { limitFindings } from "./limitFindings.js";
import { misreadParts, withoutConsequences } from "./misreadParts.js";
import type { Finding, Severity } from "./rule.js";
import { withoutCompetitors } from "./withoutCompetitors.js";
import { runRules } from "./runRules.js";
import type { RuleOptions } from "./runRules.js";
import { syntaxRules } from "./syntaxRules.js";

/** A document as read; `kind` is undefined for a file that is no block file. */
export interface CheckedDocument {
  readonly tree: SyntaxTree;
  readonly kind: DocumentKind | undefined;
  /** Whether nothing in the file tells its kind. */
  readonly isGuess?: boolean;
  /** Undefined where the text has no content that could be read. */
  readonly file: BlockFile | undefined;
}

/**
 * The findings of one document, sorted by their place: those of the text itself, of the schema and of the rules. A file
 * that is no block file has none. Of several findings with one cause the most telling stays.
 */
export function checkDocument(
  { tree, kind, isGuess = false, file }: CheckedDocument,
  options: RuleOptions = {},
): readonly Finding[] {
  if (kind === undefined) return [];
  const broken = tree.problems.map(({ range }) => lineAround(tree.text, range.start));
  const isApp = isAppFile(tree, kind);
  const rules = file && !isApp ? runRules(tree, file, options) : [];
  const schema = isApp ? [] : schemaFindings(tree, kind, options);
  const own = fileFindings({ tree, kind, isGuess });
  const findings = [
    ...own.flatMap((finding) => withSeverity(finding, options)),
    ...tree.problems.flatMap((problem) =>
      withSeverity({ ...problem, severity: severityOf(problem) }, options),
    ),
    // What is found on a line that is no proper YAML is a consequence of that.
    ...[...schema, ...rules].filter(
      ({ range }) => !broken.some((line) => line.start <= range.start && range.start <= line.end),
    ),
  ];
  const meant = withoutConsequences(findings, misreadParts(tree.text, tree.problems));
  return limitFindings(withoutCompetitors([...meant].sort(compareFindings).filter(isNoRepetition)));
}

function severityOf({ rule }: SyntaxProblem): Severity {
  return syntaxRules.get(rule)?.severity ?? "error";
}

function schemaFindings(
  { root, hasTemplateStatements }: SyntaxTree,
  kind: DocumentKind,
  options: RuleOptions,
): readonly Finding[] {
  if (!root) return [];
  return validateDocument(kind, root, { hasTemplateStatements }).flatMap(
    ({ rule, severity, message, range }) =>
      withSeverity({ rule, severity, message, range }, options),
  );
}

/** The finding with the severity that the settings choose; none where they switch its rule off. */
function withSeverity(finding: Finding, { severities }: RuleOptions): readonly Finding[] {
  const severity = severities?.get(finding.rule) ?? finding.severity;
  return severity === "off" ? [] : [{ ...finding, severity }];
}

/** The line on which an offset lies, without its end. */
function lineAround(text: string, offset: number): OffsetRange {
  const isInside = (at: number) => at >= 0 && at < text.length && !/[\r\n]/.test(text.charAt(at));
  let start = offset;
  while (isInside(start - 1)) start -= 1;
  let end = offset;
  while (isInside(end)) end += 1;
  return { start, end };
}

/** Aliases and merge keys show one text in several places, where the same is found again. */
function isNoRepetition(finding: Finding, index: number, sorted: readonly Finding[]): boolean {
  const previous = sorted[index - 1];
  return previous === undefined || compareFindings(previous, finding) !== 0;
}

import { timeless, type Stopwatch } from "../document/limits/stopwatch.js";
import type { SyntaxTree } from "../document/syntaxNode.js";
import { isAppFile } from "../model/documentKind.js";
import type { BlockFile, DocumentKind, Step } from "../model/spec.js";
import { validateDocument } from "../schema/validate.js";
import { readCertainty } from "../template/certainty.js";
import { compareFindings } from "./compareFindings.js";
import { fileFindings, isSyntaxOnly } from "./fileRules.js";
import { schemaFixes } from "./fix/schemaFixes.js";
import { limitFindings } from "./limitFindings.js";
import { misreadParts, withoutConsequences } from "./misreadParts.js";
import {
  joinFixes,
  syntaxFindings,
  withSeverity,
  type OpenFinding,
  type RuleOptions,
} from "./openFinding.js";
import { projectFindings } from "./project/projectFindings.js";
import type { Finding, RelatedRange } from "./rule.js";
import { runRules } from "./runRules.js";
import { settleFindings, withoutBrokenLines } from "./settleFindings.js";
import { applySuppressions } from "./suppression/applySuppressions.js";
import { suppressionOptions } from "./suppression/suppressionOptions.js";

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
 *
 * @param stopwatch when it says that time is up, what is left is not checked
 */
export function checkDocument(
  { tree, kind, isGuess = false, file }: CheckedDocument,
  options: RuleOptions = {},
  stopwatch: Stopwatch = timeless,
): readonly Finding[] {
  if (kind === undefined) return [];
  const isReadOnly = isAppFile(tree, kind) || isSyntaxOnly(tree);
  const isProject = kind === "project-file";
  const schema = isReadOnly ? [] : schemaFindings(tree, kind, options);
  const rules = file && !isReadOnly && !isProject ? runRules(tree, file, options, stopwatch) : [];
  const own = [
    ...fileFindings({ tree, kind, isGuess }),
    ...(isProject ? projectFindings(tree) : []),
  ];
  const findings = [
    ...own.flatMap((finding) => withSeverity(finding, options)),
    ...syntaxFindings(tree, tree.problems, options),
    ...withoutBrokenLines([...schema, ...rules], tree.problems, tree.text),
  ];
  const meant = withoutConsequences(findings, misreadParts(tree.text, tree.problems));
  const told = settleFindings(meant);
  const left = applySuppressions(told, tree, suppressionOptions(options));
  const shown = left === told ? told : [...left].sort(compareFindings);
  return closeAll(shown, { tree, file });
}

function schemaFindings(
  { root, problems, text, templateTags, hasTemplateStatements }: SyntaxTree,
  kind: DocumentKind,
  options: RuleOptions,
): readonly OpenFinding[] {
  // Where aliases unfold without end, that has been said.
  if (!root || problems.some(({ rule }) => rule === "syntax/alias-expansion")) return [];
  const certainty = hasTemplateStatements ? readCertainty(text, templateTags) : undefined;
  const validation = { hasTemplateStatements, ...(certainty && { certainty }) };
  return validateDocument(kind, root, validation).flatMap((finding) => {
    const { rule, severity, message, range } = finding;
    const fixes = () => schemaFixes(text, finding);
    return withSeverity({ rule, severity, message, range, fixes }, options);
  });
}

/** As many findings as are shown, each with what it refers to. */
function closeAll(
  findings: readonly OpenFinding[],
  { tree, file }: Pick<CheckedDocument, "tree" | "file">,
): readonly Finding[] {
  const steps = file?.workflow?.steps.parts ?? new Map<string, Step>();
  return limitFindings(findings).flatMap(({ index, note }) => {
    const finding = findings[index];
    return finding ? [close(finding, note, { steps, tree })] : [];
  });
}

interface Surroundings {
  readonly steps: ReadonlyMap<string, Step>;
  readonly tree: SyntaxTree;
}

/** A finding with what it refers to at its place. */
function close(finding: OpenFinding, note: string, { steps, tree }: Surroundings): Finding {
  const { rule, severity, range, tags, related, fixes } = finding;
  const found = related?.flatMap((each): readonly RelatedRange[] => {
    if ("range" in each) return [each];
    const parents = steps.get(each.step)?.parents?.items;
    const place = parents?.find(({ text }) => text === each.parent)?.range;
    return place ? [{ range: place, message: each.message }] : [];
  });
  return {
    rule,
    severity,
    message: finding.message + note,
    range,
    ...(found && { related: found }),
    ...(tags && { tags }),
    ...joinFixes(finding, fixes, () => tree),
  };
}

import { CodeActionKind, type CodeAction } from "vscode-languageserver-types";
import type { OffsetRange } from "../../document/syntaxNode.js";
import type { Finding, Fix } from "../../rules/rule.js";
import type { BlockDocument } from "../blockDocument.js";
import { toDiagnostic } from "../diagnostics.js";
import { editOf } from "./editOf.js";
import { fixEach, fixEverything, type ReadAgain } from "./fixAll.js";
import { isRefactoringWanted, refactorActions } from "./refactorAction.js";
import { suppressInFile, suppressInLine } from "./suppress.js";

/** The kind under which everything that is safe is mended at once, for instance on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.pressBlocks`;

export interface CodeActionRequest {
  readonly range: OffsetRange;
  /** Kinds that are wanted, each with those below it; absent for what a light bulb shows. */
  readonly only?: readonly string[];
  readonly readAgain: ReadAgain;
  /** Whether the client asks for the edits of a refactoring when it is chosen. */
  readonly isResolved?: boolean;
}

/**
 * What can be done about the findings in a range: the fixes of each, best first, one for all of its kind in the file, and
 * comments that suppress it. Then the refactorings of what stands where the range begins. `source.fixAll.pressBlocks` is
 * made only when it is asked for.
 */
export function codeAction(block: BlockDocument, request: CodeActionRequest): CodeAction[] {
  const { range, only, readAgain } = request;
  const isWanted = (kind: string) =>
    only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix)) {
    const found = block.findings.filter((finding) => meets(finding.range, range));
    actions.push(...found.flatMap((finding) => fixActions(block, finding)));
    actions.push(...kindActions(block, found));
    actions.push(...found.flatMap((finding) => suppressActions(block, finding)));
  }
  if (isRefactoringWanted(only)) {
    const offered = refactorActions(block, range, { isResolved: request.isResolved === true });
    actions.push(...offered.filter(({ kind = "" }) => isWanted(kind)));
  }
  if (only !== undefined && isWanted(fixAllKind)) {
    const edits = fixEverything(block, readAgain);
    if (edits.length > 0) {
      const title = "Fix all that can be fixed safely";
      actions.push({ title, kind: fixAllKind, edit: editOf(block.text, edits) });
    }
  }
  return actions;
}

function meets(finding: OffsetRange, { start, end }: OffsetRange): boolean {
  return finding.start <= end && start <= finding.end;
}

function fixActions({ text }: BlockDocument, finding: Finding): CodeAction[] {
  const fixes = finding.fixes?.() ?? [];
  const preferred = fixes.find(({ isSafe }) => isSafe);
  return fixes.map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(text, finding)],
    ...(fix === preferred && { isPreferred: true }),
    edit: editOf(text, fix.edits),
  }));
}

/** For each rule that found something in the range and more elsewhere: its safe fixes in the whole file. */
function kindActions({ text, findings }: BlockDocument, found: readonly Finding[]): CodeAction[] {
  return [...new Set(found.map(({ rule }) => rule))].flatMap((rule) => {
    const all = findings.filter((finding) => finding.rule === rule);
    if (all.length < 2) return [];
    const { edits, count } = fixEach(all);
    if (count < 2) return [];
    const title = `Fix all ${count} of "${rule}" in the file`;
    return [
      {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: all.map((finding) => toDiagnostic(text, finding)),
        edit: editOf(text, edits),
      },
    ];
  });
}

function suppressActions({ text, tree }: BlockDocument, finding: Finding): CodeAction[] {
  const { rule } = finding;
  if (rule.startsWith("suppression/")) return [];
  const choices: readonly Pick<Fix, "title" | "edits">[] = [
    { title: `Suppress "${rule}" in this line`, edits: suppressInLine(tree, finding) },
    { title: `Suppress "${rule}" in this file`, edits: suppressInFile(tree, rule) },
  ];
  return choices
    .filter(({ edits }) => edits.length > 0)
    .map(({ title, edits }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(text, finding)],
      edit: editOf(text, edits),
    }));
}

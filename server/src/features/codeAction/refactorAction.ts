import type { CodeAction } from "vscode-languageserver-types";
import { applyEdits, type Edit } from "../../document/edit/edit.js";
import type { OffsetRange } from "../../document/syntaxNode.js";
import type { BlockDocument } from "../blockDocument.js";
import type { Refactoring } from "../refactor/refactoring.js";
import { refactorings } from "../refactor/refactorings.js";
import { isSameJson } from "../refactor/sameJson.js";
import { editOf } from "./editOf.js";
import type { ReadAgain } from "./fixAll.js";

/** What an action whose edits are still to be worked out carries to the client and back. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly range: OffsetRange;
}

/** Whether one of the kinds that are asked for may be a refactoring's; all of them are when nobody chooses. */
export function isRefactoringWanted(only: readonly string[] | undefined): boolean {
  return only?.some((kind) => /^(?:refactor(?:\.|$)|$)/.test(kind)) ?? true;
}

/** The refactorings of what stands where a range begins; without their edits for a client that asks for them later. */
export function refactorActions(
  block: BlockDocument,
  range: OffsetRange,
  { isResolved }: { readonly isResolved: boolean },
): CodeAction[] {
  const { text } = block;
  const data: ActionData = { uri: text.uri, version: text.version, range };
  return refactorings(block, range).flatMap(({ title, kind, edits }): CodeAction[] => {
    if (isResolved) return [{ title, kind, data }];
    const own = edits();
    return own.length === 0 ? [] : [{ title, kind, edit: editOf(text, own) }];
  });
}

/** What `refactorActions` has put into an action; undefined for anything else. */
export function actionData(data: unknown): ActionData | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { uri, version, range } = data as Partial<Record<keyof ActionData, unknown>>;
  if (typeof uri !== "string" || typeof version !== "number") return undefined;
  if (typeof range !== "object" || range === null) return undefined;
  const { start, end } = range as Partial<Record<keyof OffsetRange, unknown>>;
  return typeof start === "number" && typeof end === "number"
    ? { uri, version, range: { start, end } }
    : undefined;
}

/** The action with its edits; undefined when the file would not be read as it has to be afterwards. */
export function resolveRefactoring(
  block: BlockDocument,
  { action, range }: { readonly action: CodeAction; readonly range: OffsetRange },
  readAgain: ReadAgain,
): CodeAction | undefined {
  const chosen = refactorings(block, range).find(
    ({ title, kind }) => title === action.title && kind === action.kind,
  );
  const edits = chosen?.edits() ?? [];
  if (!chosen || edits.length === 0) return undefined;
  if (!isSound(block, { chosen, edits }, readAgain)) return undefined;
  return { ...action, edit: editOf(block.text, edits) };
}

/** Whether the file is read no worse after a refactoring; and as before, where that is promised. */
function isSound(
  block: BlockDocument,
  { chosen, edits }: { readonly chosen: Refactoring; readonly edits: readonly Edit[] },
  readAgain: ReadAgain,
): boolean {
  const after = readAgain(applyEdits(block.text.getText(), edits));
  if (!after || after.tree.problems.length > block.tree.problems.length) return false;
  return chosen.keepsMeaning !== true || isSameJson(block.json(), after.json());
}

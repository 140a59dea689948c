import type { Edit } from "../../document/edit/edit.js";
import type { Location, TrailEntry } from "../../document/locate.js";
import type { OffsetRange, SyntaxTree } from "../../document/syntaxNode.js";
import type { BlockDocument } from "../blockDocument.js";

export type RefactoringKind = "refactor.extract" | "refactor.inline" | "refactor.rewrite";

/** One way to write a part of a file differently. Nothing that the author has written is lost by it. */
export interface Refactoring {
  readonly kind: RefactoringKind;
  /** Imperative, names what it changes. Of the refactorings at one place no two have the same. */
  readonly title: string;
  /** Whether the platform receives the same file afterwards. */
  readonly keepsMeaning?: boolean;
  /** Worked out when asked for. */
  readonly edits: () => readonly Edit[];
}

/** What stands where refactorings are asked for. */
export interface RefactoringContext {
  readonly block: BlockDocument;
  /** The file as far as it matters to the place: steps elsewhere may be missing. */
  readonly tree: SyntaxTree;
  readonly range: OffsetRange;
  readonly location: Location;
}

export type FindRefactorings = (context: RefactoringContext) => readonly Refactoring[];

/** A refactoring with these edits; none where a builder gave none. */
export function refactoringOf(
  kind: RefactoringKind,
  title: string,
  edits: readonly Edit[],
): readonly Refactoring[] {
  return edits.length === 0 ? [] : [{ kind, title, edits: () => edits }];
}

/**
 * The step at the place, as an entry of `config.steps`; not one with an anchor, of which others may be made, nor one of
 * which a template decides what is in it.
 */
export function stepAt({ location, tree }: RefactoringContext): TrailEntry | undefined {
  const step = location.trail.find(({ path }) => isStepPath(path));
  if (!step?.node || step.node.anchor !== undefined) return undefined;
  const { start, end } = step.node.range;
  return tree.text.slice(start, end).includes("{%") ? undefined : step;
}

export function isStepPath(path: TrailEntry["path"]): boolean {
  return path.length === 4 && path.slice(0, 3).join("/") === "body/config/steps";
}

/** Whether the place is the name of a step, or one of its own keys of these. */
export function isOnStep({ location }: RefactoringContext, keys: readonly string[]): boolean {
  const last = location.trail.at(-1);
  if (!last) return false;
  if (isStepPath(last.path)) return location.isKey;
  return isStepPath(last.path.slice(0, 4)) && keys.includes(String(last.path[4]));
}

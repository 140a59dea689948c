import type { OffsetRange } from "../../document/syntaxNode.js";
import type { Text } from "../../model/spec.js";
import type { MoveRange } from "../../document/parts/joinParts.js";

/**
 * What a name is the name of. `environment`: what a step hands to the code that it runs; `variable`: of a template; `spec`:
 * the block that is described or deployed.
 */
export type NameKind =
  "step" | "image" | "output" | "parameter" | "environment" | "anchor" | "variable" | "spec";

/** What a name means: two places with the same kind, name and owner mean the same thing. */
export interface NameIdentity {
  readonly kind: NameKind;
  /** Empty for a spec, of which a file knows one only. */
  readonly name: string;
  /**
   * Where several things may have the name: the step of an output parameter or an environment variable, the list of a
   * declared parameter (`build`, `run`), the beginning of the block in which a variable holds.
   */
  readonly owner?: string;
}

/** A place in a block file that declares or uses a name. */
export interface Occurrence extends NameIdentity {
  readonly role: "declaration" | "reference";
  /** The name itself, of a scalar with its quotes; of an alias that stands for the name, the alias. */
  readonly range: OffsetRange;
  /** Where a cursor means the name, when that is more than `range`. */
  readonly touch?: OffsetRange;
  /** Whether the name is all of a scalar, or a word in a longer text. */
  readonly form: "scalar" | "word";
  /** Of a declaration, and of a value that is given: all that belongs to it. */
  readonly whole?: OffsetRange;
  /** Of a parameter that a condition depends on: the list of the condition, in which its name is looked for first. */
  readonly writtenIn?: string;
  /** Of a template variable that holds in a block only: the block. */
  readonly scope?: OffsetRange;
}

/** An occurrence in a piece of a file; which step an inherited output belongs to is known of the whole file only. */
export interface PieceOccurrence extends Occurrence {
  readonly inheritedBy?: string;
}

/** The same text for all places that mean the same thing. */
export function identityKey({ kind, name, owner = "" }: NameIdentity): string {
  return `${kind}\n${owner}\n${name}`;
}

export function isSameRange(a: OffsetRange, b: OffsetRange): boolean {
  return a.start === b.start && a.end === b.end;
}

export function compareOccurrences(a: Occurrence, b: Occurrence): number {
  return a.range.start - b.range.start || a.range.end - b.range.end;
}

export function moved(occurrence: Occurrence, move: MoveRange): Occurrence {
  const { range, touch, whole, scope } = occurrence;
  return {
    ...occurrence,
    range: move(range),
    ...(touch && { touch: move(touch) }),
    ...(whole && { whole: move(whole) }),
    ...(scope && { scope: move(scope) }),
  };
}

export function declaration(
  kind: NameKind,
  { text, range }: Text,
  more: { readonly owner?: string; readonly whole: OffsetRange },
): Occurrence {
  return { kind, name: text, role: "declaration", form: "scalar", range, ...more };
}

export function reference(
  kind: NameKind,
  { text, range }: Text,
  more: { readonly owner?: string } = {},
): Occurrence {
  return { kind, name: text, role: "reference", form: "scalar", range, ...more };
}

import type { CodePointRange, GlobToken } from "./globToken.js";

/** How a dialect reads what stands between `[` and `]`. */
export interface ClassSyntax {
  /** The characters of which one after `[` turns the class round. */
  readonly negations: readonly string[];
  /** Whether `\` takes the character after it literally. */
  readonly hasEscapes: boolean;
}

export interface ReadClass {
  readonly token: GlobToken;
  /** Index after the `]`. */
  readonly end: number;
}

/** Reads the class whose `[` is at `start` of a pattern without problems. */
export function readClass(
  characters: readonly string[],
  start: number,
  { negations, hasEscapes }: ClassSyntax,
): ReadClass {
  const isNegated = negations.includes(characters[start + 1] ?? "");
  const members: { codePoint: number; isDash: boolean }[] = [];
  let index = start + (isNegated ? 2 : 1);
  while (index < characters.length && (characters[index] !== "]" || members.length === 0)) {
    const isEscaped = hasEscapes && characters[index] === "\\";
    if (isEscaped) index += 1;
    const character = characters[index] ?? "";
    members.push({
      codePoint: character.codePointAt(0) ?? 0,
      isDash: character === "-" && !isEscaped,
    });
    index += 1;
  }
  return { token: { type: "class", isNegated, ranges: rangesOf(members) }, end: index + 1 };
}

function rangesOf(
  members: readonly { readonly codePoint: number; readonly isDash: boolean }[],
): CodePointRange[] {
  const ranges: CodePointRange[] = [];
  for (let index = 0; index < members.length; index += 1) {
    const first = members[index]?.codePoint ?? 0;
    const last = members[index + 2];
    if (members[index + 1]?.isDash === true && last !== undefined) {
      ranges.push([first, last.codePoint]);
      index += 2;
    } else {
      ranges.push([first, first]);
    }
  }
  return ranges;
}

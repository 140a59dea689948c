import { readClass, type ClassSyntax } from "./globClass.js";
import { literal, type GlobToken } from "./globToken.js";

/** A token, and where in the characters of its pattern the next one begins. */
export interface GlobPart {
  readonly token: GlobToken;
  readonly end: number;
}

/** In what the dialects differ. */
export interface GlobSyntax {
  readonly classSyntax: ClassSyntax;
  /** Reads the stars at an index, at which there is at least one. */
  readonly readStars: (characters: readonly string[], index: number) => GlobPart;
}

/** The tokens of the characters from an index on. */
export function readGlob(
  characters: readonly string[],
  syntax: GlobSyntax,
  start = 0,
): GlobToken[] {
  const tokens: GlobToken[] = [];
  for (let index = start; index < characters.length;) {
    const part = readPart(characters, index, syntax);
    tokens.push(part.token);
    index = part.end;
  }
  return tokens;
}

function readPart(
  characters: readonly string[],
  index: number,
  { classSyntax, readStars }: GlobSyntax,
): GlobPart {
  const character = characters[index] ?? "";
  switch (character) {
    case "*":
      return readStars(characters, index);
    case "?":
      return { token: { type: "one" }, end: index + 1 };
    case "[":
      return readClass(characters, index, classSyntax);
    case "\\":
      return { token: literal(characters[index + 1]?.codePointAt(0) ?? 0), end: index + 2 };
    default:
      return { token: literal(character.codePointAt(0) ?? 0), end: index + 1 };
  }
}

import { readClass } from "./globClass.js";
import { literal } from "./globToken.js";
import type { GlobToken } from "./globToken.js";
import { trimEnd, trimStart } from "./ignoreLine.js";
import type { ParsedPattern } from "./ignorePattern.js";

const classSyntax = { negations: ["^"], hasEscapes: true } as const;

/**
 * What a line of an ignore file means to Docker: a path from the packed folder, cleaned of `.`, `..` and doubled
 * slashes, with `**` for any folders.
 */
export function dockerPattern(line: string): ParsedPattern {
  const text = trimEnd(trimStart(line));
  const isNegated = text.startsWith("!");
  const path = cleanPath(isNegated ? trimStart(text.slice(1)) : text);
  const pattern = path.length > 1 && path.startsWith("/") ? path.slice(1) : path;
  const isNothing = pattern === "/" || pattern === "." || /^\.\.(?:\/|$)/.test(pattern);
  return { isNegated, tokens: isNothing ? undefined : readGlob(pattern) };
}

/** The shortest path of the same meaning, as `filepath.Clean` of Go gives it. */
function cleanPath(path: string): string {
  const isAbsolute = path.startsWith("/");
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== ".." || (!isAbsolute && (segments.at(-1) ?? "..") === "..")) {
      segments.push(segment);
    } else {
      segments.pop();
    }
  }
  const cleaned = segments.join("/");
  return isAbsolute ? `/${cleaned}` : cleaned || ".";
}

function readGlob(pattern: string): GlobToken[] {
  const characters = Array.from(pattern);
  const tokens: GlobToken[] = [];
  let index = 0;
  // "**" at the start of a plain text stands for any start, not for any folders.
  if (/^\*\*[^/*?[\\][^*?[\\]*$/.test(pattern)) {
    tokens.push({ type: "all" });
    index = 2;
  }
  while (index < characters.length) {
    const part = readPart(characters, index);
    tokens.push(part.token);
    index = part.end;
  }
  return tokens;
}

function readPart(characters: readonly string[], index: number): { token: GlobToken; end: number } {
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

function readStars(
  characters: readonly string[],
  index: number,
): { token: GlobToken; end: number } {
  if (characters[index + 1] !== "*") return { token: { type: "some" }, end: index + 1 };
  const end = characters[index + 2] === "/" ? index + 3 : index + 2;
  return { token: { type: end >= characters.length ? "all" : "folders" }, end };
}

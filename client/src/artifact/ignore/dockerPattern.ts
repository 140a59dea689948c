import type { GlobToken } from "./globToken.js";
import { trimEnd, trimStart } from "./ignoreLine.js";
import type { ParsedPattern } from "./ignorePattern.js";
import { readGlob, type GlobPart, type GlobSyntax } from "./readGlob.js";

const syntax: GlobSyntax = { classSyntax: { negations: ["^"], hasEscapes: true }, readStars };

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
  return { isNegated, tokens: isNothing ? undefined : readPattern(pattern) };
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

function readPattern(pattern: string): GlobToken[] {
  const characters = Array.from(pattern);
  // "**" at the start of a plain text stands for any start, not for any folders.
  return /^\*\*[^/*?[\\][^*?[\\]*$/.test(pattern)
    ? [{ type: "all" }, ...readGlob(characters, syntax, 2)]
    : readGlob(characters, syntax);
}

function readStars(characters: readonly string[], index: number): GlobPart {
  if (characters[index + 1] !== "*") return { token: { type: "some" }, end: index + 1 };
  const end = characters[index + 2] === "/" ? index + 3 : index + 2;
  return { token: { type: end >= characters.length ? "all" : "folders" }, end };
}

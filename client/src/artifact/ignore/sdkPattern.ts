import { literal, slash } from "./globToken.js";
import type { GlobToken } from "./globToken.js";
import { trimEnd } from "./ignoreLine.js";
import type { ParsedPattern } from "./ignorePattern.js";
import { readGlob, type GlobSyntax } from "./readGlob.js";

const syntax: GlobSyntax = {
  // Releases of the packer's library before 1.0 take "^" literally; git and the others do as here.
  classSyntax: { negations: ["!", "^"], hasEscapes: false },
  readStars: (_characters, index) => ({ token: { type: "some" }, end: index + 1 }),
};

/**
 * What a line of an ignore file means to the platform's own packer: a pattern as of git, to which the packer gives the
 * opposite sign, because its list is of what to include.
 */
export function sdkPattern(line: string): ParsedPattern {
  // White space after the sign is part of the name, as for git.
  const included = line.startsWith("!") ? line.slice(1) : `!${line}`;
  const isExcluded = included.startsWith("!");
  const pattern = trimEnd(isExcluded ? included.slice(1) : included);
  const isNothing = pattern === "" || included.startsWith("#");
  return { isNegated: !isExcluded, tokens: isNothing ? undefined : readSegments(pattern) };
}

/** Undefined when no path can match. */
function readSegments(pattern: string): GlobToken[] | undefined {
  const segments = anchored(pattern.split("/").filter(isNotRepeated));
  const last = segments.at(-1);
  if (segments.length === 0 || (segments.length === 1 && last === "")) return undefined;
  // A slash at the end: what is in such a folder. "**/" is everything in any folder.
  if (last === "") segments[segments.length - 1] = "**";
  if (last === "" && segments.length === 2 && segments[0] === "**") segments[0] = "*";
  const unique = segments.filter(isNotRepeated);
  return unique.flatMap((segment, index): GlobToken[] => {
    const isLast = index === unique.length - 1;
    if (segment === "**") return [{ type: isLast ? "all" : "folders" }];
    const tokens = readGlob(Array.from(segment), syntax);
    return isLast ? tokens : [...tokens, literal(slash)];
  });
}

/** Segments from the packed folder on: a pattern of one name matches at any depth. */
function anchored(segments: readonly string[]): string[] {
  const [first, second] = segments;
  if (first === "") return segments.slice(1);
  const isOneName = segments.length === 1 || (segments.length === 2 && second === "");
  return isOneName && first !== "**" ? ["**", ...segments] : [...segments];
}

function isNotRepeated(segment: string, index: number, segments: readonly string[]): boolean {
  return segment !== "**" || segments[index - 1] !== "**";
}

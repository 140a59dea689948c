import type { DocumentKind } from "./spec.js";

/** Files whose kind is set by hand. */
export interface FileAssociation {
  /**
   * `*` and `?` within a name, `**` for any folders, `{a,b}` for alternatives. Without a slash at its beginning it holds
   * in every folder.
   */
  readonly glob: string;
  readonly kind: DocumentKind;
}

/** The kind of the first association whose glob fits a file; undefined when none does. */
export function associatedKind(
  associations: readonly FileAssociation[],
  fileName: string,
): DocumentKind | undefined {
  if (associations.length === 0) return undefined;
  const path = segmentsOf(fileName);
  return associations.find(({ glob }) => matchesGlob(glob, path))?.kind;
}

/** The names on the way to a file, from its path or URI. */
function segmentsOf(fileName: string): readonly string[] {
  const path = fileName.replace(/^[a-z][a-z\d+.-]+:(?:\/\/[^/]*)?/i, "");
  const plain = path === fileName ? path.replaceAll("\\", "/") : decoded(path);
  return plain.split("/").filter((segment) => segment !== "");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function matchesGlob(glob: string, path: readonly string[]): boolean {
  return alternatives(glob).some((pattern) => {
    const segments = pattern.split("/").filter((segment) => segment !== "");
    if (segments.length === 0) return false;
    const anywhere = pattern.startsWith("/") ? segments : ["**", ...segments];
    return matches(anywhere, path, { any: "**", fits: fitsName });
  });
}

function fitsName(pattern: string, name: string): boolean {
  return matches(Array.from(pattern), Array.from(name), {
    any: "*",
    fits: (expected, actual) => expected === "?" || expected === actual,
  });
}

interface Wildcard {
  /** The part of a pattern that stands for any number of parts. */
  readonly any: string;
  readonly fits: (pattern: string, part: string) => boolean;
}

/** Whether a pattern stands for all parts; takes the product of both lengths at most. */
function matches(
  pattern: readonly string[],
  parts: readonly string[],
  { any, fits }: Wildcard,
): boolean {
  let at = 0;
  let lastAny = -1;
  let resumeAt = 0;
  let index = 0;
  while (index < parts.length) {
    const expected = pattern[at];
    if (expected === any) {
      lastAny = at++;
      resumeAt = index;
    } else if (expected !== undefined && fits(expected, parts[index] ?? "")) {
      at += 1;
      index += 1;
    } else if (lastAny >= 0) {
      at = lastAny + 1;
      index = ++resumeAt;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every((rest) => rest === any);
}

const mostAlternatives = 100;

/** The globs that one with `{a,b}` stands for, at most 100. */
function alternatives(glob: string): readonly string[] {
  let globs = [glob];
  for (;;) {
    const next = globs.flatMap((each) => {
      const braces = /\{([^{}]*)\}/.exec(each);
      if (braces === null) return [each];
      const [whole, inner = ""] = braces;
      const before = each.slice(0, braces.index);
      const after = each.slice(braces.index + whole.length);
      return inner.split(",").map((choice) => before + choice + after);
    });
    if (next.length > mostAlternatives || next.every((each, index) => each === globs[index])) {
      return globs;
    }
    globs = next;
  }
}

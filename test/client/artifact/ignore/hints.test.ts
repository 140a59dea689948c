import { describe, expect, it } from "vitest";
import { dialectHints } from "../../../../client/src/artifact/ignore/ignoreHints.js";
import { ignoreLineFor } from "../../../../client/src/artifact/ignore/ignoreLineFor.js";
import { isExcluded, rulesOf } from "./verdict.js";

const rewrites = (text: string, dialect: "sdk" | "docker") =>
  dialectHints(rulesOf(text).rules, dialect).map(({ rewrite }) => rewrite);

describe("a line that the dialects read differently", () => {
  // The line, what means to both what it means to the SDK, and to Docker.
  it.each<[string, string | undefined, string | undefined]>([
    [".env", "**/.env", "/.env"],
    ["foo/", "**/foo/**", "/foo"],
    ["*.md", "**/*.md", "/*.md"],
    ["x?", "**/x?", "/x?"],
    ["!keep", "!**/keep", "!/keep"],
    ["[!a]b", "**/[^a]b", undefined],
    [" foo", "**/ foo", "/foo"],
    ["./foo", undefined, "/foo"],
    ["a//b", undefined, "a/b"],
    ["a/b/", "a/b/**", "a/b"],
    ["**x", "**/*x", undefined],
    ["**/", "*/**", "/*"],
    ["foo ?/ ", "**/foo ?/**", "/foo ?"],
    ["a**/b", "a*/b", undefined],
    ["\\#a", "**/#a", "/\\#a"],
  ])("%j has a rewrite", (line, sdk, docker) => {
    expect([rewrites(line, "sdk"), rewrites(line, "docker")]).toEqual([[sdk], [docker]]);
  });

  it("keeps its meaning in the rewrite, in both dialects", () => {
    const paths = [
      ".env",
      "a/.env",
      "foo",
      "foo/a",
      "a/foo/b",
      "R.md",
      "a/R.md",
      "ab",
      "x/cb",
      "!b",
    ];
    for (const line of [".env", "foo/", "foo", "*.md", "[!a]b", "a?", "*/", "x/**/foo/"]) {
      for (const dialect of ["sdk", "docker"] as const) {
        const [rewrite] = rewrites(line, dialect);
        if (rewrite === undefined) continue;
        const verdicts = (text: string, read: "sdk" | "docker") =>
          paths.filter((path) => isExcluded(rulesOf(text), path, read));
        const meant = verdicts(line, dialect);
        expect(verdicts(rewrite, "sdk"), rewrite).toEqual(meant);
        expect(verdicts(rewrite, "docker"), rewrite).toEqual(meant);
      }
    }
  });

  it("is named with its place in one sentence", () => {
    const [hint] = dialectHints(rulesOf("/ok\n.env").rules, "sdk");
    expect(hint?.message).toBe(
      'Line 2 of .dockerignore, ".env", means something else to Docker than to the Peak SDK; "**/.env" means to both what it means to the Peak SDK.',
    );
  });
});

describe("a line that the dialects read in the same way", () => {
  it.each([
    "/foo",
    "a/b",
    "a/*.txt",
    "a/**",
    "**/x",
    "*",
    "**",
    "**/*",
    "/*",
    "!/src",
    "/[a-c]",
    "# x",
  ])("%j has no hint", (line) => {
    expect(dialectHints(rulesOf(line).rules, "sdk")).toEqual([]);
  });
});

describe("the line for a single file", () => {
  it.each(["a", ".env", "a b/c ", "a*b?[c]", "!x", "#x", "a\\b", "sub/.env.production"])(
    "leaves out %j alone, in both dialects",
    (path) => {
      const rules = rulesOf(ignoreLineFor(path));
      for (const dialect of ["sdk", "docker"] as const) {
        expect(isExcluded(rules, path, dialect)).toBe(true);
        expect(isExcluded(rules, `x/${path}`, dialect)).toBe(false);
        expect(isExcluded(rules, `${path}x`, dialect)).toBe(false);
      }
    },
  );
});

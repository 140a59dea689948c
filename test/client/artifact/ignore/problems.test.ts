import { describe, expect, it } from "vitest";
import { ignoreLines } from "../../../../client/src/artifact/ignore/ignoreLine.js";
import { readRules } from "../../../../client/src/artifact/ignore/readRules.js";
import { isExcluded, rulesOf } from "./verdict.js";

const problemsOf = (text: string) => readRules(ignoreLines(".dockerignore", text)).problems ?? [];

describe("a line without a meaning", () => {
  // The line, the column, what the message says.
  it.each<[string, number, RegExp]>([
    ["[", 1, /"\[" is not closed/],
    ["a[", 2, /"\[" is not closed/],
    ["a/[b-d", 3, /"\[" is not closed/],
    ["[a-", 1, /"\[" is not closed/],
    ["[]", 2, /"\]" cannot stand here/],
    ["[]a]", 2, /"\]" cannot stand here/],
    ["[^]", 3, /"\]" cannot stand here/],
    ["[!]", 1, /"\[" is not closed/],
    ["[-]", 2, /"-" cannot stand here/],
    ["[x-]", 4, /"\]" cannot stand here/],
    ["[-x]", 2, /"-" cannot stand here/],
    ["[a-b-c]", 5, /"-" cannot stand here/],
    ["[z-a]", 2, /"z-a" runs backwards/],
    ["[a*]", 3, /"\*" cannot stand here/],
    ["[?]", 2, /"\?" cannot stand here/],
    ["[[a]]", 2, /"\[" cannot stand here/],
    ["[a/b]", 3, /"\/" cannot stand here/],
    ["a\\", 2, /at the end escapes nothing/],
    ["a\\ ", 2, /at the end escapes nothing/],
    ["a\\d", 2, /"\\d" has no defined meaning; write "\\\\d" or "d"/],
    ["[a\\d]", 3, /"\\d" has no defined meaning/],
    ["a\\/b", 2, /"\\\/" has no defined meaning/],
    ["!", 1, /"!" needs a pattern/],
    ["!  ", 1, /"!" needs a pattern/],
    ["  !", 3, /"!" needs a pattern/],
    ["!/", 1, /"!" needs a pattern/],
    ["  !  a[", 7, /not closed/],
    ["**/**/**/**/**/**/**/**/**/**/**/a", 1, /at most ten/],
    ["a".repeat(1025), 1025, /at most 1,024 characters/],
    ["a".repeat(70_000), 1025, /at most 1,024 characters/],
  ])("%j is a problem in column %i", (line, column, message) => {
    const [problem, ...others] = problemsOf(`ok\n\n# comment\n${line}\nfine`);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ file: ".dockerignore", line: 4, column });
    expect(problem?.problem).toMatch(message);
    expect(problem?.problem).not.toMatch(/[.!]$/);
  });

  it("is named together with all others", () => {
    expect(problemsOf("[\na\n!\nb\\d").map(({ line }) => line)).toEqual([1, 3, 4]);
  });

  it("is one too many after 2,000 patterns", () => {
    const lines = Array.from({ length: 2001 }, (_, index) => `a${index}`);
    expect(problemsOf(lines.slice(0, 2000).join("\n"))).toEqual([]);
    expect(problemsOf(lines.join("\n"))).toMatchObject([{ line: 2001, column: 1 }]);
  });
});

describe("a line with a meaning", () => {
  it.each(["*.[oa]", "[._]*.s[a-v][a-z]", "\\#*\\#", "*.~*", "~$*", "Icon\r\r", "a".repeat(1024)])(
    "%j, as people write it, is no problem",
    (line) => {
      expect(problemsOf(line)).toEqual([]);
    },
  );

  it.each([
    ["**/a**/a**/a**/a**/a**/a**/b", "a/".repeat(2047) + "a"],
    ["**/a**/a**/a**/a**/a**/a**/b", "ab".repeat(2000)],
    [`${"*a".repeat(300)}b`, "a".repeat(4096)],
    [`${"*a".repeat(300)}b`, `${"ab".repeat(2047)}c`],
    [`${"[^b]*".repeat(150)}c`, "a".repeat(4096)],
    ["?".repeat(1000), "a".repeat(4096)],
  ])("that would take a backtracking matcher for ever, %#, is decided", (line, path) => {
    expect(isExcluded(rulesOf(line), path, "docker")).toBe(false);
    expect(isExcluded(rulesOf(line), path, "sdk")).toBe(false);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../server/src/rules/rule.js";
import { checkText, lineOf } from "../../support/checkText.js";

const folder = fileURLToPath(new URL("../../fixtures/specs/", import.meta.url));

function fixtures(kind: "valid" | "faulty"): readonly (readonly [name: string, text: string])[] {
  const directory = path.join(folder, kind);
  return readdirSync(directory).map((name) => [
    name,
    readFileSync(path.join(directory, name), "utf8"),
  ]);
}

/** `line: rule` of all findings that an author would see as problems. */
function problems(text: string): readonly string[] {
  return withLines(
    text,
    checkText(text).filter(({ severity }) => severity !== "hint"),
  );
}

function withLines(text: string, findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, range }) => `${lineOf(text, range.start)}: ${rule}`).sort();
}

/** `line: rule` of all marks: `# expect: rule, rule` at the end of a line. */
function expectations(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) =>
      (/# expect: (.*)$/.exec(line)?.[1] ?? "")
        .split(",")
        .filter((rule) => rule.trim() !== "")
        .map((rule) => `${index + 1}: ${rule.trim()}`),
    )
    .sort();
}

describe.each(fixtures("valid"))("the valid file %s", (_, text) => {
  it("has no problems", () => {
    const severe = checkText(text).filter(({ severity }) => /error|warning/.test(severity));

    expect(severe).toEqual([]);
  });

  it("tells what is worth knowing where a mark says so", () => {
    expect(problems(text)).toEqual(expectations(text));
  });

  it("has no others with the line ends of Windows either", () => {
    expect(problems(text.replace(/\r?\n/g, "\r\n"))).toEqual(expectations(text));
  });
});

describe.each([...fixtures("valid"), ...fixtures("faulty")])(
  "the file %s, half typed",
  (_, text) => {
    it("breaks no rule, wherever the text ends", () => {
      const ends = [...text.matchAll(/\S(?=\s)|:/g)].map(({ index }) => index + 1);
      for (const end of ends.filter((_, index) => index % 3 === 0)) {
        // A rule that throws is thrown on by checkText.
        const found = checkText(text.slice(0, end));
        for (const { range } of found) expect(range.end).toBeLessThanOrEqual(end);
      }
    });
  },
);

describe.each(fixtures("faulty"))("the faulty file %s", (_, text) => {
  it("has the marked problems and no others", () => {
    expect(expectations(text)).not.toEqual([]);
    expect(problems(text)).toEqual(expectations(text));
  });

  it("has them on the same lines with the line ends of Windows", () => {
    expect(problems(text.replace(/\r?\n/g, "\r\n"))).toEqual(expectations(text));
  });
});

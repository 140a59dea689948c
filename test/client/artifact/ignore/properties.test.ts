import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ignoreLines } from "../../../../client/src/artifact/ignore/ignoreLine.js";
import { readRules } from "../../../../client/src/artifact/ignore/readRules.js";
import { isExcluded, rulesOf } from "./verdict.js";

const dialects = ["sdk", "docker"] as const;
const name = fc.constantFrom("a", "b", "ab", "x.py", ".env", "é");
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
const segment = fc
  .array(fc.constantFrom("a", "b", "*", "?", "[ab]", "[^a]", ".", "\\*", "é"), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join(""));
const pattern = fc
  .array(fc.oneof(segment, name, fc.constant("**")), { minLength: 1, maxLength: 3 })
  .map((segments) => segments.join("/"));
const line = fc.tuple(
  fc.constantFrom("", "", "!"),
  fc.constantFrom("", "/"),
  pattern,
  fc.constantFrom("", "/"),
);
const lines = fc
  .array(
    line.map((parts) => parts.join("")),
    { minLength: 1, maxLength: 5 },
  )
  .filter((some) => readRules(ignoreLines("i", some.join("\n"))).problems === undefined);

const verdicts = (text: string, paths: readonly string[], dialect: "sdk" | "docker") => {
  const rules = rulesOf(text);
  return paths.map((each) => isExcluded(rules, each, dialect));
};

describe.each(dialects)("in the %s dialect", (dialect) => {
  it("comments and blank lines change nothing", () => {
    const noise = fc.constantFrom("", "# a", "   ", "\t", "#!b");
    fc.assert(
      fc.property(lines, noise, fc.nat(), fc.array(path), (some, added, at, paths) => {
        const more = some.toSpliced(at % (some.length + 1), 0, added);
        expect(verdicts(more.join("\n"), paths, dialect)).toEqual(
          verdicts(some.join("\n"), paths, dialect),
        );
      }),
    );
  });

  it("line breaks of both kinds are the same", () => {
    fc.assert(
      fc.property(lines, fc.array(path), (some, paths) => {
        expect(verdicts(some.join("\r\n"), paths, dialect)).toEqual(
          verdicts(some.join("\n"), paths, dialect),
        );
      }),
    );
  });

  it("a line that brings back never leaves out more, and one that leaves out never brings back", () => {
    fc.assert(
      fc.property(lines, pattern, fc.array(path), (some, added, paths) => {
        fc.pre(!/^[./]*$/.test(added));
        const before = verdicts(some.join("\n"), paths, dialect);
        const less = verdicts([...some, `!/${added}`].join("\n"), paths, dialect);
        const more = verdicts([...some, `/${added}`].join("\n"), paths, dialect);
        for (const [index, wasExcluded] of before.entries()) {
          if (less[index] === true) expect(wasExcluded).toBe(true);
          if (wasExcluded) expect(more[index]).toBe(true);
        }
      }),
    );
  });

  it("a slash at the start makes a difference for a single name of the SDK only", () => {
    fc.assert(
      fc.property(pattern, fc.array(path), (some, paths) => {
        const isAnchored = dialect === "docker" || some.includes("/");
        fc.pre(isAnchored);
        expect(verdicts(`/${some}`, paths, dialect)).toEqual(verdicts(some, paths, dialect));
      }),
    );
  });

  it("a single name without a slash is the same below any folders", () => {
    fc.assert(
      fc.property(segment, fc.array(path), (some, paths) => {
        const anywhere = verdicts(`**/${some}`, paths, dialect);
        const own = verdicts(dialect === "sdk" ? some : `**/${some}`, paths, dialect);
        expect(own).toEqual(anywhere);
      }),
    );
  });
});

describe("in Docker's dialect", () => {
  it("a slash at the end makes no difference", () => {
    fc.assert(
      fc.property(pattern, fc.array(path), (some, paths) => {
        expect(verdicts(`${some}/`, paths, "docker")).toEqual(verdicts(some, paths, "docker"));
      }),
    );
  });
});

describe("a folder that is left out whole", () => {
  it.each(dialects)("holds no file that is kept, in the %s dialect", (dialect) => {
    fc.assert(
      fc.property(lines, path, path, (some, folder, below) => {
        const rules = rulesOf(some.join("\n"));
        const decision = folder
          .split("/")
          .reduce((above, each) => rules.enterFolder(each, above), rules.root);
        fc.pre(rules.isAllExcluded(decision, dialect));
        expect(isExcluded(rules, `${folder}/${below}`, dialect)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

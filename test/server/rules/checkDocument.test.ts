import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mostFindings } from "../../../server/src/rules/limitFindings.js";
import { schemaRules } from "../../../server/src/rules/schemaRules.js";
import { syntaxRules } from "../../../server/src/rules/syntaxRules.js";
import { checkText } from "../../support/checkText.js";

function workflow(steps: string): string {
  return `body:
  version: 1
  kind: workflow
  metadata: { name: checked, summary: A workflow }
  release: { version: 1.0.0, notes: First }
  config:
    steps:
${steps}
`;
}

describe("checking a document", () => {
  it("leaves a file alone that is no block file", () => {
    expect(checkText("a: 1\na: 2\nb: [\n")).toEqual([]);
  });

  it("says why a block file could not be read", () => {
    const tooDeep = `body: ${"[".repeat(2000)}`;

    expect(checkText(tooDeep, {}, "deep.block.yaml").map(({ rule }) => rule)).toEqual([
      "syntax/too-deep",
    ]);
  });

  it("stays silent on an empty block file", () => {
    expect(checkText("", {}, "new.block.yaml")).toEqual([]);
  });

  it("reports one cause once where aliases show a text twice", () => {
    const text = workflow(`
      a: { type: sql, sqlQueryPath: q.sql, parents: &parents [nobody] }
      b: { type: sql, sqlQueryPath: q.sql, parents: *parents }`);

    const found = checkText(text).filter(({ rule }) => rule === "graph/unknown-parent");

    expect(found.map(({ range }) => text.slice(range.start, range.end))).toEqual(["nobody"]);
  });

  it("says nothing more about a line that is no proper YAML", () => {
    const text = workflow(`
      a: { type: sql, sqlQueryPath: q.sql, parents: [nobody, *nothing] }`);

    expect(checkText(text).map(({ rule }) => rule)).toEqual(["syntax/undefined-alias"]);
  });

  it("does not judge lines by where a wrongly indented one before them has put them", () => {
    const text = workflow(`
      a:
        type: export
        schema: S
       table: T
        sortBy: C
        sortOrder: up
      b: { type: sql, sqlQueryPath: q.sql, parents: a }`);

    expect(checkText(text).map(({ rule }) => rule)).toEqual(["syntax/indentation", "schema/type"]);
  });

  it("does not miss what a wrongly indented line has moved elsewhere", () => {
    const text = workflow(`
      a:
        imageDetails: { id: 1, versionId: 2 }
\tcommand: x
        outputParameters: { out: out.txt }
      b:
        imageDetails: { id: 1, versionId: 2 }
        command: x
        parents: [a]`);

    expect(checkText(text).map(({ rule }) => rule)).toEqual(["syntax/tab-indentation"]);
  });

  it("shows the severest findings of a file that has too many, and says how many there are", () => {
    const hints = Array.from(
      { length: 150 },
      (_, i) => `      a_${i}: { type: sql, sqlQueryPath: q.sql }`,
    );
    const errors = Array.from(
      { length: 150 },
      (_, i) => `      b${i}: { type: sql, sqlQueryPath: q.sql, parents: [nobody-${i}] }`,
    );

    const found = checkText(workflow([...hints, ...errors].join("\n")));

    expect(found).toHaveLength(mostFindings);
    expect(found.filter(({ severity }) => severity === "error")).toHaveLength(150);
    expect(found.at(-1)?.message).toMatch(/ Of this file 100 more findings are not shown\.$/);
  });

  it("suggests names until that would take too long", () => {
    const steps = Array.from(
      { length: 1000 },
      (_, i) =>
        `      a-step-with-a-long-name-${i}: { type: sql, sqlQueryPath: q.sql, parents: [a-stop-with-a-long-nome-${i}] }`,
    );

    const found = checkText(workflow(steps.join("\n")));

    expect(found[0]?.message).toMatch(/did you mean/);
    expect(found.at(-1)?.message).not.toMatch(/did you mean/);
  });

  it("gives the same findings in the same order each time", () => {
    const text = workflow(`
      a: { type: sql, sqlQueryPath: q.sql, parents: [b, x, y] }
      b: { type: sql, sqlQueryPath: q.sql, parents: [a, a, c_d] }
      c_d: { imageRef: z, command: c }`);

    expect(checkText(text)).toEqual(checkText(text));
  });

  it("takes severities from the settings for syntax, too", () => {
    const text = workflow("      a: { type: sql, sqlQueryPath: *q }");
    const severities = new Map([["syntax/undefined-alias", "warning"]] as const);

    expect(checkText(text, { severities }).map(({ severity }) => severity)).toEqual(["warning"]);
  });
});

/** All ids of a family in the texts of a folder. */
function idsIn(folder: string, pattern: RegExp): readonly string[] {
  const url = new URL(`../../../${folder}/`, import.meta.url);
  return readdirSync(url, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ name }) => readFileSync(new URL(name, url), "utf8").match(pattern) ?? []);
}

describe("the tables of ids", () => {
  it("have every syntax rule that the reading of a text reports, and no other", () => {
    const reported = idsIn("server/src/document", /(?<=")syntax\/[a-z-]+(?=")/g);

    expect([...syntaxRules.keys()].sort()).toEqual([...new Set(reported)].sort());
  });

  it("have every schema rule that the schemas report, and no other", () => {
    const fixed = idsIn("server/src/schema", /(?<=")schema\/[a-z-]+(?=")/g);
    const named = idsIn("schemas", /(?<="rule": ")[a-z-]+(?=")/g).map((name) => `schema/${name}`);

    expect([...schemaRules.keys()].sort()).toEqual([...new Set([...fixed, ...named])].sort());
  });
});

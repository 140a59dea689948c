import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isExcluded, rulesOf } from "./verdict.js";

/**
 * Text of an ignore file, paths, and the verdicts on them, 1 for left out: by moby/patternmatcher (Go 1.19), and by
 * pathspec with every pattern's sign turned round after "everything". The last is null where the releases 0.11 and
 * 1.1.1 of pathspec differ from each other.
 */
type Row = readonly [text: string, paths: readonly string[], docker: string, sdk: string | null];

const fixture = new URL("../../../fixtures/ignore/corpus.json", import.meta.url);
const rows = JSON.parse(readFileSync(fixture, "utf8")) as readonly Row[];

const oracles = [
  ["docker", "moby/patternmatcher", ([, , docker]: Row) => docker],
  ["sdk", "pathspec", ([, , , sdk]: Row) => sdk],
] as const;

describe.each(oracles)("the %s dialect", (dialect, oracle, verdictsOf) => {
  it(`gives the verdicts of ${oracle} on random ignore files`, () => {
    let count = 0;
    const differences: unknown[] = [];
    for (const row of rows) {
      const verdicts = verdictsOf(row);
      if (verdicts === null) continue;
      const [text, paths] = row;
      const rules = rulesOf(text);
      const ours = paths.map((path) => (isExcluded(rules, path, dialect) ? "1" : "0")).join("");
      if (ours !== verdicts) differences.push({ text, paths, ours, verdicts });
      count += verdicts.length;
    }
    expect(differences).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(5000);
  });
});

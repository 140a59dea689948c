import { describe, expect, it } from "vitest";
import { effectivePairs } from "../../../server/src/document/effectivePairs.js";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { outline } from "./outline.js";

function pairsOfLast(text: string): string {
  const { root } = parseDocument(text);
  const last = root?.kind === "mapping" ? root.pairs.at(-1)?.value : undefined;
  if (last?.kind !== "mapping") throw new Error("The last value is no mapping.");
  const pairs = effectivePairs(last).map(({ key, value }) => `${key.text}: ${outline(value)}`);
  return pairs.sort().join(", ");
}

// What PyYAML's safe loader makes of the same texts.
describe("merge keys", () => {
  it.each([
    [
      "bring in what the mapping has not",
      "x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\n",
      "a: 1, b: 3",
    ],
    ["never replace own keys, wherever they stand", "x: &x {a: 1}\ny:\n  a: 2\n  <<: *x\n", "a: 2"],
    [
      "of a list prefer the first",
      "x: &x {a: 1}\ny: &y {a: 2, b: 2}\nz:\n  <<: [*x, *y]\n",
      "a: 1, b: 2",
    ],
    ["of several prefer the last", "x: &x {a: 1}\ny: &y {a: 2}\nz:\n  <<: *x\n  <<: *y\n", "a: 2"],
    [
      "of what is merged count too",
      "x: &x {a: 1}\ny: &y {<<: *x, b: 2}\nz: {<<: *y, c: 3}\n",
      "a: 1, b: 2, c: 3",
    ],
    [
      "before later ones of a list",
      "x: &x {a: 1}\ny: &y {<<: *x}\nw: &w {a: 3}\nz: {<<: [*y, *w]}\n",
      "a: 1",
    ],
    ["in quotes are ordinary keys", 'y:\n  "<<": {a: 1}\n', "<<: {a: 1}"],
    ["without a mapping bring in nothing", "y:\n  <<: *nothing\n  a: 1\n", "a: 1"],
  ])("%s", (_what, text, expected) => {
    expect(pairsOfLast(text)).toBe(expected);
  });
});

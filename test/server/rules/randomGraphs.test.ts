import { describe, expect, it } from "vitest";
import type { Finding } from "../../../server/src/rules/rule.js";
import { checkText } from "../../support/checkText.js";

/** A repeatable source of numbers from 0 (inclusive) to 1 (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Parents per step as they will be written: known, unknown, own and repeated names. */
type Graph = readonly (readonly [step: string, parents: readonly string[]])[];

function randomGraph(seed: number): Graph {
  const random = createRandom(seed);
  const size = 1 + Math.floor(random() * 9);
  const names = Array.from({ length: size }, (_, index) => `step-${index}`);
  const backwards = random() < 0.5 ? 0 : 0.15;
  return names.map((name, index) => {
    const parents = names.filter((_, other) => random() < (other < index ? 0.4 : backwards));
    if (random() < 0.1) parents.push(`qqqqq${index}`);
    if (random() < 0.2 && parents[0] !== undefined) parents.push(parents[0]);
    return [name, parents];
  });
}

function write(graph: Graph): string {
  const steps = graph.map(
    ([step, parents]) =>
      `      ${step}: { type: sql, sqlQueryPath: q.sql, parents: [${parents.join(", ")}] }`,
  );
  return [
    "body:",
    "  version: 1",
    "  kind: workflow",
    "  metadata: { name: random, summary: A random graph }",
    "  release: { version: 1.0.0, notes: First }",
    "  config:",
    "    triggers: [{ webhook: true }]",
    "    steps:",
    ...steps,
    "",
  ].join("\n");
}

/** What must be found, by a closure over the adjacency matrix: slow, short, and unlike the code under test. */
function expectedFindings(graph: Graph): {
  readonly entries: readonly string[];
  readonly rings: number;
} {
  const names = graph.map(([step]) => step);
  const isParent = (parent: string, child: string) =>
    parent !== child && (graph.find(([step]) => step === child)?.[1].includes(parent) ?? false);
  const before = new Set(
    names.flatMap((a) => names.filter((b) => isParent(a, b)).map((b) => `${a}>${b}`)),
  );
  for (const via of names)
    for (const a of names)
      for (const b of names)
        if (before.has(`${a}>${via}`) && before.has(`${via}>${b}`)) before.add(`${a}>${b}`);
  const comesBefore = (a: string, b: string) => before.has(`${a}>${b}`);

  const entries = graph.flatMap(([step, parents]) =>
    parents.flatMap((parent, index) => {
      const at = (rule: string) => [`${rule} ${step}.${index}`];
      if (parent === step) return at("graph/self-parent");
      if (!names.includes(parent)) return at("graph/unknown-parent");
      if (parents.indexOf(parent) < index) return at("graph/duplicate-parent");
      const isOnRing = comesBefore(step, step) || comesBefore(parent, parent);
      const isImplied = parents.some(
        (other) => other !== parent && other !== step && comesBefore(parent, other),
      );
      return isImplied && !isOnRing ? at("graph/redundant-parent") : [];
    }),
  );
  const rings = names.filter(
    (name, index) =>
      comesBefore(name, name) &&
      !names.slice(0, index).some((other) => comesBefore(other, name) && comesBefore(name, other)),
  );
  return { entries, rings: rings.length };
}

/** `rule step.index` for a finding at an entry of a list of parents. */
function placeOf(text: string, { rule, range }: Finding): string {
  const lineStart = text.lastIndexOf("\n", range.start) + 1;
  const line = text.slice(lineStart, text.indexOf("\n", range.start));
  const list = line.indexOf("[") + 1;
  const index = line.slice(list, range.start - lineStart).split(",").length - 1;
  const step = /^ *(.*?):/.exec(line)?.[1] ?? "";
  return `${rule} ${step}.${index}`;
}

const seeds = Array.from({ length: 300 }, (_, index) => index + 1);

describe("random step graphs", () => {
  it.each(seeds)("are judged as a brute-force closure judges them (seed %i)", (seed) => {
    const graph = randomGraph(seed);
    const text = write(graph);

    const found = checkText(text);
    const expected = expectedFindings(graph);

    const entries = found
      .filter(({ rule }) => rule !== "graph/cycle")
      .map((each) => placeOf(text, each));
    expect(entries.sort()).toEqual([...expected.entries].sort());
    expect(found.filter(({ rule }) => rule === "graph/cycle")).toHaveLength(expected.rings);
  });

  it.each(seeds)("have rings drawn along their own edges (seed %i)", (seed) => {
    const graph = new Map(randomGraph(seed));
    const text = write([...graph]);
    const names = [...graph.keys()];

    for (const { message, range, related } of checkText(text).filter(
      ({ rule }) => rule === "graph/cycle",
    )) {
      const ring = /circle: (.*);/.exec(message)?.[1]?.split(" → ") ?? [];
      expect(ring[0]).toBe(ring.at(-1));
      const edges = ring.slice(1).map((child, index) => [ring[index]!, child] as const);
      for (const [parent, child] of edges) expect(graph.get(child)).toContain(parent);
      expect(names.indexOf(ring[0]!)).toBe(Math.min(...ring.map((step) => names.indexOf(step))));
      expect(text.slice(range.start, range.end)).toBe(ring.at(-2));
      expect(related?.map((each) => each.message).sort()).toEqual(
        edges.map(([parent, child]) => `"${child}" waits for "${parent}".`).sort(),
      );
    }
  });
});

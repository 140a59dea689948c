import { describe, expect, it } from "vitest";
import { buildStepGraph } from "../../../server/src/model/buildStepGraph.js";

const graphOf = (parents: Record<string, string[]>) =>
  buildStepGraph(new Map(Object.entries(parents)));

describe("the step graph", () => {
  it("knows parents, children, ancestors and descendants", () => {
    const graph = graphOf({ a: [], b: ["a"], c: ["b"], d: ["a", "c"] });
    expect(graph.parents("d")).toEqual(["a", "c"]);
    expect(graph.children("a")).toEqual(["b", "d"]);
    expect([...graph.ancestors("c")].sort()).toEqual(["a", "b"]);
    expect([...graph.descendants("b")].sort()).toEqual(["c", "d"]);
    expect(graph.roots).toEqual(["a"]);
  });

  it("takes unknown, repeated and own names for no edges", () => {
    const graph = graphOf({ a: ["ghost", "a"], b: ["a", "a"] });
    expect(graph.parents("a")).toEqual([]);
    expect(graph.parents("b")).toEqual(["a"]);
    expect(graph.cycles).toEqual([]);
  });

  it("puts a step one layer behind its latest parent", () => {
    const graph = graphOf({ d: ["a", "c"], a: [], b: ["a"], c: ["b"] });
    expect(["a", "b", "c", "d"].map((step) => graph.layer(step))).toEqual([0, 1, 2, 3]);
    expect(graph.topologicalOrder).toEqual(["a", "b", "c", "d"]);
  });

  it("names a ring from its first step in the file, parent before child", () => {
    const graph = graphOf({ a: ["c"], b: ["a"], c: ["b"], behind: ["c"] });
    expect(graph.cycles).toEqual([["a", "b", "c"]]);
    expect(graph.layer("behind")).toBeUndefined();
    expect(graph.topologicalOrder).toEqual(["a", "b", "c", "behind"]);
  });

  it("finds one ring for each knot, in file order", () => {
    const graph = graphOf({ x: ["y"], y: ["x"], a: ["b"], b: ["a"], free: [] });
    expect(graph.cycles).toEqual([
      ["x", "y"],
      ["a", "b"],
    ]);
  });

  it("reads names of every kind, such as __proto__", () => {
    const graph = buildStepGraph(
      new Map([
        ["__proto__", []],
        ["constructor", ["__proto__"]],
      ]),
    );
    expect(graph.children("__proto__")).toEqual(["constructor"]);
    expect(graph.parents("toString")).toEqual([]);
  });

  it("takes a chain and a ring of 10,000 steps", () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `s${index}`);
    const chain = new Map(names.map((name, index) => [name, index === 0 ? [] : [`s${index - 1}`]]));
    expect(buildStepGraph(chain).layer("s9999")).toBe(9999);
    const ring = new Map(chain).set("s0", ["s9999"]);
    expect(buildStepGraph(ring).cycles).toEqual([names]);
  });
});

describe("random graphs agree with a brute-force oracle", () => {
  /** Steps reachable over child edges, by repeated widening. */
  const closure = (names: string[], parents: Map<string, string[]>) => {
    const reach = new Map(names.map((name) => [name, new Set<string>()]));
    for (let changed = true; changed;) {
      changed = false;
      for (const name of names) {
        for (const parent of parents.get(name)!) {
          if (parent === name) continue;
          for (const ancestor of [parent, ...reach.get(parent)!]) {
            if (reach.get(name)!.has(ancestor)) continue;
            reach.get(name)!.add(ancestor);
            changed = true;
          }
        }
      }
    }
    return reach;
  };

  for (let seed = 1; seed <= 60; seed++) {
    it(`seed ${seed}`, () => {
      let state = seed * 2654435761;
      const random = (n: number) => {
        state = (state * 1103515245 + 12345) % 2147483648;
        return Math.floor((state / 2147483648) * n);
      };
      const names = Array.from({ length: 2 + random(9) }, (_, index) => `s${index}`);
      const parents = new Map(
        names.map((name) => [name, [...new Set(names.filter(() => random(5) === 0))]]),
      );
      const graph = buildStepGraph(parents);
      const reach = closure(names, parents);
      for (const name of names) expect(new Set(graph.ancestors(name))).toEqual(reach.get(name));
      const knots = names.filter((name) => reach.get(name)!.has(name));
      const components = new Set(
        knots.map((name) =>
          knots.find(
            (other) =>
              other === name || (reach.get(name)!.has(other) && reach.get(other)!.has(name)),
          ),
        ),
      );
      expect(graph.cycles.map(([first]) => first)).toEqual([...components]);
      for (const ring of graph.cycles) {
        ring.forEach((step, index) =>
          expect(graph.children(step)).toContain(ring[(index + 1) % ring.length]),
        );
        expect(new Set(ring).size).toBe(ring.length);
      }
      const placed = graph.topologicalOrder.filter((name) => graph.layer(name) !== undefined);
      placed.forEach((name, index) => {
        for (const parent of graph.parents(name))
          expect(placed.indexOf(parent)).toBeLessThan(index);
      });
    });
  }
});

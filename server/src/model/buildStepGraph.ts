import { findRings } from "./findRings.js";
import type { StepGraph } from "./stepGraph.js";

type Edges = ReadonlyMap<string, readonly string[]>;

const none: readonly string[] = [];

/**
 * The graph of steps from their parents as written. Names that are no step, self references and repetitions are no edges.
 * Everything but the edges is worked out when it is first asked for, without recursion.
 */
export function buildStepGraph(parentsAsWritten: Edges): StepGraph {
  const parents = new Map<string, readonly string[]>();
  const children = new Map<string, string[]>();
  for (const [step, written] of parentsAsWritten) {
    const known = [...new Set(written)].filter(
      (name) => name !== step && parentsAsWritten.has(name),
    );
    parents.set(step, known);
    for (const parent of known) {
      const siblings = children.get(parent);
      if (siblings) siblings.push(step);
      else children.set(parent, [step]);
    }
  }
  return new LazyStepGraph(parents, children);
}

class LazyStepGraph implements StepGraph {
  readonly #parents: Edges;
  readonly #children: Edges;
  readonly #ancestors = new Map<string, ReadonlySet<string>>();
  readonly #descendants = new Map<string, ReadonlySet<string>>();
  #order: { sorted: readonly string[]; layers: ReadonlyMap<string, number> } | undefined;
  #cycles: readonly (readonly string[])[] | undefined;

  constructor(parents: Edges, children: Edges) {
    this.#parents = parents;
    this.#children = children;
  }

  parents(step: string): readonly string[] {
    return this.#parents.get(step) ?? none;
  }

  children(step: string): readonly string[] {
    return this.#children.get(step) ?? none;
  }

  ancestors(step: string): ReadonlySet<string> {
    return memoised(this.#ancestors, step, () => reachable(step, this.#parents));
  }

  descendants(step: string): ReadonlySet<string> {
    return memoised(this.#descendants, step, () => reachable(step, this.#children));
  }

  get roots(): readonly string[] {
    return [...this.#parents].filter(([, parents]) => parents.length === 0).map(([step]) => step);
  }

  layer(step: string): number | undefined {
    return this.#sorted.layers.get(step);
  }

  get topologicalOrder(): readonly string[] {
    return this.#sorted.sorted;
  }

  get cycles(): readonly (readonly string[])[] {
    this.#cycles ??= findRings([...this.#parents.keys()], this.#children);
    return this.#cycles;
  }

  get #sorted() {
    this.#order ??= sort(this.#parents, this.#children);
    return this.#order;
  }
}

function memoised<Value>(cache: Map<string, Value>, key: string, make: () => Value): Value {
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const value = make();
  cache.set(key, value);
  return value;
}

function reachable(from: string, edges: Edges): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(edges.get(from) ?? none)];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (found.has(step)) continue;
    found.add(step);
    open.push(...(edges.get(step) ?? none));
  }
  return found;
}

/** Kahn's algorithm, layer by layer; within a layer of equals the file order is kept. */
function sort(parents: Edges, children: Edges) {
  const position = new Map([...parents.keys()].map((step, index) => [step, index]));
  const missing = new Map([...parents].map(([step, list]) => [step, list.length]));
  const layers = new Map<string, number>();
  /** Takes a parent off what a child waits for; true when it was the last one. */
  const release = (child: string) => {
    const left = (missing.get(child) ?? 0) - 1;
    missing.set(child, left);
    return left === 0;
  };
  let layer = [...parents].filter(([, list]) => list.length === 0).map(([step]) => step);
  for (let depth = 0; layer.length > 0; depth++) {
    for (const step of layer) layers.set(step, depth);
    layer = layer
      .flatMap((step) => (children.get(step) ?? none).filter(release))
      .sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
  }
  const cyclic = [...parents.keys()].filter((step) => !layers.has(step));
  return { sorted: [...layers.keys(), ...cyclic], layers };
}

import { edgesFrom, findReachability, reversed, type Adjacency } from "./adjacency.js";
import type { Reachability } from "./adjacency.js";
import { findRings } from "./findRings.js";
import type { StepGraph } from "./stepGraph.js";

/**
 * The graph of steps from their parents as written. Names that are no step, self references and repetitions are no edges.
 * Everything but the edges is worked out when it is first asked for.
 */
export function buildStepGraph(
  parentsAsWritten: ReadonlyMap<string, readonly string[]>,
): StepGraph {
  const names = [...parentsAsWritten.keys()];
  const index = new Map(names.map((name, position) => [name, position]));
  const parents = [...parentsAsWritten.values()].map((written, step) => {
    const known: number[] = [];
    for (const name of written) {
      const parent = index.get(name);
      if (parent !== undefined && parent !== step && !known.includes(parent)) known.push(parent);
    }
    return known;
  });
  return new LazyStepGraph(names, index, parents);
}

class LazyStepGraph implements StepGraph {
  readonly #names: readonly string[];
  readonly #index: ReadonlyMap<string, number>;
  readonly #parents: Adjacency;
  readonly #children: Adjacency;
  #above: Reachability | undefined;
  #below: Reachability | undefined;
  #order: ReturnType<typeof sort> | undefined;
  #cycles: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(names: readonly string[], index: ReadonlyMap<string, number>, parents: Adjacency) {
    this.#names = names;
    this.#index = index;
    this.#parents = parents;
    this.#children = reversed(parents);
  }

  parents(step: string): readonly string[] {
    return this.#named(edgesFrom(this.#parents, this.#at(step)));
  }

  children(step: string): readonly string[] {
    return this.#named(edgesFrom(this.#children, this.#at(step)));
  }

  ancestors(step: string): ReadonlySet<string> {
    this.#above ??= findReachability(this.#parents);
    return new ReachableSteps(this.#above, this.#at(step), this.#names, this.#index);
  }

  descendants(step: string): ReadonlySet<string> {
    this.#below ??= findReachability(this.#children);
    return new ReachableSteps(this.#below, this.#at(step), this.#names, this.#index);
  }

  detour(step: string, parent: string): string | undefined {
    const above = (this.#above ??= findReachability(this.#parents));
    const [from, skipped] = [this.#at(step), this.#at(parent)];
    if (above.isReachable(from, from) || above.isReachable(skipped, skipped)) return undefined;
    const via = edgesFrom(this.#parents, from).find(
      (other) => other !== skipped && above.isReachable(other, skipped),
    );
    return via === undefined ? undefined : this.#names[via];
  }

  get roots(): readonly string[] {
    return this.#names.filter((_, step) => edgesFrom(this.#parents, step).length === 0);
  }

  layer(step: string): number | undefined {
    return this.#sorted.layers.get(this.#at(step));
  }

  get topologicalOrder(): readonly string[] {
    return this.#named(this.#sorted.sorted);
  }

  get cycles(): readonly (readonly string[])[] {
    return [...this.#rings.values()];
  }

  cycleFrom(step: string): readonly string[] | undefined {
    return this.#rings.get(step);
  }

  get #rings() {
    this.#cycles ??= new Map(
      findRings(this.#children).map((ring) => {
        const named = this.#named(ring);
        return [named[0] ?? "", named];
      }),
    );
    return this.#cycles;
  }

  get #sorted() {
    this.#order ??= sort(this.#parents, this.#children);
    return this.#order;
  }

  #at(step: string): number {
    return this.#index.get(step) ?? -1;
  }

  #named(steps: readonly number[]): readonly string[] {
    return steps.map((step) => this.#names[step] ?? "");
  }
}

/** The steps that can be reached from one, without a set being made for each. */
class ReachableSteps implements ReadonlySet<string> {
  readonly #reachability: Reachability;
  readonly #from: number;
  readonly #names: readonly string[];
  readonly #index: ReadonlyMap<string, number>;

  constructor(
    reachability: Reachability,
    from: number,
    names: readonly string[],
    index: ReadonlyMap<string, number>,
  ) {
    this.#reachability = reachability;
    this.#from = from;
    this.#names = names;
    this.#index = index;
  }

  has(step: string): boolean {
    const to = this.#index.get(step);
    return to !== undefined && this.#reachability.isReachable(this.#from, to);
  }

  get size(): number {
    return this.#reachability.reachableFrom(this.#from).length;
  }

  values(): SetIterator<string> {
    const steps = this.#reachability.reachableFrom(this.#from);
    return new Set(steps.map((step) => this.#names[step] ?? "")).values();
  }

  keys(): SetIterator<string> {
    return this.values();
  }

  entries(): SetIterator<[string, string]> {
    return new Set(this.values()).entries();
  }

  [Symbol.iterator](): SetIterator<string> {
    return this.values();
  }

  forEach(visit: (step: string, again: string, all: ReadonlySet<string>) => void): void {
    for (const step of this.values()) visit(step, step, this);
  }
}

/** Kahn's algorithm, layer by layer; within a layer of equals the file order is kept. */
function sort(parents: Adjacency, children: Adjacency) {
  const missing = parents.map((list) => list.length);
  const layers = new Map<number, number>();
  /** Takes a parent off what a child waits for; true when it was the last one. */
  const release = (child: number) => {
    const left = (missing[child] ?? 0) - 1;
    missing[child] = left;
    return left === 0;
  };
  let layer = [...parents.keys()].filter((step) => edgesFrom(parents, step).length === 0);
  for (let depth = 0; layer.length > 0; depth++) {
    for (const step of layer) layers.set(step, depth);
    layer = layer
      .flatMap((step) => edgesFrom(children, step).filter(release))
      .sort((a, b) => a - b);
  }
  const cyclic = [...parents.keys()].filter((step) => !layers.has(step));
  return { sorted: [...layers.keys(), ...cyclic], layers };
}

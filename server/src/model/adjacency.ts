/** Algorithms on graphs whose nodes are numbered from 0. Without recursion, since a chain of steps may be long. */

/** For each node the nodes that its edges lead to. */
export type Adjacency = readonly (readonly number[])[];

const none: readonly number[] = [];

export function edgesFrom(edges: Adjacency, node: number): readonly number[] {
  return edges[node] ?? none;
}

export function reversed(edges: Adjacency): Adjacency {
  const result: number[][] = edges.map(() => []);
  for (const [from, targets] of edges.entries()) {
    for (const to of targets) result[to]?.push(from);
  }
  return result;
}

/** Tarjan's strongly connected components. A component comes after all that its edges lead to. */
export function findComponents(edges: Adjacency): readonly (readonly number[])[] {
  const search = new Tarjan(edges);
  for (let node = 0; node < edges.length; node += 1) search.visit(node);
  return search.found;
}

const unseen = -1;

class Tarjan {
  readonly found: number[][] = [];
  readonly #edges: Adjacency;
  readonly #index: Int32Array;
  readonly #low: Int32Array;
  /** How many of a node's edges have been followed. */
  readonly #followed: Int32Array;
  readonly #isOnStack: Uint8Array;
  readonly #stack: number[] = [];
  #count = 0;

  constructor(edges: Adjacency) {
    this.#edges = edges;
    this.#index = new Int32Array(edges.length).fill(unseen);
    this.#low = new Int32Array(edges.length);
    this.#followed = new Int32Array(edges.length);
    this.#isOnStack = new Uint8Array(edges.length);
  }

  visit(root: number): void {
    if (this.#index[root] !== unseen) return;
    const way = [root];
    this.#enter(root);
    for (let node = way.at(-1); node !== undefined; node = way.at(-1)) {
      const next = this.#nextTarget(node);
      if (next === undefined) {
        way.pop();
        this.#leave(node, way.at(-1));
      } else if (this.#index[next] === unseen) {
        this.#enter(next);
        way.push(next);
      } else if (this.#isOnStack[next] === 1) {
        this.#lower(node, this.#index[next] ?? 0);
      }
    }
  }

  #nextTarget(node: number): number | undefined {
    const followed = this.#followed[node] ?? 0;
    this.#followed[node] = followed + 1;
    return edgesFrom(this.#edges, node)[followed];
  }

  #enter(node: number): void {
    this.#index[node] = this.#count;
    this.#low[node] = this.#count;
    this.#count += 1;
    this.#stack.push(node);
    this.#isOnStack[node] = 1;
  }

  #leave(node: number, from: number | undefined): void {
    const low = this.#low[node] ?? 0;
    if (from !== undefined) this.#lower(from, low);
    if (low !== this.#index[node]) return;
    const component: number[] = [];
    let member: number | undefined;
    do {
      member = this.#stack.pop();
      if (member === undefined) break;
      this.#isOnStack[member] = 0;
      component.push(member);
    } while (member !== node);
    this.found.push(component);
  }

  #lower(node: number, low: number): void {
    this.#low[node] = Math.min(this.#low[node] ?? low, low);
  }
}

/** Which nodes can be reached from a node by one edge or more. */
export interface Reachability {
  isReachable(from: number, to: number): boolean;
  /** In ascending order. */
  reachableFrom(node: number): readonly number[];
}

/** Up to this many nodes each has a row of bits, 8 MB in all; beyond, each question is a search. */
const mostRows = 8192;

export function findReachability(edges: Adjacency): Reachability {
  return edges.length <= mostRows ? new BitRows(edges) : new Searches(edges);
}

class BitRows implements Reachability {
  /** The rows by node; the nodes of a component share one. */
  readonly #rows: Int32Array[];

  constructor(edges: Adjacency) {
    const width = (edges.length + 31) >> 5;
    this.#rows = new Array<Int32Array>(edges.length);
    for (const component of findComponents(edges)) {
      const row = new Int32Array(width);
      for (const node of component) this.#rows[node] = row;
      for (const node of component) this.#addTargets(row, edgesFrom(edges, node));
    }
  }

  #addTargets(row: Int32Array, targets: readonly number[]): void {
    for (const target of targets) {
      row[target >> 5] = (row[target >> 5] ?? 0) | (1 << (target & 31));
      const further = this.#rows[target];
      if (!further || further === row) continue;
      for (let word = 0; word < row.length; word += 1) {
        row[word] = (row[word] ?? 0) | (further[word] ?? 0);
      }
    }
  }

  isReachable(from: number, to: number): boolean {
    return (((this.#rows[from]?.[to >> 5] ?? 0) >> (to & 31)) & 1) === 1;
  }

  reachableFrom(node: number): readonly number[] {
    const found: number[] = [];
    for (const [word, bits] of (this.#rows[node] ?? new Int32Array()).entries()) {
      for (let rest = bits; rest !== 0; rest &= rest - 1) {
        found.push(word * 32 + 31 - Math.clz32(rest & -rest));
      }
    }
    return found;
  }
}

class Searches implements Reachability {
  readonly #edges: Adjacency;
  #last: { readonly node: number; readonly found: Uint8Array } | undefined;

  constructor(edges: Adjacency) {
    this.#edges = edges;
  }

  isReachable(from: number, to: number): boolean {
    return this.#search(from)[to] === 1;
  }

  reachableFrom(node: number): readonly number[] {
    return [...this.#search(node)].flatMap((isFound, index) => (isFound === 1 ? index : []));
  }

  #search(node: number): Uint8Array {
    if (this.#last?.node === node) return this.#last.found;
    const found = new Uint8Array(this.#edges.length);
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const target of edgesFrom(this.#edges, next)) {
        if (found[target] === 1) continue;
        found[target] = 1;
        open.push(target);
      }
    }
    this.#last = { node, found };
    return found;
  }
}

type Edges = ReadonlyMap<string, readonly string[]>;

/**
 * One ring per strongly connected component of more than one step: a shortest one through the component's first step,
 * written from parent to child.
 *
 * @param steps All steps in file order, which decides where a ring begins.
 * @param children Step → steps that wait for it.
 */
export function findRings(
  steps: readonly string[],
  children: Edges,
): readonly (readonly string[])[] {
  const search = new Tarjan(children);
  for (const step of steps) search.visit(step);
  const position = new Map(steps.map((step, index) => [step, index]));
  const at = (step: string | undefined) => position.get(step ?? "") ?? 0;
  return search.found
    .filter((component) => component.length > 1)
    .map((component) => component.sort((a, b) => at(a) - at(b)))
    .sort((a, b) => at(a[0]) - at(b[0]))
    .map((component) => shortestRing(component, children));
}

/** Breadth-first from the first step of a component until an edge leads back to it. */
function shortestRing(component: readonly string[], children: Edges): readonly string[] {
  const [first = ""] = component;
  const members = new Set(component);
  const cameFrom = new Map<string, string>();
  const open = [first];
  for (const step of open) {
    for (const child of children.get(step) ?? []) {
      if (child === first) return pathTo(step, first, cameFrom);
      if (!members.has(child) || cameFrom.has(child)) continue;
      cameFrom.set(child, step);
      open.push(child);
    }
  }
  return component;
}

function pathTo(
  last: string,
  first: string,
  cameFrom: ReadonlyMap<string, string>,
): readonly string[] {
  const path = [last];
  for (let step = last; step !== first;) {
    step = cameFrom.get(step) ?? first;
    path.push(step);
  }
  return path.reverse();
}

interface Frame {
  readonly step: string;
  next: number;
}

/** Tarjan's strongly connected components with an explicit stack, since a chain of steps may be long. */
class Tarjan {
  readonly found: string[][] = [];
  readonly #children: Edges;
  readonly #index = new Map<string, number>();
  readonly #low = new Map<string, number>();
  readonly #stack: string[] = [];
  readonly #onStack = new Set<string>();

  constructor(children: Edges) {
    this.#children = children;
  }

  visit(root: string): void {
    if (this.#index.has(root)) return;
    const frames = [this.#enter(root)];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const child = (this.#children.get(frame.step) ?? [])[frame.next++];
      if (child === undefined) {
        frames.pop();
        this.#leave(frame.step, frames.at(-1)?.step);
      } else if (!this.#index.has(child)) {
        frames.push(this.#enter(child));
      } else if (this.#onStack.has(child)) {
        this.#lower(frame.step, this.#index.get(child) ?? 0);
      }
    }
  }

  #enter(step: string): Frame {
    const index = this.#index.size;
    this.#index.set(step, index);
    this.#low.set(step, index);
    this.#stack.push(step);
    this.#onStack.add(step);
    return { step, next: 0 };
  }

  #leave(step: string, parent: string | undefined): void {
    const low = this.#low.get(step) ?? 0;
    if (parent !== undefined) this.#lower(parent, low);
    if (low !== this.#index.get(step)) return;
    const component = this.#stack.splice(this.#stack.lastIndexOf(step));
    for (const member of component) this.#onStack.delete(member);
    this.found.push(component);
  }

  #lower(step: string, low: number): void {
    this.#low.set(step, Math.min(this.#low.get(step) ?? low, low));
  }
}

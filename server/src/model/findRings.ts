import { edgesFrom, findComponents, type Adjacency } from "./adjacency.js";

/**
 * One ring per strongly connected component of more than one node: a shortest one through the component's first node,
 * written along the edges. Nodes are numbered in the order of the file, which also orders the rings.
 */
export function findRings(edges: Adjacency): readonly (readonly number[])[] {
  return findComponents(edges)
    .filter((component) => component.length > 1)
    .map((component) => component.toSorted((a, b) => a - b))
    .sort(([a = 0], [b = 0]) => a - b)
    .map((component) => shortestRing(component, edges));
}

/** Breadth-first from the first node of a component until an edge leads back to it. */
function shortestRing(component: readonly number[], edges: Adjacency): readonly number[] {
  const [first = 0] = component;
  const members = new Set(component);
  const cameFrom = new Map<number, number>();
  const open = [first];
  for (const node of open) {
    for (const next of edgesFrom(edges, node)) {
      if (next === first) return pathTo(node, first, cameFrom);
      if (!members.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      open.push(next);
    }
  }
  return component;
}

function pathTo(
  last: number,
  first: number,
  cameFrom: ReadonlyMap<number, number>,
): readonly number[] {
  const path = [last];
  for (let node = last; node !== first;) {
    node = cameFrom.get(node) ?? first;
    path.push(node);
  }
  return path.reverse();
}

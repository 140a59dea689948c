/** The graph of a workflow's steps. An edge runs from a parent to its child; unknown parents are no edges. */
export interface StepGraph {
  /** Direct parents that exist, in the order written, each once, without the step itself. */
  parents(step: string): readonly string[];
  children(step: string): readonly string[];
  /** All steps from which `step` can be reached, in file order, without `step` unless it lies on a cycle. */
  ancestors(step: string): ReadonlySet<string>;
  descendants(step: string): ReadonlySet<string>;
  /**
   * The first parent of `step` that itself comes after `parent`, another one: the step waits for `parent` anyway.
   * Undefined when there is none, and when `step` or `parent` lies on a cycle.
   */
  detour(step: string, parent: string): string | undefined;
  /** Steps without parents, in file order. */
  readonly roots: readonly string[];
  /** Longest distance from a root; steps on or behind a cycle have none. */
  layer(step: string): number | undefined;
  /** One ring per strongly connected component of more than one step, starting at its first step in file order. Each
   * step of a ring is a parent of the next one; the last is a parent of the first. Self references are no ring. */
  readonly cycles: readonly (readonly string[])[];
  /** The one of `cycles` that starts at a step. */
  cycleFrom(step: string): readonly string[] | undefined;
  /** Parents before children, file order among equals; steps on a cycle come last, in file order. */
  readonly topologicalOrder: readonly string[];
}

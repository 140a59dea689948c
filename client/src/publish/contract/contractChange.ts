/** What a change means for those who deploy the block, start it, or read what it leaves. */
export type Impact = "breaking" | "compatible" | "cosmetic";

/** Worst first. */
export const impacts = ["breaking", "compatible", "cosmetic"] as const satisfies readonly Impact[];

/** One difference between two releases of a block. */
export interface ContractChange {
  readonly impact: Impact;
  /** Keys from the root of the file, a declared parameter by its name: `parameters.run.limit.type`. */
  readonly path: readonly string[];
  /** One sentence for people. Repeats no value that could be a secret. */
  readonly message: string;
}

/** The worst impact of all; undefined when there is no change. */
export function worstImpact(changes: readonly ContractChange[]): Impact | undefined {
  return impacts.find((impact) => changes.some((change) => change.impact === impact));
}

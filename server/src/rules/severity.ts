import type { Severity } from "./rule.js";

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** Orders from the severest to the mildest. */
export function compareSeverities(a: Severity, b: Severity): number {
  return ranks[a] - ranks[b];
}

export function lowerSeverity(a: Severity, b: Severity): Severity {
  return compareSeverities(a, b) > 0 ? a : b;
}

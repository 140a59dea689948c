import type { Severity } from "../rules/rule.js";

/** From the severest to the least severe. */
export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** Whether one severity is as severe as another, or severer. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}

import type { Severity } from "../rules/rule.js";

/** From the severest to the least severe. */
export const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** A severity by its name or by the short one of editors; undefined for any other text. */
export function severityNamed(name: string): Severity | undefined {
  return severities.find((severity) => severity === (name === "info" ? "information" : name));
}

/** Whether one severity is as severe as another, or severer. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}

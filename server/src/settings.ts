import type { Severity } from "./rules/rule.js";

/** What a user may configure, under `pressBlock` in an editor's settings. */
export interface Settings {
  /** Rule id → severity that replaces the rule's own, or `off`. */
  readonly severity: ReadonlyMap<string, Severity | "off">;
}

export const defaultSettings: Settings = { severity: new Map() };

const severities: ReadonlySet<unknown> = new Set([
  "error",
  "warning",
  "information",
  "hint",
  "off",
]);

function isSeverity(value: unknown): value is Severity | "off" {
  return severities.has(value);
}

/** Reads settings as an editor sends them. What has a wrong type is left at its default; never throws. */
export function parseSettings(value: unknown): Settings {
  if (typeof value !== "object" || value === null || !("severity" in value)) return defaultSettings;
  const { severity } = value;
  if (typeof severity !== "object" || severity === null || Array.isArray(severity)) {
    return defaultSettings;
  }
  const entries: [string, Severity | "off"][] = [];
  for (const [rule, level] of Object.entries(severity)) {
    if (isSeverity(level)) entries.push([rule, level]);
  }
  return { severity: new Map(entries) };
}

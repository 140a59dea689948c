import { isDocumentKind } from "./model/documentKind.js";
import type { FileAssociation } from "./model/fileAssociations.js";
import type { Severity } from "./rules/rule.js";

/** What a user may configure, under `pressBlock` in an editor's settings. */
export interface Settings {
  /** Rule id → severity that replaces the rule's own, or `off`. */
  readonly severity: ReadonlyMap<string, Severity | "off">;
  /** What files are for, by their names; the first glob that fits counts. */
  readonly files: readonly FileAssociation[];
}

export const defaultSettings: Settings = { severity: new Map(), files: [] };

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
  const severity = new Map<string, Severity | "off">();
  for (const [rule, level] of entriesOf(value, "severity")) {
    if (isSeverity(level)) severity.set(rule, level);
  }
  const files: FileAssociation[] = [];
  for (const [glob, kind] of entriesOf(value, "files")) {
    if (typeof kind === "string" && isDocumentKind(kind)) files.push({ glob, kind });
  }
  return { severity, files };
}

/** The entries of a setting that is a mapping; none when it is something else. */
function entriesOf(settings: unknown, name: string): readonly [string, unknown][] {
  if (typeof settings !== "object" || settings === null) return [];
  const value: unknown = Object.entries(settings).find(([key]) => key === name)?.[1];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value);
}

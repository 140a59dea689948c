import type { FormatOptions } from "./document/format/formatOptions.js";
import type { CodeLensOptions } from "./features/codeLens.js";
import type { InlayHintOptions } from "./features/inlayHint/inlayHint.js";
import { isDocumentKind } from "./model/documentKind.js";
import type { FileAssociation } from "./model/fileAssociations.js";
import type { Severity } from "./rules/rule.js";

/** What a user may configure, under `pressBlock` in an editor's settings. */
export interface Settings {
  /** Rule id → severity that replaces the rule's own, or `off`. */
  readonly severity: ReadonlyMap<string, Severity | "off">;
  /** What files are for, by their names; the first glob that fits counts. */
  readonly files: readonly FileAssociation[];
  /** Which code lenses an editor shows. */
  readonly codeLens: CodeLensOptions;
  /** Which inlay hints an editor shows. */
  readonly inlayHints: InlayHintOptions;
  /** How files are laid out, beside what the editor says about indentation. */
  readonly format: FormatSettings;
  /** What one run of the command line asks for, before everything that project files say. */
  readonly run?: RunSettings;
}

export type FormatSettings = Pick<FormatOptions, "lists" | "quotes">;

export interface RunSettings {
  readonly severities: ReadonlyMap<string, Severity | "off">;
  /** URI of the project file that holds for all documents, instead of those beside them. */
  readonly projectFile?: string;
}

const defaultFormat: FormatSettings = { lists: "asMost", quotes: "keep" };

export const defaultSettings: Settings = {
  severity: new Map(),
  files: [],
  codeLens: { uses: true, parents: true },
  inlayHints: { defaults: true, schedules: true, durations: true },
  format: defaultFormat,
};

const severities: ReadonlySet<unknown> = new Set([
  "error",
  "warning",
  "information",
  "hint",
  "off",
]);

/** A severity as settings and project files give it; undefined when it is none. */
export function parseSeverity(value: unknown): Severity | "off" | undefined {
  if (value === "info") return "information";
  // YAML reads `off` without quotes as false.
  if (value === false) return "off";
  return isSeverity(value) ? value : undefined;
}

function isSeverity(value: unknown): value is Severity | "off" {
  return severities.has(value);
}

/** Reads settings as an editor sends them. What has a wrong type is left at its default; never throws. */
export function parseSettings(value: unknown): Settings {
  const severity = new Map<string, Severity | "off">();
  for (const [rule, level] of entriesOf(value, "severity")) {
    const parsed = parseSeverity(level);
    if (parsed !== undefined) severity.set(rule, parsed);
  }
  const files: FileAssociation[] = [];
  for (const [glob, kind] of entriesOf(value, "files")) {
    if (typeof kind === "string" && isDocumentKind(kind)) files.push({ glob, kind });
  }
  const { codeLens, inlayHints } = defaultSettings;
  return {
    severity,
    files,
    codeLens: switches(value, "codeLens", codeLens),
    inlayHints: switches(value, "inlayHints", inlayHints),
    format: parseFormat(new Map(entriesOf(value, "format"))),
  };
}

/** Settings that are on or off; what is neither stays as it is by default. */
function switches<Switches extends object>(
  value: unknown,
  name: string,
  usual: Switches,
): Switches {
  const known = entriesOf(value, name).filter(
    ([key, isOn]) => Object.hasOwn(usual, key) && typeof isOn === "boolean",
  );
  return { ...usual, ...Object.fromEntries(known) };
}

function parseFormat(written: ReadonlyMap<string, unknown>): FormatSettings {
  return {
    lists:
      (["indented", "flush"] as const).find((lists) => lists === written.get("lists")) ??
      defaultFormat.lists,
    quotes: written.get("quotes") === "asNeeded" ? "asNeeded" : defaultFormat.quotes,
  };
}

/** The entries of a setting that is a mapping; none when it is something else. */
function entriesOf(settings: unknown, name: string): readonly [string, unknown][] {
  if (typeof settings !== "object" || settings === null) return [];
  const value: unknown = Object.entries(settings).find(([key]) => key === name)?.[1];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value);
}

import { parseArgs } from "node:util";
import type { Severity } from "../rules/rule.js";
import { ruleIds } from "../rules/ruleIds.js";
import { nearestName } from "../schema/nearestName.js";
import { CliError } from "./cliError.js";
import { formatNames, type FormatName } from "./formatters/index.js";
import { graphFormatNames, type GraphFormatName } from "./graph/graphFormats.js";
import { parseSeverity } from "../settings.js";

export interface LintArguments {
  readonly command: "lint";
  /** Files, folders and globs; all block files below the working directory when there are none. */
  readonly patterns: readonly string[];
  readonly format: FormatName;
  /** Findings below it are left out. */
  readonly severity: Severity;
  /** More warnings than this count as a failure; undefined for any number. */
  readonly maxWarnings?: number;
  readonly isFixing: boolean;
  /** The name to read standard input by. */
  readonly stdinFilename?: string;
  /** A project file to use instead of those beside the files. */
  readonly config?: string;
  readonly rules: ReadonlyMap<string, Severity | "off">;
}

export type CliArguments =
  | LintArguments
  | { readonly command: "print-config"; readonly file: string; readonly config?: string }
  | { readonly command: "explain"; readonly rule: string }
  | { readonly command: "graph"; readonly file: string; readonly format: GraphFormatName }
  | { readonly command: "help" }
  | { readonly command: "version" };

const options = {
  format: { type: "string", short: "f" },
  severity: { type: "string" },
  "max-warnings": { type: "string" },
  fix: { type: "boolean" },
  stdin: { type: "boolean" },
  "stdin-filename": { type: "string" },
  config: { type: "string", short: "c" },
  "print-config": { type: "string" },
  rule: { type: "string", multiple: true },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/** Reads what stands behind `press-blocks`. Throws `CliError` for what cannot be understood. */
export function readArguments(args: readonly string[]): CliArguments {
  const { values, positionals } = parse(args);
  const [command, ...operands] = positionals;
  if (values.version === true) return { command: "version" };
  if (values.help === true || command === "help") return { command: "help" };
  switch (command) {
    case "lint":
      return readLint(values, operands);
    case "explain":
      return {
        command,
        rule: only(operands, 'explain takes the id of one rule, such as "graph/cycle"'),
      };
    case "graph":
      return {
        command,
        file: only(operands, "graph takes one file"),
        format: oneOf(graphFormatNames, values.format ?? "mermaid", "--format of graph"),
      };
    case undefined:
      throw new CliError(
        'No command is given; "press-blocks lint" checks block files, --help tells more.',
      );
    default:
      throw unknownCommand(command);
  }
}

type Values = ReturnType<typeof parse>["values"];

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error);
    throw new CliError(`${reason.replace(/\.$/, "")}; --help lists the options.`);
  }
}

function readLint(values: Values, patterns: readonly string[]): CliArguments {
  const config = values.config === undefined ? {} : { config: values.config };
  const printed = values["print-config"];
  if (printed !== undefined) return { command: "print-config", file: printed, ...config };
  const stdinFilename = readStdinFilename(values, patterns);
  const maxWarnings = readMaxWarnings(values["max-warnings"]);
  return {
    command: "lint",
    patterns,
    format: oneOf(formatNames, values.format ?? "stylish", "--format of lint"),
    severity: readSeverity(values.severity ?? "information"),
    isFixing: values.fix === true,
    rules: readRules(values.rule ?? []),
    ...config,
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
    ...(stdinFilename === undefined ? {} : { stdinFilename }),
  };
}

function readStdinFilename(values: Values, patterns: readonly string[]): string | undefined {
  const name = values["stdin-filename"];
  if (values.stdin !== true) {
    if (name !== undefined) throw new CliError('"--stdin-filename" goes with "--stdin".');
    return undefined;
  }
  if (patterns.length > 0)
    throw new CliError('"--stdin" reads standard input and takes no files beside it.');
  return name ?? "stdin.block.yaml";
}

function readMaxWarnings(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new CliError(`"--max-warnings" takes a whole number from 0, not "${text}".`);
}

function readSeverity(name: string): Severity {
  const severity = parseSeverity(name);
  if (severity !== undefined && severity !== "off") return severity;
  throw new CliError(`"--severity" takes error, warning, information or hint, not "${name}".`);
}

function readRules(entries: readonly string[]): ReadonlyMap<string, Severity | "off"> {
  return new Map(
    entries.map((entry) => {
      const [id = "", level = ""] = entry.split(/[:=]/);
      requireRule(id);
      const severity = parseSeverity(level);
      if (severity === undefined)
        throw new CliError(
          `"--rule" takes ID:SEVERITY with off, hint, information, warning or error, not "${entry}".`,
        );
      return [id, severity];
    }),
  );
}

/** Throws when no rule has the id, with the one that was probably meant. */
export function requireRule(id: string): void {
  if (ruleIds.has(id)) return;
  const nearest = nearestName(id, [...ruleIds]);
  const advice =
    nearest === undefined ? "docs/rules.md lists them all" : `did you mean "${nearest}"`;
  throw new CliError(`No rule has the id "${id}"; ${advice}${nearest === undefined ? "." : "?"}`);
}

function oneOf<Name extends string>(names: readonly Name[], given: string, what: string): Name {
  const found = names.find((name) => name === given);
  if (found !== undefined) return found;
  throw new CliError(`The ${what} is one of ${names.join(", ")}, not "${given}".`);
}

function only(operands: readonly string[], sentence: string): string {
  const [first] = operands;
  if (first !== undefined && operands.length === 1) return first;
  throw new CliError(`${sentence}.`.replace(/^\w+/, (command) => `"${command}"`));
}

function unknownCommand(command: string): CliError {
  const nearest = nearestName(command, ["lint", "explain", "graph", "help"]);
  const advice =
    nearest === undefined ? "--help lists the commands." : `did you mean "${nearest}"?`;
  return new CliError(`There is no command "${command}"; ${advice}`);
}

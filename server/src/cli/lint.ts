import path from "node:path";
import { pathToFileURL } from "node:url";
import { nodeFiles } from "../nodeWorkspace.js";
import type { RunSettings } from "../settings.js";
import type { LintArguments } from "./arguments.js";
import { CliError } from "./cliError.js";
import { findFiles } from "./files.js";
import { formatters } from "./formatters/index.js";
import { lintFiles, type Progress } from "./lintFiles.js";
import { createLinter } from "./lintText.js";
import { lintReport, type FileReport, type LintReport } from "./report.js";

/** Where a run takes place, so that it can be tested with other streams. */
export interface Surroundings {
  readonly folder: string;
  readonly readInput: () => Promise<string>;
  readonly write: (text: string) => void;
  readonly tellError: (text: string) => void;
  /** Shows how far a long run has come; undefined where nobody watches. */
  readonly progress: ((done: number, all: number) => void) | undefined;
}

/** Checks what the arguments name, writes the report, and gives the exit status: 0 or 1. */
export async function lint(args: LintArguments, surroundings: Surroundings): Promise<number> {
  const files = await reports(args, surroundings);
  const [first] = files;
  const report = lintReport(files);
  if (args.stdinFilename !== undefined && args.isFixing) surroundings.write(first?.output ?? "");
  else surroundings.write(formatters[args.format](report));
  return exitStatus(report, args, surroundings);
}

/** What the options say about the settings of a run. Throws `CliError` for a project file that is not there. */
export function runSettings(
  { config, rules }: { readonly config?: string; readonly rules?: LintArguments["rules"] },
  folder: string,
): RunSettings {
  const severities = rules ?? new Map<string, never>();
  if (config === undefined) return { severities };
  const projectFile = pathToFileURL(path.resolve(folder, config)).href;
  if (nodeFiles.readText(projectFile) === undefined)
    throw new CliError(`The project file "${config}" cannot be read.`);
  return { severities, projectFile };
}

async function reports(
  args: LintArguments,
  { folder, readInput, progress }: Surroundings,
): Promise<readonly FileReport[]> {
  const { severity, isFixing, stdinFilename } = args;
  const root = pathToFileURL(folder).href;
  const options = { severity, isFixing, root, run: runSettings(args, folder) };
  if (stdinFilename !== undefined) {
    const text = await readInput();
    const uri = pathToFileURL(path.resolve(folder, stdinFilename)).href;
    const result = createLinter(options).lint(uri, text);
    const { findings = [], text: output = text } = result ?? {};
    return [{ file: stdinFilename, findings, isFixed: output !== text, output }];
  }
  const files = await findFiles(args.patterns, folder);
  const onProgress: Progress = (done) => progress?.(done, files.length);
  const found = await lintFiles({ files, folder, options }, onProgress);
  if (found.length > 0) return found;
  const where = args.patterns.length === 0 ? "below this folder" : "among what was named";
  throw new CliError(`There is no block file ${where}.`);
}

function exitStatus(
  { counts }: LintReport,
  { maxWarnings }: LintArguments,
  { tellError }: Surroundings,
): number {
  if (counts.error > 0) return 1;
  if (maxWarnings === undefined || counts.warning <= maxWarnings) return 0;
  tellError(`There are ${counts.warning} warnings; ${maxWarnings} are allowed.\n`);
  return 1;
}

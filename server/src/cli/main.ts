// Entry of the command line: `press-blocks lint`, `explain`, `graph`.
import { readFileSync } from "node:fs";
import path from "node:path";
import packageJson from "../../../package.json" with { type: "json" };
import { prepareEngine } from "../engine.js";
import { readArguments, type CliArguments } from "./arguments.js";
import { CliError } from "./cliError.js";
import { explain } from "./explain.js";
import { graph } from "./graph/graph.js";
import { help } from "./help.js";
import { lint, runSettings, type Surroundings } from "./lint.js";
import { lintAsWorker } from "./lintFiles.js";
import { printConfig } from "./printConfig.js";

const surroundings: Surroundings = {
  folder: process.cwd(),
  readInput,
  write: (text) => void process.stdout.write(text),
  tellError: (text) => void process.stderr.write(text),
  progress: process.stderr.isTTY ? showProgress : undefined,
};

prepareEngine();
if (!lintAsWorker()) {
  // Whoever reads the output may stop reading, as `head` does.
  process.stdout.on("error", () => process.exit(0));
  void main(process.argv.slice(2));
}

/** Sets the exit status instead of ending the process, so that what is written gets out. */
async function main(args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await perform(readArguments(args));
  } catch (error) {
    process.exitCode = 2;
    const isExpected = error instanceof CliError;
    const text = isExpected ? error.message : `This is a fault of press-blocks: ${String(error)}`;
    process.stderr.write(`press-blocks: ${text}\n`);
    if (!isExpected && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
  }
}

async function perform(args: CliArguments): Promise<number> {
  const { folder, write } = surroundings;
  switch (args.command) {
    case "lint":
      return lint(args, surroundings);
    case "print-config":
      write(printConfig(args.file, folder, runSettings(args, folder)));
      return 0;
    case "explain":
      write(explain(args.rule));
      return 0;
    case "graph":
      write(graph(readText(path.resolve(folder, args.file), args.file), args.file, args.format));
      return 0;
    case "help":
      write(help);
      return 0;
    case "version":
      write(`${packageJson.version}\n`);
      return 0;
  }
}

function readText(filePath: string, file: string): string {
  try {
    return readFileSync(filePath, "utf8");
  } catch {
    throw new CliError(`"${file}" cannot be read.`);
  }
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString("utf8");
}

let shown = 0;

/** One line that is written over, no more than ten times a second and gone at the end. */
function showProgress(done: number, all: number): void {
  const now = Date.now();
  if (done < all && now - shown < 100) return;
  shown = now;
  process.stderr.write(done < all ? `\r${done} of ${all} files` : "\r\u001B[K");
}

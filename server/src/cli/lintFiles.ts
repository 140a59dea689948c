import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { CliError } from "./cliError.js";
import { lintFile } from "./lintFile.js";
import { createLinter, type LinterOptions } from "./lintText.js";
import type { FileReport } from "./report.js";

/** Starting a worker costs as much as checking some 40 files. */
const filesWorthAWorker = 80;
const mostWorkers = 8;

export interface LintTask {
  /** Relative to `folder`. */
  readonly files: readonly string[];
  readonly folder: string;
  readonly options: LinterOptions;
}

/** Told of each file that has been looked at. */
export type Progress = (done: number) => void;

/** Checks files, in several threads where that is quicker. Files that are no block files have no report. */
export async function lintFiles(
  task: LintTask,
  onProgress: Progress,
): Promise<readonly FileReport[]> {
  const { files } = task;
  const threads = Math.min(
    availableParallelism(),
    mostWorkers,
    Math.floor(files.length / filesWorthAWorker),
  );
  let done = 0;
  const count = () => onProgress(++done);
  if (threads < 2) return lintHere(task, count);
  const shares = Array.from({ length: threads }, (_, share) =>
    files.filter((_file, index) => index % threads === share),
  );
  const reports = await Promise.all(
    shares.map((share) => lintThere({ ...task, files: share }, count)),
  );
  return reports.flat().sort((a, b) => (a.file < b.file ? -1 : 1));
}

function lintHere({ files, folder, options }: LintTask, count: () => void): readonly FileReport[] {
  const linter = createLinter(options);
  return files.flatMap((file) => {
    const report = lintFile(linter, file, folder);
    count();
    return report ?? [];
  });
}

/** What a worker tells: a file is done, all are, or it could not go on. */
type WorkerMessage =
  "done" | { readonly reports: readonly FileReport[] } | { readonly refusal: string };

/** Checks files in a thread of its own, which runs this same program. */
async function lintThere(task: LintTask, count: () => void): Promise<readonly FileReport[]> {
  const worker = new Worker(process.argv[1] ?? "", { workerData: task });
  return new Promise((resolve, reject) => {
    worker.on("message", (message: WorkerMessage) => {
      if (message === "done") count();
      else if ("refusal" in message) reject(new CliError(message.refusal));
      else resolve(message.reports);
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("A thread ended before its files were checked.")));
  });
}

/** Whether this is such a thread; then it has done its work. */
export function lintAsWorker(): boolean {
  if (isMainThread || parentPort === null) return false;
  const port = parentPort;
  const tell = (message: WorkerMessage) => port.postMessage(message);
  try {
    tell({ reports: lintHere(workerData as LintTask, () => tell("done")) });
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    tell({ refusal: error.message });
  }
  return true;
}

import type { Severity } from "../rules/rule.js";

/** What is said about one place of a file. Lines and columns count from 1; the end is exclusive. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface FileReport {
  /** Relative to the working directory, with slashes. */
  readonly file: string;
  readonly findings: readonly ReportedFinding[];
  /** Whether `--fix` has changed the file. */
  readonly isFixed: boolean;
  /** The text after fixing, when it came from standard input. */
  readonly output?: string;
}

/** The result of a run: the files with their findings in the order of their paths. */
export interface LintReport {
  readonly files: readonly FileReport[];
  readonly counts: Readonly<Record<Severity, number>>;
}

const none: LintReport["counts"] = { error: 0, warning: 0, information: 0, hint: 0 };

export function lintReport(files: readonly FileReport[]): LintReport {
  const counts = { ...none };
  for (const { severity } of files.flatMap(({ findings }) => findings)) counts[severity] += 1;
  return { files, counts };
}

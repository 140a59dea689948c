import type { LintReport } from "../report.js";

/** For programs: the report as it is. */
export function json({ files, counts }: LintReport): string {
  const shown = files.map(({ file, isFixed, findings }) => ({ file, isFixed, findings }));
  return `${JSON.stringify({ files: shown, counts }, undefined, 2)}\n`;
}

import type { LintReport } from "../report.js";

/** Writes a report as text that ends with a line break, or is empty. */
export type Formatter = (report: LintReport) => string;

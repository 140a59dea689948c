import type { Severity } from "../../rules/rule.js";
import type { LintReport } from "../report.js";
import { printable } from "./printable.js";

/** The words of compilers; problem matchers of editors know no others. */
const words: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "info",
  hint: "hint",
};

/** A line for each finding, as compilers write them, which editors and `grep` understand. */
export function unix({ files }: LintReport): string {
  return files
    .flatMap(({ file, findings }) =>
      findings.map(
        ({ line, column, severity, message, rule }) =>
          `${printable(file)}:${line}:${column}: ${words[severity]}: ${printable(message)} [${rule}]\n`,
      ),
    )
    .join("");
}

import type { Severity } from "../../rules/rule.js";
import type { LintReport } from "../report.js";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/** Workflow commands of GitHub Actions, which shows them beside the changed lines. */
export function github({ files }: LintReport): string {
  return files
    .flatMap(({ file, findings }) =>
      findings.map((finding) => {
        const { severity, rule, message, line, column, endLine, endColumn } = finding;
        const place = { file, line, col: column, endLine, endColumn, title: rule };
        const properties = Object.entries(place).map(([key, value]) => `${key}=${property(value)}`);
        return `::${commands[severity]} ${properties.join(",")}::${data(message)}\n`;
      }),
    )
    .join("");
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(value: string | number): string {
  return data(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

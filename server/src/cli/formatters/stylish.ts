import type { FileReport, LintReport, ReportedFinding } from "../report.js";
import { severities } from "../severities.js";
import { printable } from "./printable.js";

/** For people: the findings below their file, and a line that counts them. */
export function stylish(report: LintReport): string {
  const files = report.files.filter(({ findings }) => findings.length > 0);
  const parts = files.map((file) => `${fileText(file)}\n`);
  return [...parts, `${summary(report)}\n`].join("\n");
}

function fileText({ file, findings }: FileReport): string {
  const places = findings.map(({ line, column }) => `${line}:${column}`);
  const placeWidth = Math.max(...places.map(({ length }) => length));
  const severityWidth = Math.max(...findings.map(({ severity }) => severity.length));
  const rows = findings.map((finding, index) => {
    const place = (places[index] ?? "").padStart(placeWidth);
    return `  ${place}  ${finding.severity.padEnd(severityWidth)}  ${messageOf(finding)}`;
  });
  return [printable(file), ...rows].join("\n");
}

function messageOf({ message, rule }: ReportedFinding): string {
  return `${printable(message)}  ${rule}`;
}

function summary({ files, counts }: LintReport): string {
  const found = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => counted(counts[severity], severity));
  const fixed = files.filter(({ isFixed }) => isFixed).length;
  const checked = `${counted(files.length, "file")} checked`;
  const fixedText = fixed > 0 ? [`${fixed} fixed`] : [];
  return [checked, ...fixedText, found.length > 0 ? found.join(", ") : "nothing found"].join("; ");
}

const plurals: Readonly<Record<string, string>> = { information: "information" };

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : (plurals[noun] ?? `${noun}s`)}`;
}

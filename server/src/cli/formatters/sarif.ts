import type { Log, ReportingDescriptor, Result } from "sarif";
import { describeRule } from "../../rules/describeRule.js";
import type { Severity } from "../../rules/rule.js";
import type { FileReport, LintReport, ReportedFinding } from "../report.js";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/** SARIF 2.1.0, as services that show the findings of many tools read it. */
export function sarif({ files }: LintReport): string {
  const ids = [
    ...new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule))),
  ].sort();
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "press-blocks",
            informationUri: "https://github.com/press-blocks/press-blocks",
            rules: ids.map(descriptor),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { WORKINGFOLDER: { description: { text: "The folder of the run." } } },
        results: files.flatMap((file) =>
          file.findings.map((finding) => result(file, finding, ids)),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor(id: string): ReportingDescriptor {
  const rule = describeRule(id);
  if (rule === undefined) return { id };
  const { summary, page } = rule;
  return { id, shortDescription: { text: summary }, helpUri: page };
}

function result({ file }: FileReport, finding: ReportedFinding, ids: readonly string[]): Result {
  const { rule, severity, message, line, column, endLine, endColumn } = finding;
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file), uriBaseId: "WORKINGFOLDER" },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
  };
}

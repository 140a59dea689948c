import type { FileReport, LintReport, ReportedFinding } from "../report.js";

/** JUnit's XML: a test suite per file, and a failed test per finding. */
export function junit({ files }: LintReport): string {
  const failures = files.reduce((sum, { findings }) => sum + findings.length, 0);
  const tests = files.reduce((sum, { findings }) => sum + Math.max(findings.length, 1), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="press-blocks" tests="${tests}" failures="${failures}">`,
    ...files.map(suite),
    "</testsuites>",
    "",
  ].join("\n");
}

function suite({ file, findings }: FileReport): string {
  const name = escaped(file);
  const head = `  <testsuite name="${name}" tests="${Math.max(findings.length, 1)}" failures="${findings.length}">`;
  const cases = findings.map((finding) => testCase(name, finding));
  const passed =
    findings.length === 0 ? [`    <testcase name="press-blocks" classname="${name}"/>`] : [];
  return [head, ...passed, ...cases, "  </testsuite>"].join("\n");
}

function testCase(classname: string, { rule, severity, message, line, column }: ReportedFinding) {
  const place = `line ${line}, column ${column}`;
  return [
    `    <testcase name="${escaped(rule)} (${place})" classname="${classname}">`,
    `      <failure type="${severity}" message="${escaped(message)}">${place}</failure>`,
    "    </testcase>",
  ].join("\n");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** XML has no place for most control characters, not even escaped. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[\t\n\r]/g, " ");
}

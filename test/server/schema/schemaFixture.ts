import { expect } from "vitest";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import type { SchemaName } from "../../../server/src/schema/schema.js";
import { validateDocument } from "../../../server/src/schema/validate.js";

/** A create-spec file for a workflow with the given steps and further parts of `config`. */
export function workflow(steps: string, config = ""): string {
  return `body:
  version: 1
  kind: workflow
  metadata: { name: demo, summary: Shows something }
  release: { version: 1.0.0 }
  config:
    steps:
${indent(steps, 6)}
${indent(config, 4)}
`;
}

export function deployment(body: string): string {
  return `body:
  metadata: { name: demo-north, summary: Demo }
  spec: { id: 3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10 }
${indent(body, 2)}
`;
}

export function withParameters(parameters: string): string {
  return `${workflow("a: { imageDetails: { id: 1 }, command: x }")}parameters:\n${indent(parameters, 2)}\n`;
}

function indent(text: string, width: number): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : " ".repeat(width) + line))
    .join("\n");
}

/** Every finding of a text as `severity rule <text at the range> message`. */
export function check(text: string, name: SchemaName = "create-spec"): readonly string[] {
  const tree = parseDocument(text);
  if (tree.root === undefined) throw new Error("The text of the test has no root.");
  expect(tree.problems).toEqual([]);
  const { hasTemplateStatements } = tree;
  return validateDocument(name, tree.root, { hasTemplateStatements }).map(
    ({ rule, severity, message, range }) =>
      `${severity} ${rule} <${text.slice(range.start, range.end)}> ${message}`,
  );
}

/** Checks a text in which `<|…|>` marks where its one finding must stand. */
export function expectOne(
  marked: string,
  expected: string,
  name: SchemaName = "create-spec",
): void {
  const start = marked.indexOf("<|");
  const text = marked.replace("<|", "").replace("|>", "");
  const range = { start, end: marked.indexOf("|>") - 2 };
  const tree = parseDocument(text);
  if (tree.root === undefined) throw new Error("The text of the test has no root.");
  const { hasTemplateStatements } = tree;
  const findings = validateDocument(name, tree.root, { hasTemplateStatements });
  expect(findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`)).toEqual([
    expected,
  ]);
  expect(findings[0]?.range).toEqual(range);
}

export const standard = "a: { imageDetails: { id: 1 }, command: x }";

import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { buildBlockFile } from "../../../server/src/model/buildBlockFile.js";
import { rules } from "../../../server/src/rules/index.js";
import { runRules } from "../../../server/src/rules/runRules.js";
import type { RuleOptions } from "../../../server/src/rules/runRules.js";
import { defineRule } from "../../../server/src/rules/rule.js";
import { withFixes } from "../../support/checkText.js";

const text = `artifact: { path: . }
body:
  version: 1
  kind: workflow
  metadata: { name: rules, summary: Has findings }
  release: { version: 1.0.0, notes: First }
  config:
    triggers: []
    images:
      unused: { dockerfile: Dockerfile, context: . }
    steps:
      größe: { type: sql, sqlQueryPath: q.sql, parents: [nobody, größe] }
`;

function run(options?: RuleOptions) {
  const tree = parseDocument(text);
  return runRules(tree, buildBlockFile(tree, "create-spec")!, options);
}

const throwing = defineRule({
  id: "test/throwing",
  severity: "error",
  scope: "file",
  sources: ["plain logic"],
  summary: "Throws.",
  why: "To be caught.",
  bad: "",
  good: "",
  check(_, report) {
    report({ start: 0, end: 1 }, "Half done.");
    throw new Error("broken rule");
  },
});

describe("running the rules", () => {
  it("gives findings in the order of the text", () => {
    expect(run().map(({ rule }) => rule)).toEqual([
      "reference/unused-image",
      "step/name-charset",
      "graph/unknown-parent",
      "graph/self-parent",
    ]);
  });

  it("reports a rule that throws, leaves out its findings and runs the others", () => {
    const errors: unknown[] = [];

    const found = run({
      rules: [throwing, ...rules],
      onError: (rule, error) => errors.push([rule, error]),
    });

    expect(errors).toEqual([["test/throwing", new Error("broken rule")]]);
    expect(withFixes(found)).toEqual(withFixes(run()));
  });

  it("replaces the severity of a rule, or switches it off", () => {
    const severities = new Map([
      ["reference/unused-image", "information"],
      ["graph/unknown-parent", "off"],
    ] as const);

    expect(run({ severities }).map(({ rule, severity }) => [rule, severity])).toEqual([
      ["reference/unused-image", "information"],
      ["step/name-charset", "hint"],
      ["graph/self-parent", "error"],
    ]);
  });

  it("does not raise a finding that a rule is less sure of than usual", () => {
    const severities = new Map([["step/name-charset", "error"]] as const);

    expect(run({ severities }).find(({ rule }) => rule === "step/name-charset")?.severity).toBe(
      "hint",
    );
  });
});

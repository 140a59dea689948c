import { describe, expect, it } from "vitest";
import { checkText } from "../../support/checkText.js";

/** A workflow whose steps and images have one mistake of each kind that rests on what else the file holds. */
function workflow(line: string): string {
  return `artifact: { path: . }
body:
  version: 1
  kind: workflow
  metadata: { name: templated, summary: A template }
  release: { version: 1.0.0, notes: First }
  config:
    images:
      trainer: { dockerfile: Dockerfile, context: . }
      unused: { dockerfile: Dockerfile, context: . }
    steps:
      prepare: { type: sql, sqlQueryPath: a.sql }
      train:
        imageRef: trianer
        command: train
        parents: [prepair, elsewhere, prepare, prepare]
        executionParameters:
          parentStatus:
            - { condition: all-of, parents: [preparre], status: [success] }
      report: { imageRef: trainer, command: "@param:comand", parents: [train] }
    ${line}
parameters:
  build:
    - { name: command, title: Command, type: string, required: true, defaultValue: report }
`;
}

function found(line: string): readonly string[] {
  return checkText(workflow(line)).map(({ rule, severity, message }) =>
    [severity, rule, /"(.*?)"/.exec(message)?.[1]].join(" "),
  );
}

describe("rules on templates", () => {
  it("are as strict as ever where a template only fills in values", () => {
    const strict = found("triggers: []");

    expect(found("triggers: {{ triggers }}")).toEqual(strict);
    expect(strict).toEqual([
      "warning reference/unused-image unused",
      "error reference/unknown-image trianer",
      "error graph/unknown-parent prepair",
      "error graph/unknown-parent elsewhere",
      "warning graph/duplicate-parent prepare",
      "error condition/parent-status-not-parent preparre",
      "error parameter/unknown-reference comand",
    ]);
  });

  it("only hint at what statements may add, repeat or remove, or say nothing", () => {
    expect(found(`{% include "more.yaml" %}`)).toEqual([
      "hint graph/duplicate-parent prepare",
      "hint parameter/unknown-reference comand",
    ]);
  });
});

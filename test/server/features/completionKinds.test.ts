import { describe, expect, it } from "vitest";
import {
  completionsAt,
  explanationOf,
  labelsAt,
  serviceBeside,
} from "../../support/acceptCompletion.js";
import { expectCells, type Cell } from "../../support/completionCells.js";
import { MemoryFiles } from "../../support/memoryFiles.js";
import { workflow } from "../../support/workflow.js";

const asIs = (text: string) => text;

describe("accepting a whole file", () => {
  const cells: readonly Cell[] = [
    [
      "of a workflow",
      "wo<|>",
      "workflow",
      "body:\n  version: <|1|>\n  kind: workflow\n  metadata:\n    name: <|>\n    summary: <|>\n  release:\n    version: <|1.0.0|>\n  config:\n    steps:\n      <|>",
    ],
    [
      "of a service",
      "<|>",
      "service",
      "body:\n  version: <|1|>\n  kind: service\n  metadata:\n    name: <|>\n    summary: <|>\n  release:\n    version: <|1.0.0|>\n  config:\n    image:\n      dockerfile: <|Dockerfile|>\n      context: <|.|>",
    ],
    [
      "of a release",
      "<|>",
      "create-release",
      "body:\n  release:\n    version: <|1.0.0|>\n  config:\n    <|>",
    ],
    [
      "of a deployment",
      "<|>",
      "create-deployment",
      "body:\n  metadata:\n    name: <|>\n    summary: <|>\n  spec:\n    id: <|>\n  revision:\n    notes: <|>",
    ],
    ["of a revision", "<|>", "create-revision", "body:\n  revision:\n    notes: <|>"],
    [
      "of new metadata of a block",
      "<|>",
      "update-spec-metadata",
      "# peak-press: update-spec-metadata\nbody:\n  metadata:\n    summary: <|>\n    title: <|>",
    ],
    [
      "of new metadata of a deployment",
      "<|>",
      "update-deployment-metadata",
      "# peak-press: update-deployment-metadata\nbody:\n  summary: <|>\n  title: <|>",
    ],
    ["of new values", "<|>", "patch-parameters", "# peak-press: patch-parameters\nbody:\n  <|>"],
    [
      "of related blocks",
      "<|>",
      "related-blocks",
      "# peak-press: related-blocks\n- id: <|>\n  resource_id: <|>\n  kind: <|workflow,service,webapp|>\n  name: <|>\n  status: <|deploying,deployed,redeploying,failed,warning,platform_resource_error,rollback,rollback_complete,rollback_failed,deleting,delete_failed|>",
    ],
  ];
  expectCells(cells, asIs);

  it("is offered only where nothing is written", () => {
    expect(labelsAt("# a comment\n<|>")).not.toContain("workflow");
    expect(labelsAt("scope: private\n<|>")).not.toContain("workflow");
  });
});

describe("accepting in a file of another kind", () => {
  const cells: readonly Cell[] = [
    [
      "a key of a release",
      "# peak-press: create-release\nbody:\n  <|>",
      "release",
      "# peak-press: create-release\nbody:\n  release:\n    version: <|1.0.0|>",
    ],
    [
      "the block of a deployment",
      "# peak-press: create-deployment\nbody:\n  sp<|>",
      "spec",
      "# peak-press: create-deployment\nbody:\n  spec:\n    id: <|>",
    ],
    [
      "the release of a deployment",
      "body:\n  spec:\n    id: some-id\n    <|>\n  revision: {}",
      "release",
      "body:\n  spec:\n    id: some-id\n    release:\n      version: <|1.0.0|>\n  revision: {}",
    ],
    [
      "the notes of a revision",
      "# peak-press: create-revision\nbody:\n  re<|>",
      "revision",
      "# peak-press: create-revision\nbody:\n  revision:\n    notes: <|>",
    ],
    [
      "a status of a block",
      "# peak-press: update-spec-metadata\nbody:\n  metadata:\n    status: <|>",
      "archived",
      "# peak-press: update-spec-metadata\nbody:\n  metadata:\n    status: archived",
    ],
    [
      "a tag of a deployment",
      "# peak-press: update-deployment-metadata\nbody:\n  <|>",
      "tags",
      "# peak-press: update-deployment-metadata\nbody:\n  tags:\n    - name: <|>",
    ],
    [
      "a state of a related block",
      "# peak-press: related-blocks\n- status: <|>",
      "deployed",
      "# peak-press: related-blocks\n- status: deployed",
    ],
    [
      "a declared parameter",
      "body: { kind: workflow, config: {} }\nparameters:\n  <|>",
      "build",
      "body: { kind: workflow, config: {} }\nparameters:\n  build:\n    - name: <|>\n      type: <|boolean,string,string_array,number,number_array,object,object_array|>\n      required: <|true,false|>",
    ],
    [
      "a further declared parameter",
      "body: { kind: workflow, config: {} }\nparameters:\n  run:\n    - <|>",
      "parameter declaration",
      "body: { kind: workflow, config: {} }\nparameters:\n  run:\n    - name: <|>\n      type: <|boolean,string,string_array,number,number_array,object,object_array|>\n      required: <|true,false|>",
    ],
    [
      "a single condition of a parameter",
      "body: { kind: workflow, config: {} }\nparameters:\n  run:\n    - conditions:\n        - <|>",
      "single condition",
      "body: { kind: workflow, config: {} }\nparameters:\n  run:\n    - conditions:\n        - dependsOn: <|>\n          operator: <|equals,not-equals|>\n          value: <|>",
    ],
    [
      "joined conditions of a parameter",
      "body: { kind: workflow, config: {} }\nparameters:\n  run:\n    - conditions:\n        - <|>",
      "joined conditions",
      "body: { kind: workflow, config: {} }\nparameters:\n  run:\n    - conditions:\n        - conditionType: <|AND,OR|>\n          conditions:\n            - dependsOn: <|>\n              operator: <|equals,not-equals|>\n              value: <|>",
    ],
    [
      "an image",
      workflow("").replace("    steps:\n", "    images:\n      <|>"),
      "image definition",
      workflow("").replace(
        "    steps:\n",
        "    images:\n      <|>:\n        dockerfile: <|Dockerfile|>\n        context: <|.|>",
      ),
    ],
    [
      "an image that a step names",
      "body:\n  kind: workflow\n  config:\n    steps:\n      a: { imageRef: trainer }\n    images:\n      <|>",
      "trainer",
      "body:\n  kind: workflow\n  config:\n    steps:\n      a: { imageRef: trainer }\n    images:\n      trainer:\n        dockerfile: <|Dockerfile|>\n        context: <|.|>",
    ],
    [
      "a step that is waited for",
      workflow("      b: { parents: [a] }\n      <|>\n"),
      "a",
      workflow("      b: { parents: [a] }\n      a:\n        <|>\n"),
    ],
  ];
  expectCells(cells, asIs);
});

describe("accepting a usual value", () => {
  const trigger = (part: string) =>
    `body:\n  kind: workflow\n  config:\n    steps: {}\n    triggers:\n      - cron: ${part}\n`;
  expectCells(
    [
      ["of a schedule", "<|>", "0 2 * * *", "0 2 * * *"],
      ["of a schedule, begun", "0 6<|>", "0 6 * * 1-5", "0 6 * * 1-5"],
      ["of a schedule in quotes", '"<|>"', "*/15 * * * *", '"*/15 * * * *"'],
      ["of a schedule that needs quotes", "<|>", "*/30 * * * *", '"*/30 * * * *"'],
    ],
    trigger,
  );

  it("comes with its meaning in words", () => {
    const item = completionsAt(trigger("<|>")).find(({ label }) => label === "30 5 * * 1");
    expect(item?.detail).toBe("every Monday at 05:30");
  });

  it("is the default of a number", () => {
    const marked = workflow("      a: { runConfiguration: { retryOptions: { duration: <|> } } }");
    expect(labelsAt(marked)).toEqual(["5"]);
  });
});

describe("comments that mean something", () => {
  const files = new MemoryFiles({
    "a.block.yaml": "",
    "specs/forecast.block.yaml": "body: { kind: workflow }",
    "readme.md": "",
  });
  const service = serviceBeside(files);
  const cells: readonly Cell[] = [
    [
      "the kind of the file",
      "# peak-press: cr<|>",
      "create-revision",
      "# peak-press: create-revision",
    ],
    ["the folder of its block", "# peak-press-spec: <|>", "specs/", "# peak-press-spec: specs/"],
    [
      "the file of its block",
      "# peak-press-spec: specs/<|>",
      "specs/forecast.block.yaml",
      "# peak-press-spec: specs/forecast.block.yaml",
    ],
    [
      "a rule that is suppressed",
      "body: {} # press-blocks-disable-line graph/cy<|>",
      "graph/cycle",
      "body: {} # press-blocks-disable-line graph/cycle",
    ],
  ];
  expectCells(cells, asIs, { service });

  it("explain the rule", () => {
    const marked = "# press-blocks-disable-file graph/cy<|>";
    const item = completionsAt(marked).find(({ label }) => label === "graph/cycle");
    expect(item && explanationOf(item, marked)).toContain("wait for each other");
  });

  it.each([
    "# peak<|>",
    "body: {} # peak-press: <|>",
    "# press-blocks-disable-file graph/cycle -- because <|>",
  ])("offer nothing at %s", (marked) => {
    expect(completionsAt(marked, { service })).toEqual([]);
  });
});

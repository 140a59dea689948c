import { describe, expect, it } from "vitest";
import { completionsAt, labelsAt, serviceBeside } from "../../support/acceptCompletion.js";
import { expectCells } from "../../support/completionCells.js";
import { MemoryFiles } from "../../support/memoryFiles.js";
import { workflow } from "../../support/workflow.js";

const files = new MemoryFiles({
  "report/Dockerfile": "FROM scratch",
  "report/.dockerignore": "*.tmp",
  "report/.git/config": "",
  "report/images/train.Dockerfile": "FROM scratch",
  "report/src/main.py": "",
  "parts/head.j2": "",
  "head.j2": "",
  "variables/production.yaml": "region: north\nsize: 3\n",
  ".press-blocks.yaml": 'templateParameters: { "*.j2": variables/production.yaml }\n',
  "forecast.block.yaml": `body:
  version: 1
  kind: workflow
  metadata: { name: forecast, summary: Forecasts }
  release: { version: 2.1.0 }
  config:
    steps:
      ask:
        type: http
        method: post
        url: https://example.com
        auth: { type: bearer-token, bearerToken: forecast-token }
        headers: { secrets: { X-Key: hook-key } }
        parameters: { secrets: [warehouse-password] }
      fetch:
        type: sql
        repository: { branch: main, url: https://git.example.com/x, filePath: a.sql, token: git-credential }
parameters:
  build:
    - name: machine
      type: number
      required: true
      options: [{ title: Small, value: 21 }, { title: Large, value: 23 }]
    - { name: storage, type: string, required: false, defaultValue: 20GB }
  run:
    - { name: send_mail, type: boolean, required: true }
    - { name: regions, type: string_array, required: false }
    - { name: limits, type: object, required: false }
    - { name: budget, type: number, required: false, defaultValue: 100 }
`,
});
const service = serviceBeside(files);
const asIs = (text: string) => text;

describe("accepting a path", () => {
  const inArtifact = (part: string) =>
    workflow(`      a:\n        image:\n${part}`).replace("{ path: . }", "{ path: report }");
  expectCells(
    [
      [
        "of a Dockerfile",
        "          dockerfile: <|>",
        "Dockerfile",
        "          dockerfile: Dockerfile",
      ],
      [
        "of a folder on the way",
        "          dockerfile: i<|>",
        "images/",
        "          dockerfile: images/",
      ],
      [
        "of a file in a folder",
        "          dockerfile: images/<|>",
        "images/train.Dockerfile",
        "          dockerfile: images/train.Dockerfile",
      ],
      ["of a context", "          context: <|>", "images", "          context: images"],
      ["of the artifact itself", "          context: <|>", ".", "          context: ."],
      [
        "in quotes",
        '          dockerfile: "Do<|>"',
        "Dockerfile",
        '          dockerfile: "Dockerfile"',
      ],
    ],
    inArtifact,
    { service },
  );
  expectCells(
    [
      [
        "of an artifact",
        "artifact: { path: <|> }\nbody: {}",
        "report",
        "artifact: { path: report }\nbody: {}",
      ],
      [
        "of an ignore file",
        "artifact:\n  path: report\n  ignore_files:\n    - <|>\nbody: {}",
        ".dockerignore",
        "artifact:\n  path: report\n  ignore_files:\n    - .dockerignore\nbody: {}",
      ],
    ],
    asIs,
    { service },
  );
  expectCells(
    [
      [
        "of a file with variables",
        'templateParameters:\n  "*.j2": variables/<|>',
        "variables/production.yaml",
        'templateParameters:\n  "*.j2": variables/production.yaml',
      ],
    ],
    asIs,
    { service, uri: "file:///work/.press-blocks.yaml" },
  );

  it("asks again behind a folder, where the editor has a command for it", () => {
    const client = { suggestCommand: "suggest" };
    const items = completionsAt(inArtifact("          dockerfile: <|>"), { service, client });
    const commands = new Map(items.map(({ label, command }) => [label, command?.command]));
    expect(commands.get("images/")).toBe("suggest");
    expect(commands.get("Dockerfile")).toBeUndefined();
  });

  it("offers no hidden folder, and nothing without files", () => {
    const marked = inArtifact("          context: <|>");
    expect(labelsAt(marked, { service })).toEqual([".", "images", "src"]);
    expect(labelsAt(marked)).toEqual([]);
  });
});

describe("names of secrets and credentials", () => {
  const http = (part: string) =>
    workflow(
      `      a:\n        type: http\n        parameters: { secrets: [own-secret] }\n${part}`,
    );

  it("are those that the workspace's block files use, own ones first", () => {
    const all = ["own-secret", "forecast-token", "hook-key", "warehouse-password"];
    expect(labelsAt(http("        auth: { type: api-key, apiKey: <|> }"), { service })).toEqual(
      all,
    );
    expect(labelsAt(http("        headers: { secrets: { X: ho<|> } }"), { service })).toEqual([
      "hook-key",
    ]);
  });

  it("leave out those that a list has already", () => {
    const marked = workflow("      a: { parameters: { secrets: [hook-key, <|>] } }");
    expect(labelsAt(marked, { service })).toEqual(["forecast-token", "warehouse-password"]);
  });

  it("are credentials where a repository is read", () => {
    const marked = workflow("      a: { type: sql, repository: { token: <|> } }");
    expect(labelsAt(marked, { service })).toEqual(["git-credential"]);
  });

  it("follow what changes in the file itself", () => {
    const marked = workflow(
      "      a: { parameters: { secrets: [new-one] } }\n      b: { parameters: { secrets: [<|>] } }",
    );
    expect(labelsAt(marked)).toEqual(["new-one"]);
  });
});

describe("accepting what the deployed block declares", () => {
  const deployment = (part: string) =>
    `# peak-press-spec: forecast.block.yaml\nbody:\n  spec: { id: some-id }\n  revision: { notes: First }\n  parameters:\n${part}`;
  expectCells(
    [
      [
        "a name with options",
        "    build:\n      <|>",
        "machine",
        "    build:\n      machine: <|21,23|>",
      ],
      [
        "a name with a default",
        "    build:\n      <|>",
        "storage",
        "    build:\n      storage: <|20GB|>",
      ],
      [
        "a name of a flag",
        "    run:\n      se<|>",
        "send_mail",
        "    run:\n      send_mail: <|true,false|>",
      ],
      [
        "a name of a list",
        "    run:\n      <|>",
        "regions",
        "    run:\n      regions:\n        - <|>",
      ],
      [
        "a name of a mapping",
        "    run:\n      <|>",
        "limits",
        "    run:\n      limits:\n        <|>",
      ],
      ["a name in braces", "    run: { <|> }", "regions", "    run: { regions: [<|>] }"],
      ["an option", "    build: { machine: <|> }", "23", "    build: { machine: 23 }"],
      ["a default", "    run:\n      budget: <|>", "100", "    run:\n      budget: 100"],
    ],
    deployment,
    { service },
  );

  it("are the required names first, without those that are there", () => {
    const labels = labelsAt(deployment("    run:\n      budget: 1\n      <|>"), { service });
    expect(labels).toEqual(["send_mail", "regions", "limits"]);
  });

  it("tell what an option means", () => {
    const items = completionsAt(deployment("    build: { machine: <|> }"), { service });
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ["21", "Small"],
      ["23", "Large"],
    ]);
  });

  it("are the version where a release is named", () => {
    const marked =
      "# peak-press-spec: forecast.block.yaml\nbody:\n  revision: { notes: First }\n  release: { version: <|> }";
    expect(labelsAt(marked, { service })).toEqual(["2.1.0"]);
  });

  it.each([
    [
      "a patch",
      "# peak-press: patch-parameters\n# peak-press-spec: forecast.block.yaml\nbody:\n  <|>",
    ],
    [
      "values for local runs",
      "# peak-press: params-fallback\n# peak-press-spec: forecast.block.yaml\n<|>",
    ],
  ])("are run parameters alone in %s", (_, marked) => {
    expect(labelsAt(marked, { service })).toEqual(["send_mail", "regions", "limits", "budget"]);
  });
});

describe("inside a template", () => {
  const uri = "file:///work/some.block.yaml.j2";
  const template = (part: string) =>
    `{% set team = "north" %}\n${workflow(`      a:\n        type: http\n        parameters: { env: { HOST: x }, secrets: [hook] }\n        payload: "{{ other }}"\n${part}`)}`;
  const labels = (part: string) => labelsAt(template(part), { service, uri });

  it("variables are those of the file of variables, of the template, and in use", () => {
    expect(labels("        url: x\n        method: {{ <|> }}")).toEqual([
      "region",
      "size",
      "team",
      "other",
      "os_env",
    ]);
  });

  it("the parameters of the step come first in its address", () => {
    expect(labels('        url: "https://{{ <|> }}"').slice(0, 3)).toEqual([
      "HOST",
      "hook",
      "HOOK_CUSTOM",
    ]);
  });

  it("variables that are still to be given are offered in the file of variables", () => {
    const templates = new MemoryFiles({
      ".press-blocks.yaml": 'templateParameters: { "*.j2": production.yaml }\n',
      "production.yaml": "",
      "a.block.yaml.j2": "body: { name: {{ name }}, kind: {{ kind }} }",
    });
    const marked = "# peak-press: template-params\nname: x\n<|>";
    const asking = { service: serviceBeside(templates), uri: "file:///work/production.yaml" };
    expect(labelsAt(marked, asking)).toEqual(["kind"]);
  });

  it.each([
    ["filters", "        method: {{ region | up<|> }}", ["upper"]],
    ["tests", "        method: {{ region is def<|> }}", ["defined"]],
    ["statements", "        # x\n{% inc<|> %}", ["include"]],
    ["variables that begin so", "        method: {{ re<|>", ["region"]],
    ["nothing in texts", '        method: {{ "re<|>" }}', []],
    ["nothing in numbers", "        method: {{ 1<|> }}", []],
  ])("%s are offered where they belong", (_, part, expected) => {
    expect(labels(part)).toEqual(expected);
  });

  expectCells(
    [
      [
        "an included file",
        '{% include "<|>" %}\nbody: {}',
        "head.j2",
        '{% include "head.j2" %}\nbody: {}',
      ],
      [
        "a file in a folder",
        '{% include "parts/<|>" %}\nbody: {}',
        "parts/head.j2",
        '{% include "parts/head.j2" %}\nbody: {}',
      ],
      ["a variable", "body: { kind: {{ re<|> }} }", "region", "body: { kind: {{ region }} }"],
      [
        "a filter",
        "body: { kind: {{ region|lo<|> }} }",
        "lower",
        "body: { kind: {{ region|lower }} }",
      ],
    ],
    asIs,
    { service, uri },
  );
});

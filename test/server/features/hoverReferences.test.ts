import { describe, expect, it } from "vitest";
import { createLanguageService } from "../../../server/src/languageService.js";
import { defaultSettings } from "../../../server/src/settings.js";
import { createWorkspace } from "../../../server/src/workspace.js";
import { markedDocument } from "../../support/marks.js";
import { MemoryFiles } from "../../support/memoryFiles.js";

const logger = { info: () => undefined, error: () => undefined };
const now = () => Date.parse("2026-11-25T10:30:00Z");

/** The Markdown of the hover at the cursor; undefined for none. */
function hoverAt(
  marked: string,
  { files = {}, path = "some.block.yaml" }: { files?: Record<string, string>; path?: string } = {},
): string | undefined {
  const workspace = createWorkspace(new MemoryFiles(files), {
    roots: [MemoryFiles.uri("").slice(0, -1)],
  });
  const service = createLanguageService({
    settings: () => defaultSettings,
    workspace: () => workspace.snapshot(),
    logger,
    now,
  });
  const { document, position } = markedDocument(marked, { uri: MemoryFiles.uri(path) });
  const contents = service.hover(document, position)?.contents;
  return typeof contents === "object" && "value" in contents ? contents.value : undefined;
}

const block = (config: string, root = "") => `body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: Reads orders }
  release: { version: 1.0.0 }
  config:
${config}${root}
`;

const training = block(
  `    images:
      <1>python: { dockerfile: Dockerfile, context: images, version: 0.2.0 }
    steps:
      <2>load: { type: sql, sqlQueryPath: load.sql }
      train:
        imageRef: <3>python
        command: |
          python train.py
          echo done
        parents: [<4>load]
        outputParameters: { <5>quality: quality.txt }
        resources: { storage: "@param:<6>size" }
      tell:
        type: http
        method: post
        url: https://user:pw@hooks.example.com/a?token=abc
        parents: [train]
        parameters: { inherit: { QUALITY: <7>quality } }
        executionParameters:
          conditional: [{ condition: not-equals, stepName: train, paramName: <8>quality, value: bad }]
      export-all:
        type: export
        schema: sales
        table: orders
        sortBy: id
        parents: [train, load]
        executionParameters:
          parentStatus:
            - { condition: all-of, parents: [train, load], status: [success] }
            - { condition: one-of, parents: [train, load], status: [failure] }
`,
  `parameters:
  build:
    - { name: <9>size, type: string, required: true, title: "Disk *size*", defaultValue: 10GB, options: [{ title: S, value: 10GB }, { title: L, value: 50GB }] }
    - { name: unused, type: string, required: false, hideValue: true, defaultValue: hunter2hunter2 }
`,
);

/** The training block with the cursor at one of its numbered places. */
const at = (place: number) => training.replace(`<${place}>`, "<|>").replaceAll(/<\d>/g, "");

describe("hover on a name", () => {
  it("tells of a step what it does, waits for, and is waited for by", () => {
    expect(hoverAt(at(2))).toBe(
      [
        "**load**: sql step, layer 1 of 3",
        "Runs the script `load.sql`.",
        "Waits for no other step.",
        "`train`, `export-all` wait for it.",
      ].join("\n\n"),
    );
    expect(hoverAt(at(4))).toBe(hoverAt(at(2)));
  });

  it("tells of a step when it runs, and who uses what it leaves", () => {
    const train = hoverAt(
      training.replace("      train:", "      tr<|>ain:").replaceAll(/<\d>/g, ""),
    );
    expect(train).toContain("**train**: standard step, layer 2 of 3");
    expect(train).toContain("Runs `python train.py …` in the image `python`.");
    expect(train).toContain("Output parameters:\n\n- `quality`: used by `tell`");
    const tell = hoverAt(training.replace("      tell:", "      te<|>ll:").replaceAll(/<\d>/g, ""));
    expect(tell).toContain("Sends `POST` to `https://…@hooks.example.com/a?…`.");
    expect(tell).toContain("Runs only if the output `quality` of `train` is not `bad`.");
    const all = hoverAt(training.replace("export-all:", "export<|>-all:").replaceAll(/<\d>/g, ""));
    expect(all).toContain("Writes the table `sales.orders` to files.");
    expect(all).toContain("- all of `train`, `load` end with `success`");
    expect(all).toContain("- one of `train`, `load` ends with `failure`");
    expect(all).toContain("whether one or all must hold is not documented");
  });

  it("tells of an image what it is built from, and who runs in it", () => {
    const image = [
      "**python**: image",
      "Built from `Dockerfile` in the folder `images` of the artifact, version `0.2.0`.",
      "Used by `train`.",
    ].join("\n\n");
    expect(hoverAt(at(1))).toBe(image);
    expect(hoverAt(at(3))).toBe(image);
  });

  it("tells of an output parameter who leaves and who uses it", () => {
    const output = [
      "**quality**: output parameter of `train`",
      "What the step leaves in the file `quality.txt`.",
      "Used by `tell`.",
    ].join("\n\n");
    for (const place of [5, 7, 8]) expect(hoverAt(at(place))).toBe(output);
  });

  it("tells of a build parameter its declaration and where it is used", () => {
    const parameter = [
      "**size**: build parameter, `string`, required",
      "Disk \\*size\\*",
      "Default: `10GB`",
      "Options: `10GB`, `50GB`",
      "Put into the config when the block is deployed.",
      "Used by `train`.",
    ].join("\n\n");
    expect(hoverAt(at(6))).toBe(parameter);
    expect(hoverAt(at(9))).toBe(parameter);
  });

  it("shows no value of a parameter that hides it", () => {
    const text = training.replaceAll(/<\d>/g, "").replace("name: unused", "name: unu<|>sed");
    expect(hoverAt(text)).toContain("Default: not shown");
    expect(hoverAt(text)).toContain("Used nowhere.");
    expect(hoverAt(text)).not.toContain("hunter2");
  });
});

describe("hover on a value", () => {
  const trigger = (cron: string) => block(`    triggers:\n      - cron: ${cron}\n`);

  it("tells of a schedule when it runs, and the next three runs", () => {
    expect(hoverAt(trigger('"30 5 <|>* * MON"'))).toMatch(
      [
        "Runs at 05:30 on Monday.",
        "Next runs, if it is counted in UTC:",
        "- Mon 2026-11-30 05:30 UTC\n- Mon 2026-12-07 05:30 UTC\n- Mon 2026-12-14 05:30 UTC",
      ].join("\n\n"),
    );
  });

  it("tells of a schedule with a mistake what a schedule is", () => {
    expect(hoverAt(trigger('"61 5 <|>* * *"'))).toContain("five fields");
  });

  it.each([
    [
      "seconds in larger units",
      "a: { command: x, stepTimeout: 54<|>00 }",
      "5400 seconds: 1 hour 30 minutes.",
    ],
    ["what is read as another number", "a: { command: x, stepTimeout: 01<|>0 }", "Read as `8`."],
    ["a number to the base 60", "a: { command: x, stepTimeout: 1:<|>30 }", "Read as `90`."],
    [
      "a word that is a truth value",
      "a: { command: x, clearImageCache: y<|>es }",
      "Read as `true`.",
    ],
    ["a date", "a: { command: 2026-01<|>-01 }", "Read as a date"],
    ["where a fact comes from", "a: { command: x, step<|>Timeout: 1 }", "Source: support site."],
    ["the section of the reference", "a: { comm<|>and: x }", "docs/reference.md#standard-step)"],
    ["an example", "a: { comm<|>and: x }", "Example: `python train.py`"],
  ])("tells %s", (_, step, words) => {
    expect(hoverAt(block(`    steps:\n      ${step}\n`))).toContain(words);
  });

  it("tells of the parameter of a deployment how the block declares it", () => {
    const files = { "orders.block.yaml": training.replaceAll(/<\d>/g, "") };
    const text = `# peak-press: create-deployment
# peak-press-spec: orders.block.yaml
body:
  metadata: { name: orders-eu }
  spec: { id: 12 }
  parameters: { build: { si<|>ze: 50GB } }
`;
    const words = hoverAt(text, { files, path: "deploy.yaml" });
    expect(words).toContain("**size**: build parameter, `string`, required");
    expect(words).toContain("Declared in `orders.block.yaml`.");
  });
});

describe("hover on an alias", () => {
  const shared = `x-env: &env
  LOG: info
  API_TOKEN: ghp_0123456789abcdefghijABCDEFGHIJ012345
`;

  it("shows what it stands for, without the indentation of its place and without credentials", () => {
    const text =
      shared + block("    steps:\n      a: { command: x, parameters: { env: *e<|>nv } }\n");
    expect(hoverAt(text)).toBe(
      "The alias `*env` stands for the value from line 2:\n\n```yaml\nLOG: info\nAPI_TOKEN: …\n```",
    );
  });

  it("shows no credential that stands alone", () => {
    const text = `x-password: &pw s3cr3t-Zq8vXk2Lw9\n${block(
      "    steps:\n      a: { command: x, parameters: { env: { NAME: *p<|>w } } }\n",
    )}`;
    expect(hoverAt(text)).toBe("The alias `*pw` stands for the value from line 1, a credential.");
  });

  it("ends where it is long", () => {
    const lines = Array.from({ length: 50 }, (_, line) => `  - ${line}`).join("\n");
    const words = hoverAt(`x-list: &list\n${lines}\nbody: *li<|>st\n`);
    expect(words?.split("\n").length).toBeLessThan(30);
    expect(words).toMatch(/…\n```$/);
  });

  it("tells of a merge key what it brings in", () => {
    const text =
      shared +
      block(
        "    steps:\n      a: { command: x, parameters: { env: { <<<|>: *env, LOG: debug } } }\n",
      );
    expect(hoverAt(text)).toBe(
      "The merge key brings in `API_TOKEN`.\n\nThe mapping's own `LOG` counts more.",
    );
  });

  it("tells of an anchor how often it is used", () => {
    const text =
      shared.replace("&env", "&e<|>nv") +
      block("    steps:\n      a: { command: x, parameters: { env: *env } }\n");
    expect(hoverAt(text)).toBe("Anchor `&env`, used by 1 alias.");
  });

  it("is not misled by a value that holds backticks", () => {
    expect(hoverAt("x-a: &a |\n  ```\n  [x](command:y)\n  ```\nbody: *<|>a\n")).toContain(
      "````yaml\n",
    );
  });
});

describe("hover in a template", () => {
  const files = {
    ".press-blocks.yaml": 'templateParameters: { "*.j2": params/dev.yaml }\n',
    "params/dev.yaml": "prefix: orders\npassword: s3cr3t-Zq8vXk2Lw9\n",
    "parts/steps.yaml": "load: { type: sql, sqlQueryPath: '{{ script }}' }\n",
  };
  const template = (text: string) => hoverAt(text, { files, path: "some.block.yaml.j2" });

  it.each([
    [
      "a variable with its value",
      "body: { kind: '{{ pre<|>fix }}' }\n",
      "Value: `orders`\n\nSet in `params/dev.yaml`.",
    ],
    ["a variable in a statement", "{% if pre<|>fix %}\nbody: {}\n{% endif %}\n", "Value: `orders`"],
    [
      "a variable without a value",
      "body: { kind: '{{ nob<|>ody }}' }\n",
      "It has no value in `dev.yaml`",
    ],
    [
      "a variable that the template sets",
      "{% set a = 1 %}\nbody: { kind: '{{ <|>a }}' }\n",
      "set by the template on line 1",
    ],
    [
      "a variable of a loop",
      "{% for step in all %}\nx: '{{ st<|>ep }}'\n{% endfor %}\nbody: {}\n",
      "variable of a loop on line 1",
    ],
    ["the environment", "body: { kind: '{{ os_env.HO<|>ME }}' }\n", "its value is not shown"],
    [
      "an included file",
      'body:\n  config:\n    steps:\n      {% include "parts/st<|>eps.yaml" %}\n',
      "The file `parts/steps.yaml` is put in the place of the tag.\n\nVariables: `script`",
    ],
  ])("explains %s", (_, text, words) => {
    expect(template(text)).toContain(words);
  });

  it("never shows a credential", () => {
    const words = template("body: { kind: '{{ pass<|>word }}' }\n");
    expect(words).toContain("**password**");
    expect(words).not.toContain("s3cr3t");
  });

  it("tells of a placeholder of an http step who fills it in", () => {
    const step = (parameters: string) =>
      block(
        `    steps:\n      a:\n        type: http\n        method: post\n        url: https://example.com\n        payload: '{"a": "{{ NA<|>ME }}"}'\n        parameters: ${parameters}\n`,
      );
    expect(template(step("{ env: { NAME: orders } }"))).toContain(
      "filled in by the platform when the step runs\n\nThe environment variable `NAME`: `orders`",
    );
    expect(template(step("{ inherit: { NAME: quality } }"))).toContain(
      "The output parameter `quality` of an earlier step.",
    );
  });
});

describe("hover on a path", () => {
  const files = {
    "training/Dockerfile": "FROM python\n",
    "training/.dockerignore": "*.log\n",
    "training/src/train.py": "x".repeat(1500),
  };
  const artifact = "artifact: { path: tra<1>ining, ignore_files: [.docker<2>ignore] }\n";
  const images = "    images: { python: { dockerfile: Docker<3>file, context: s<4>rc } }\n";
  const text = artifact + block(images);
  const place = (number: number) => text.replace(`<${number}>`, "<|>").replaceAll(/<\d>/g, "");

  it.each([
    [1, "The folder `training`: 3 files, 1.5 kB."],
    [2, "The file `training/.dockerignore`: 6 bytes."],
    [3, "The file `training/Dockerfile`: 12 bytes."],
    [4, "The folder `training/src`: 1 file, 1.5 kB."],
  ])("at place %i tells what is there", (number, words) => {
    expect(hoverAt(place(number), { files })).toContain(words);
  });

  it("tells what is missing", () => {
    expect(
      hoverAt(place(1).replace("training", "nowhere").replace("tra<|>ining", "no<|>where"), {
        files,
      }),
    ).toContain("There is nothing at `nowhere`.");
  });

  it("does not count a folder without end", () => {
    const many = Object.fromEntries(
      Array.from({ length: 1200 }, (_, index) => [`training/${index}`, ""]),
    );
    expect(hoverAt(place(1), { files: many })).toContain("more than 1000 files");
  });
});

describe("hover with hostile names", () => {
  it.each([
    ["Markdown", "[x](command:y)"],
    ["backticks", "``x``"],
    ["HTML", "<img src=x>"],
  ])("keeps %s harmless", (_, name) => {
    const text = block(
      `    steps:\n      ${JSON.stringify(name)}: { type: sql }\n      b<|>: { parents: [${JSON.stringify(name)}] }\n`,
    );
    const words = hoverAt(text) ?? "";
    expect(words).toContain(name);
    // Outside of inline code nothing of it is left.
    const outside = words.replaceAll(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, "");
    expect(outside).not.toContain(name);
  });
});

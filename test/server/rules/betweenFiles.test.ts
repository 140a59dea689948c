import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createLanguageService } from "../../../server/src/languageService.js";
import { checkOptions } from "../../../server/src/project/checkOptions.js";
import {
  artifactDocument,
  deployedBlock,
  deploymentDocument,
  imageDocument,
  templateDocument,
} from "../../../server/src/rules/exampleDocument.js";
import { defaultSettings } from "../../../server/src/settings.js";
import { createWorkspace } from "../../../server/src/workspace.js";
import { checkBeside } from "../../support/checkExample.js";
import { checkText } from "../../support/checkText.js";
import { MemoryFiles } from "../../support/memoryFiles.js";

const uri = (path: string) => MemoryFiles.uri(path);
const rulesOf = (text: string, files: Record<string, string>, name?: string) =>
  checkBeside(text, files, name).map(({ rule }) => rule);

describe("what an artifact holds", () => {
  const app = { "app/Dockerfile": "", "app/.dockerignore": "" };

  it("is not asked for without a workspace", () => {
    expect(checkText(artifactDocument("path: nowhere"))).toEqual([]);
  });

  it("is not asked for where a template or the machine decides", () => {
    for (const path of ['"{{ folder }}"', "~/app", "C:/app", "'app\\sub'"]) {
      expect(rulesOf(artifactDocument(`path: ${path}`), app), path).toEqual([]);
    }
  });

  it("is not missed where no open folder tells what the path begins at", () => {
    const snapshot = createWorkspace(new MemoryFiles(app)).snapshot();
    const options = checkOptions(uri("some.block.yaml"), defaultSettings, snapshot);

    expect(checkText(artifactDocument("path: nowhere"), options)).toEqual([]);
  });

  it("is looked for in the workspace folder, then beside the file", () => {
    const files = { "app/.dockerignore": "", "blocks/app/Dockerfile": "" };
    const text = artifactDocument("path: app");

    expect(rulesOf(text, files, "blocks/some.block.yaml")).toEqual(["image/dockerfile-missing"]);
    expect(
      rulesOf(
        text,
        { "blocks/app/Dockerfile": "", "blocks/app/.dockerignore": "" },
        "blocks/some.block.yaml",
      ),
    ).toEqual([]);
  });

  it("is looked for in the open folder that the file is in, the innermost one", () => {
    const files = new MemoryFiles({
      "one/app/Dockerfile": "",
      "one/app/.dockerignore": "",
      "one/two/readme.md": "",
    });
    const roots = [uri("one"), uri("one/two"), uri("three")];
    const snapshot = createWorkspace(files, { roots }).snapshot();
    const found = (path: string) =>
      checkText(
        artifactDocument("path: app"),
        checkOptions(uri(path), defaultSettings, snapshot),
      ).map(({ rule }) => rule);

    expect(found("one/blocks/a.block.yaml")).toEqual([]);
    expect(found("one/two/a.block.yaml")).toEqual(["artifact/path-missing"]);
  });

  it("holds the Dockerfile at its path, from the artifact or from the context", () => {
    const files = { "images/a/Dockerfile": "", ".dockerignore": "" };

    expect(
      rulesOf(imageDocument("{ dockerfile: images/a/Dockerfile, context: images }"), files),
    ).toEqual([]);
    expect(rulesOf(imageDocument("{ dockerfile: a/Dockerfile, context: images }"), files)).toEqual(
      [],
    );
    expect(rulesOf(imageDocument("{ dockerfile: a/Dockerfile, context: . }"), files)).toEqual([
      "image/dockerfile-missing",
    ]);
  });

  it("is one finding where the context of a Dockerfile is missing", () => {
    expect(
      rulesOf(imageDocument("{ dockerfile: a/Dockerfile, context: none }"), {
        ".dockerignore": "",
      }),
    ).toEqual(["image/context-missing"]);
  });
});

describe("the variables of a template", () => {
  const files = {
    ".press-blocks.yaml": "templateParameters: { '*.block.yaml': dev.yaml }\n",
    "dev.yaml": "prefix: dev\nnothing:\n",
    "steps.yaml": "{% for x in xs | default([]) %}{{ x }}{% endfor %}\n",
  };
  const step = "train: { type: sql, sqlQueryPath: train.sql }";
  const named = (name: string) => rulesOf(templateDocument(step, name), files);

  it.each([
    "{{ prefix }}-a",
    "{{ zone | default('a') }}-a",
    "a{% if zone %}-{{ zone }}{% endif %}",
    "a{% if zone is defined %}-{{ zone }}{% endif %}",
    "{% set zone = prefix %}{{ zone }}-a",
    "{{ os_env.ZONE }}-a",
    "a{# {{ zone }} #}",
    "a-{% raw %}{{ zone }}{% endraw %}",
  ])("have their values in %j", (name) => {
    expect(named(name)).toEqual([]);
  });

  it.each(["{{ zone }}-a", "{{ nothing }}-a", "{{ prefix ~ zone }}-a"])(
    "lack a value in %j",
    (name) => {
      expect(named(name)).toEqual(["template/unknown-variable"]);
    },
  );

  it("are found in steps, and where another part sets them", () => {
    const inStep = (file: string) =>
      `${step}\n      "{{ ${file} }}": { type: sql, sqlQueryPath: a.sql }`;

    expect(rulesOf(templateDocument(inStep("zone")), files)).toEqual(["template/unknown-variable"]);
    expect(rulesOf(templateDocument(inStep("prefix")), files)).toEqual([]);
    expect(
      rulesOf(templateDocument(inStep("zone"), "{% set zone = 1 %}{{ prefix }}-a"), files),
    ).toEqual([]);
  });

  it("are not missed where their file is not there or is itself a template", () => {
    const text = templateDocument(step, "{{ zone }}-a");

    expect(rulesOf(text, { ".press-blocks.yaml": files[".press-blocks.yaml"] })).toEqual([]);
    expect(rulesOf(text, { ...files, "dev.yaml": "{{ all }}" })).toEqual([]);
  });

  it("may be lost in a loop of an included file only where nothing binds them", () => {
    expect(rulesOf(templateDocument('{% include "steps.yaml" %}'), files)).toEqual([]);
  });
});

describe("includes", () => {
  it("are looked for beside all files that were loaded before", () => {
    const files = {
      "parts/a.yaml": "{% include 'b.yaml' %}\n",
      "parts/b.yaml": "b: { type: sql, sqlQueryPath: b.sql }\n",
    };
    expect(rulesOf(templateDocument('{% include "parts/a.yaml" %}'), files)).toEqual([]);
  });

  it("may be missing where they say so, or where an expression names them", () => {
    for (const include of ['"x.yaml" ignore missing', "file", '"a" if b else "c"', "['a', 'b']"]) {
      expect(rulesOf(templateDocument(`{% include ${include} %}`), { "a.txt": "" })).toEqual([]);
    }
  });
});

describe("the values of a deployment", () => {
  const found = (values: string, more: Record<string, string> = {}, marker?: string) =>
    rulesOf(deploymentDocument(values, marker), { ...deployedBlock, ...more });
  const wrong = "\n    run: { zone: west }";

  it("are not looked at without a marker, or where it leads nowhere", () => {
    expect(checkText(deploymentDocument(wrong))).toEqual([]);
    expect(found(wrong, {}, "none.yaml")).toEqual(["deployment/spec-file"]);
    expect(found(wrong, { "list.yaml": "- a\n" }, "list.yaml")).toEqual(["deployment/spec-file"]);
  });

  it("are not compared with another release, which is told", () => {
    const text = deploymentDocument(wrong).replace(
      "  revision:",
      "    release: { version: 0.9.0 }\n  revision:",
    );
    expect(
      checkBeside(text, deployedBlock).map(({ rule, severity }) => `${severity} ${rule}`),
    ).toEqual(["information deployment/spec-file"]);
  });

  it("are not compared with a block whose parameters a template gives", () => {
    const block = deployedBlock["forecast.block.yaml"];
    const templated = block.replace("parameters:", "{% if x %}\n{% endif %}\nparameters:");
    expect(found(wrong, { "forecast.block.yaml": templated })).toEqual([]);
  });

  it("may come from a template", () => {
    expect(found('\n    run: { region: "{{ region }}", horizon: {{ days }} }')).toEqual([]);
    expect(found("\n    run: {{ values }}")).toEqual([]);
  });

  it("are not asked for where the parameter depends on others", () => {
    const block = `${deployedBlock["forecast.block.yaml"]}    - name: zone
      title: Zone
      type: string
      required: true
      conditions: [{ dependsOn: region, operator: equals, value: north }]
`;
    expect(found("\n    run: { region: south }", { "forecast.block.yaml": block })).toEqual([]);
  });

  it("are not asked for of a revision", () => {
    const revision =
      "# peak-press-spec: forecast.block.yaml\nbody:\n  revision: { notes: Second }\n  parameters:\n    run: { horizon: 3 }\n";
    expect(rulesOf(revision, deployedBlock)).toEqual([]);
  });
});

describe("findings that rest on other files", () => {
  it("come and go with those files, and with the path in the document", () => {
    const files = new MemoryFiles({ "some.block.yaml": "", "app/.dockerignore": "" });
    const workspace = createWorkspace(files, { roots: ["file:///work"] });
    const service = createLanguageService({
      settings: () => defaultSettings,
      workspace: () => workspace.snapshot(),
      logger: { info: () => undefined, error: (message) => expect.fail(message) },
    });
    let version = 0;
    const found = (text: string) =>
      service
        .diagnostics(TextDocument.create(uri("some.block.yaml"), "press-block", ++version, text))
        .map(({ code }) => code);
    const text = artifactDocument("path: app");

    expect(found(text)).toEqual(["image/dockerfile-missing"]);
    files.write("app/Dockerfile", "FROM python");
    workspace.didChange([uri("app/Dockerfile")]);
    expect(found(text)).toEqual([]);
    expect(found(artifactDocument("path: ap"))).toEqual(["artifact/path-missing"]);
    expect(found(text)).toEqual([]);
    files.remove("app/Dockerfile");
    workspace.didChange([uri("app/Dockerfile")]);
    expect(found(text)).toEqual(["image/dockerfile-missing"]);
  });

  it("ask for each file once while nothing changes", () => {
    const files = new MemoryFiles(deployedBlock);
    const workspace = createWorkspace(files, { roots: ["file:///work"] });
    const check = () =>
      checkText(
        deploymentDocument("\n    run: { region: west }"),
        checkOptions(uri("a.yaml"), defaultSettings, workspace.snapshot()),
      );
    const first = check();
    const { reads } = files;

    expect(check()).toMatchObject(first.map(({ rule }) => ({ rule })));
    expect(files.reads).toBe(reads);
  });
});

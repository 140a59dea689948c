import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BlockFile } from "../../../client/src/ui/editor.js";
import { startPlatform, type PlatformProcess } from "../../support/platformProcess.js";
import type { Script } from "../../support/scriptedPrompts.js";
import { providedAccount } from "../support/providedAccount.js";
import { createTestServices, type TestServices } from "../support/testServices.js";

let folder: string;
let platform: PlatformProcess;
let extension: TestServices;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), "press-templates-")));
  platform = await startPlatform({ transition: 0 });
});

afterAll(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  extension = createTestServices(folder, [providedAccount(platform)]);
});

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Opens a file as the editor does. */
function open(name: string, text: string): BlockFile {
  const filePath = write(name, text);
  const file: BlockFile = {
    uri: pathToFileURL(filePath).href,
    languageId: "press-block",
    name: path.basename(filePath),
    filePath,
    workspaceFolder: folder,
    text: () => readFileSync(filePath, "utf8"),
    save: () => Promise.resolve(true),
  };
  extension.openFile = file;
  return file;
}

const template = `body:
  version: 1
  kind: workflow
  metadata:
    name: {{ prefix }}-notify
    summary: "version {{ version }} for {{ os_env.BUILD }}"
  release:
    version: 1.0.0
  config:
    steps:
      {% include "parts/steps.yaml" %}
`;
const steps = `{% for name in names %}
{{ name }}:
  command: python {{ name }}.py
  imageDetails: { id: 7, versionId: 1 }
{% endfor %}
ask:
  type: http
  method: post
  url: https://chat.example.com
  payload: '{% raw %}{"text": "{{RESULT}}"}{% endraw %}'
`;

const fromFile: Script = [[/Variables of/, "A File…"]];

async function spec(name: string) {
  const client = extension.services.connections.active()?.client;
  const specs = await client?.listSpecs({ name });
  const [found] = specs?.items ?? [];
  if (found === undefined) return undefined;
  const release = await client?.describeSpecRelease(found.id, "1.0.0");
  return { found, config: release?.config };
}

describe("publishing a template", () => {
  it("renders it with the file of variables that is chosen once", async () => {
    open("specs/notify.block.yaml.j2", template);
    write("specs/parts/steps.yaml", steps);
    extension.chosenFile = write("dev.yaml", "prefix: trial\nversion: 1.0\nnames: [read, write]\n");
    extension.environment.set("BUILD", "17");
    const prompts = await extension.run("pressBlock.publish", { script: fromFile });
    expect(prompts.notices.map(({ message }) => message)).toEqual([
      "Published trial-notify 1.0.0.",
    ]);
    expect(prompts.reviews[0]?.summary).toContain("with values of the environment: BUILD");
    const published = await spec("trial-notify");
    expect(published?.found.metadata.summary).toBe("version 1.0 for 17");
    expect(Object.keys((published?.config as { steps: object }).steps)).toEqual([
      "read",
      "write",
      "ask",
    ]);
    expect(published?.config).toHaveProperty("steps.ask.payload", '{"text": "{{RESULT}}"}');

    const again = await extension.run("pressBlock.publish");
    expect(again.questions).toEqual([]);
    expect(again.notices[0]?.message).toMatch(/Release 1\.0\.0 .* exists already/);
  });

  it("publishes the example, with its include, its variables and its artifact", async () => {
    const examples = path.join(import.meta.dirname, "../../../examples");
    const filePath = path.join(examples, "templates/notify.block.yaml.j2");
    extension.openFile = {
      uri: pathToFileURL(filePath).href,
      languageId: "press-block",
      name: "notify.block.yaml.j2",
      filePath,
      workspaceFolder: examples,
      text: () => readFileSync(filePath, "utf8"),
      save: () => Promise.resolve(true),
    };
    const missing = await extension.run("pressBlock.publish", {
      script: [[/Variables of/, "No File"]],
    });
    expect(missing.notices[0]?.message).toMatch(/^What notify\.block\.yaml\.j2 renders to has /);
    extension.chosenFile = path.join(examples, "templates/params/dev.yaml");
    await extension.run("pressBlock.chooseVariables", { script: fromFile });
    const prompts = await extension.run("pressBlock.publish");
    expect(prompts.notices.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Published dev-notify \d+\.\d+\.\d+\.$/) as string,
    ]);
    expect(prompts.reviews[0]?.lines.map(({ label }) => label)).toContain("Dockerfile");
  });

  it("asks anew when that is wanted, and needs no file", async () => {
    open(
      "alone.block.yaml",
      template
        .replace("{{ prefix }}", "{{ 'al' ~ 'one' }}")
        .replace(
          / {6}\{% include.*/,
          "      a: { command: x, imageDetails: { id: 7, versionId: 1 } }",
        ),
    );
    await extension.run("pressBlock.chooseVariables", { script: [[/Variables of/, "No File"]] });
    const prompts = await extension.run("pressBlock.publish");
    expect(prompts.notices[0]?.message).toBe("Published alone-notify 1.0.0.");
  });

  it.each<[string, string, string, RegExp]>([
    [
      "a name that is not there",
      "{{ nothing.at.all }}",
      "a: 1",
      /^The template bad\.block\.yaml cannot be rendered, line 2: "nothing" is undefined\./,
    ],
    [
      "an included file that is not there",
      '{% include "gone.yaml" %}',
      "a: 1",
      /line 2: The included file "gone\.yaml" does not exist\./,
    ],
    [
      "variables that are no mapping",
      "{{ a }}",
      "- a",
      /^dev\.yaml has an error on line 1: A file of variables is a mapping/,
    ],
    [
      "a rendered text with a mistake",
      "nonsense: {{ a }}",
      "a: 1",
      /^What bad\.block\.yaml renders to has .*on line \d+/,
    ],
  ])("tells where it is wrong: %s", async (_, line, variables, message) => {
    open("bad.block.yaml", `# peak-press: create-spec\n${line}\n`);
    extension.chosenFile = write("dev.yaml", variables);
    const prompts = await extension.run("pressBlock.publish", { script: fromFile });
    expect(prompts.notices).toHaveLength(1);
    expect(prompts.notices[0]?.message).toMatch(message);
    expect(prompts.reviews).toEqual([]);
  });

  it("does not send what changed after it was looked at", async () => {
    const file = open(
      "changing.block.yaml",
      template.replace(
        / {6}\{% include.*/,
        "      a: { command: x, imageDetails: { id: 7, versionId: 1 } }",
      ),
    );
    extension.chosenFile = write("dev.yaml", "prefix: changing\n");
    let saves = 0;
    extension.openFile = {
      ...file,
      save: () => {
        saves += 1;
        if (saves === 2) write("dev.yaml", "prefix: other\n");
        return Promise.resolve(true);
      },
    };
    const prompts = await extension.run("pressBlock.publish", { script: fromFile });
    expect(prompts.notices[0]?.message).toMatch(
      /changed after it was looked at, so it was not published/,
    );
    expect(await spec("changing-notify")).toBeUndefined();
    expect(await spec("other-notify")).toBeUndefined();
  });

  it("logs and remembers nothing of the environment", async () => {
    open("canary.block.yaml", template.replace(/ {6}\{% include.*/, "      {{ nothing.at.all }}"));
    extension.chosenFile = write("dev.yaml", "prefix: canary\n");
    extension.environment.set("BUILD", "canary-environment-4711");
    const prompts = await extension.run("pressBlock.publish", { script: fromFile });
    const told = JSON.stringify([
      prompts.notices,
      extension.logged,
      extension.journalStorage.written,
    ]);
    expect(told).not.toContain("canary-environment");
    expect(prompts.notices).toHaveLength(1);
  });
});

describe("deploying from a file", () => {
  async function published(): Promise<string> {
    open(
      "base.block.yaml",
      template
        .replace("{{ prefix }}", "base")
        .replace(
          / {6}\{% include.*/,
          "      a: { command: x, imageDetails: { id: 7, versionId: 1 } }",
        ),
    );
    await extension.run("pressBlock.publish", { script: [[/Variables of/, "No File"]] });
    return (await spec("base-notify"))?.found.id ?? "";
  }

  it("takes the deployment file that is open, also a template", async () => {
    const id = await published();
    open(
      "deployment.block.yaml",
      `body:\n  metadata: { name: {{ name }}, summary: From a file }\n  spec: { id: ${id} }\n  revision: { notes: First }\n`,
    );
    extension.chosenFile = write("deploy.yaml", "name: from-a-file\n");
    const prompts = await extension.run("pressBlock.deploy", { script: fromFile });
    expect(prompts.notices.map(({ message }) => message)).toEqual(["from-a-file is deployed."]);
    expect(extension.journalStorage.keys()).toEqual([]);
  });

  it("says what is missing in it", async () => {
    open(
      "deployment.block.yaml",
      "# peak-press: create-deployment\nbody:\n  metadata: { name: a, summary: b }\n",
    );
    const prompts = await extension.run("pressBlock.deploy");
    expect(prompts.notices[0]).toMatchObject({ level: "error" });
    expect(prompts.notices[0]?.message).toMatch(/spec/);
  });
});

describe("unfinished changes", () => {
  const entry = (subject: object, kind = "createSpec", account = "environment") => ({
    operationId: "00000000-0000-4000-8000-000000000001",
    kind,
    account: { id: account, origin: platform.address },
    subject,
    step: "sending",
    startedAt: 0,
  });

  async function given(value: unknown): Promise<void> {
    await extension.journalStorage.update("pressBlock.change:1", value);
  }

  it("are looked up: what is there", async () => {
    open(
      "left.block.yaml",
      template
        .replace("{{ prefix }}", "left")
        .replace(
          / {6}\{% include.*/,
          "      a: { command: x, imageDetails: { id: 7, versionId: 1 } }",
        ),
    );
    await extension.run("pressBlock.publish", { script: [[/Variables of/, "No File"]] });
    const subject = { blockKind: "workflow", name: "left-notify", version: "1.0.0" };
    await given({ ...entry(subject), operationId: "1" });
    const prompts = await extension.run("pressBlock.checkUnfinished");
    expect(prompts.notices).toMatchObject([
      {
        message: "Publishing left-notify 1.0.0 is in effect.",
        actions: [{ command: "pressBlock.deploy" }],
      },
    ]);
    expect(extension.journalStorage.keys()).toEqual([]);
  });

  it("are looked up: what is not there", async () => {
    const subject = { blockKind: "workflow", name: "never", version: "1.0.0" };
    await given({ ...entry(subject), operationId: "1" });
    const prompts = await extension.run("pressBlock.checkUnfinished");
    expect(prompts.notices[0]?.message).toBe(
      "Publishing never 1.0.0 is not in effect; it may be tried again.",
    );
    expect(extension.journalStorage.keys()).toEqual([]);
  });

  it("of another account stay, and are never asked for with this one's key", async () => {
    await given({ ...entry({ name: "a" }, "createSpec", "other"), operationId: "1" });
    const prompts = await extension.run("pressBlock.checkUnfinished");
    expect(prompts.notices[0]?.actions[0]?.command).toBe("pressBlock.switchAccount");
    expect(extension.journalStorage.keys()).toHaveLength(1);
  });

  it("can be forgotten, after a yes", async () => {
    await given({ ...entry({ name: "orders", version: "1.0.0" }), operationId: "1" });
    const prompts = await extension.run("pressBlock.forgetUnfinished");
    expect(prompts.confirmations[0]?.detail).toBe("publishing orders 1.0.0");
    expect(extension.journalStorage.keys()).toEqual([]);
  });
});

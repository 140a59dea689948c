import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PressClient } from "../../../client/src/api/pressClient.js";
import { tellPublished } from "../../../client/src/commands/publishing/tellPublished.js";
import type { PublishPlan } from "../../../client/src/publish/planPublish.js";
import { renderYaml } from "../../../client/src/remoteDocuments/renderYaml.js";
import type { BlockFile } from "../../../client/src/ui/editor.js";
import { startPlatform, type PlatformProcess } from "../../support/platformProcess.js";
import { ScriptedPrompts, type Script } from "../../support/scriptedPrompts.js";
import { providedAccount } from "../support/providedAccount.js";
import { createTestServices, type TestServices } from "../support/testServices.js";

let folder: string;
let platform: PlatformProcess;
let extension: TestServices;
let client: PressClient;
let name: string;
let count = 0;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), "press-flow-")));
  platform = await startPlatform({ transition: 0 });
});

afterAll(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  extension = createTestServices(folder, [providedAccount(platform)]);
  client = extension.services.connections.active()!.client;
  count += 1;
  name = `orders-${count}`;
});

interface Content {
  readonly version?: string;
  readonly notes?: string;
  readonly parameters?: readonly object[];
  readonly command?: string;
}

/** What a create-spec file says. */
function content({ version = "1.0.0", notes, parameters = [], command = "run" }: Content) {
  const metadata = { name, summary: "For tests" };
  const release = { version, ...(notes !== undefined && { notes }) };
  const config = { steps: { work: { imageDetails: { id: 7, versionId: 1 }, command } } };
  return {
    body: { version: 1, kind: "workflow", metadata, release, config },
    ...(parameters.length > 0 && { parameters: { run: parameters } }),
  };
}

/** Opens a file as the editor does; `onSave` happens whenever it is saved. */
function open(written: Content, onSave: () => Promise<void> = () => Promise.resolve()): BlockFile {
  const filePath = path.join(folder, `${name}.block.yaml`);
  writeFileSync(filePath, renderYaml(content(written)));
  extension.openFile = {
    uri: pathToFileURL(filePath).href,
    languageId: "press-block",
    name: path.basename(filePath),
    filePath,
    workspaceFolder: folder,
    text: () => readFileSync(filePath, "utf8"),
    save: async () => {
      await onSave();
      return true;
    },
  };
  return extension.openFile;
}

async function publish(written: Content, script: Script = []): Promise<ScriptedPrompts> {
  open(written);
  return extension.run("pressBlock.publish", { script });
}

async function specId(): Promise<string> {
  const { items } = await client.listSpecs({ name });
  return items.find(({ metadata }) => metadata.name === name)?.id ?? "";
}

/** What somebody else publishes meanwhile. */
async function publishElsewhere(version: string, written: Content = {}): Promise<void> {
  const { body } = content({ ...written, version });
  const release = { release: body.release, config: body.config };
  await client.createSpecRelease(await specId(), { body: release });
}

async function versions(): Promise<readonly string[]> {
  const { items } = await client.listSpecReleases(await specId());
  return items.map(({ version }) => version);
}

const messages = ({ notices }: ScriptedPrompts) => notices.map(({ message }) => message);
const limit = { name: "limit", type: "number", required: true };

describe("the first release", () => {
  it("is published with version and notes of the file, and offers to deploy and to show it", async () => {
    const prompts = await publish({ version: "0.3.0", notes: "First" });
    expect(messages(prompts)).toEqual([`Published ${name} 0.3.0.`]);
    expect(prompts.questions).toEqual([]);
    expect(prompts.notices[0]?.actions.map(({ title }) => title)).toEqual(["Deploy…", "Show"]);
    const show = prompts.notices[0]?.actions[1];
    await extension.run("pressBlock.openDocument", { argument: show?.argument });
    const text = await extension.readDocument(extension.shown[0] ?? "");
    expect(text).toContain("# peak-press: create-release");
    expect(text).toContain("notes: First");
  });
});

describe("the next release", () => {
  beforeEach(async () => {
    await publish({
      notes: "First",
      parameters: [{ name: "mode", type: "string", required: false }],
    });
  });

  it("has the version that the changes ask for, and notes drafted from them", async () => {
    const prompts = await publish({ notes: "First", parameters: [limit] });
    expect(messages(prompts)).toEqual([`Published ${name} 2.0.0.`]);
    const [version, notes] = prompts.inputs;
    expect(version).toMatchObject({ value: "2.0.0", position: { step: 1, totalSteps: 3 } });
    expect(version?.prompt).toContain("after 1.0.0 (2 breaking changes)");
    expect(version?.validate?.("1.0.0")).toMatch(/not greater than the newest release "1\.0\.0"/);
    expect(version?.validate?.("two")).toMatch(/no semantic version/);
    expect(version?.validate?.(" 1.4.0 ")).toBeUndefined();
    expect(notes?.value).toMatch(/^Breaking: The run parameter "limit" was added/);
    const release = await client.describeSpecRelease(await specId(), "2.0.0");
    expect(release.notes).toBe(notes?.value);
    expect(release.parameters?.run).toEqual([limit]);
  });

  it("offers to write the chosen version into the file", async () => {
    const prompts = await publish({ notes: "First", command: "b" });
    const write = prompts.notices[0]?.actions[2];
    expect(write?.title).toBe("Write Version into File");
    await extension.run("pressBlock.writeVersion", { argument: write?.argument });
    const { start, end, text } = extension.replaced[0]!;
    const file = extension.openFile?.text() ?? "";
    expect([file.slice(start, end), text]).toEqual(["1.0.0", "2.0.0"]);
  });

  it("writes nothing for an argument that no notice has made", async () => {
    const argument = { uri: extension.openFile?.uri, version: "2.0.0\nkey: value" };
    const prompts = await extension.run("pressBlock.writeVersion", { argument });
    expect(messages(prompts)[0]).toMatch(/^Publish a file first/);
    expect(extension.replaced).toEqual([]);
  });

  it("has the version and notes that were typed", async () => {
    const prompts = await publish({ command: "faster", notes: "First" }, [
      [/Version/, "1.5.0"],
      [/Notes/, "Twice as fast"],
    ]);
    expect(prompts.reviews[0]?.action).toBe(`Publish ${name} 1.5.0`);
    const release = await client.describeSpecRelease(await specId(), "1.5.0");
    expect(release.notes).toBe("Twice as fast");
  });

  it("has those of the file, without a question, when its author wrote new ones", async () => {
    const prompts = await publish({ version: "1.0.1", notes: "Second", parameters: [limit] });
    expect(prompts.questions).toEqual([]);
    const [review] = prompts.reviews;
    expect(review?.summary).toContain(
      "1.0.1 promises more than the changes keep, they ask for 2.0.0",
    );
    expect(review?.changes?.map(({ description }) => description)).toEqual([
      "breaking",
      "breaking",
    ]);
    expect(await versions()).toEqual(["1.0.1", "1.0.0"]);
  });

  it("goes back from the review to the notes, and from there to the version", async () => {
    const prompts = await publish({ command: "b" }, [
      [/Publish to/, [ScriptedPrompts.back]],
      [/Notes/, ["First try", ScriptedPrompts.back, "Last try"]],
      [/Version/, ["1.1.0", "1.2.0"]],
    ]);
    expect(messages(prompts)).toEqual([`Published ${name} 1.2.0.`]);
    expect((await client.describeSpecRelease(await specId(), "1.2.0")).notes).toBe("Last try");
  });

  it("can be looked at as a difference and as a list before it is published", async () => {
    const file = open({ command: "b", notes: "First" });
    const looks = ["Show Difference", "Show Contract Comparison", ScriptedPrompts.dismiss];
    const prompts = await extension.run("pressBlock.publish", { script: [[/Publish to/, looks]] });
    expect(prompts.notices).toEqual([]);
    const [diff] = extension.diffs;
    expect(diff?.right).toBe(file.uri);
    const published = await extension.readDocument(diff?.left ?? "");
    const lines = file.text().split("\n");
    expect(published.split("\n").filter((line) => !lines.includes(line))).toEqual([
      "        command: run",
      "parameters:",
      "  run:",
      "    - name: mode",
      "      type: string",
      "      required: false",
    ]);
    const list = await extension.readDocument(extension.shown[0] ?? "");
    expect(list).toContain('  The run parameter "mode" was removed');
  });

  it("is not published when nothing changed, and the reason is told", async () => {
    const same = {
      notes: "First",
      parameters: [{ name: "mode", type: "string", required: false }],
    };
    const prompts = await publish(same);
    expect(prompts.questions).toEqual([]);
    expect(messages(prompts)[0]).toMatch(/^Release 1\.0\.0 .* exists already .* 1\.0\.1\.$/);
  });

  it("names the deployments whose values it would break, and tells hidden ones as unknown", async () => {
    const hidden = { name: "token", type: "string", required: false, hideValue: true };
    await publish({ version: "1.1.0", notes: "Token", parameters: [hidden] });
    await client.createDeployment({
      metadata: { name: `${name}-night`, summary: "For tests" },
      spec: { id: await specId() },
      parameters: { run: { token: "canary-token" } },
    });
    const prompts = await publish({
      parameters: [{ ...hidden, options: [{ title: "A", value: "a" }] }, limit],
    });
    const [review] = prompts.reviews;
    expect(review?.summary).toContain("would break 1 deployment");
    const line = review?.changes?.find(({ label }) => label === `Deployment ${name}-night`);
    expect(line?.description).toContain('"limit" needs a value and has none');
    expect(line?.description).toContain('"token" has a hidden value');
    expect(JSON.stringify(prompts.reviews)).not.toContain("canary");
  });
});

describe("a platform that moved since the file was based on it", () => {
  beforeEach(async () => {
    await publish({});
  });

  it("stops, names what happened, and compares", async () => {
    await publishElsewhere("1.1.0", { command: "theirs" });
    const prompts = await publish({ command: "mine" }, [[/Moved Since/, "Compare"]]);
    expect(prompts.questions[0]).toContain(
      "The file is based on 1.0.0; 1.1.0 was published since by acme",
    );
    expect(extension.diffs).toHaveLength(1);
    expect(await extension.readDocument(extension.diffs[0]?.left ?? "")).toContain("theirs");
    expect(await versions()).toEqual(["1.1.0", "1.0.0"]);
    expect(prompts.notices).toEqual([]);
  });

  it("publishes anyway when told to, and is based on that from then on", async () => {
    await publishElsewhere("1.1.0", { command: "theirs" });
    await publish({ command: "mine" }, [[/Moved Since/, "Publish Anyway"]]);
    expect((await versions())[0]).toBe("1.2.0");
    const next = await publish({ command: "mine again" });
    expect(messages(next)).toEqual([`Published ${name} 1.3.0.`]);
  });

  it("is noticed without a record by the version in the file", async () => {
    await publishElsewhere("1.1.0", { command: "theirs" });
    extension = createTestServices(folder, [providedAccount(platform)]);
    const prompts = await publish({ command: "mine" }, [[/Moved Since/, ScriptedPrompts.dismiss]]);
    expect(prompts.questions).toHaveLength(1);
    expect(await versions()).toEqual(["1.1.0", "1.0.0"]);
  });

  it("is no conflict where the file says the same already", async () => {
    await publishElsewhere("1.1.0", { command: "theirs" });
    const prompts = await publish({ version: "1.2.0", notes: "Same", command: "theirs" });
    expect(messages(prompts)).toEqual([`Published ${name} 1.2.0.`]);
  });

  it("is noticed when the spec is gone, or another one bears its name", async () => {
    await client.deleteSpec(await specId());
    const gone = await publish({}, [[/Is Gone/, ScriptedPrompts.dismiss]]);
    expect(gone.questions[0]).toContain("the spec that got 1.0.0 is not there any more".slice(4));
    await client.createSpec({ body: content({ command: "theirs" }).body });
    const replaced = await publish({ version: "1.1.0" }, [[/Moved/, ScriptedPrompts.dismiss]]);
    expect(replaced.questions[0]).toContain("another one bears its name");
  });

  it("is noticed even after the review", async () => {
    let saves = 0;
    open({ command: "mine" }, async () => {
      saves += 1;
      if (saves === 2) await publishElsewhere("1.1.0", { command: "theirs" });
    });
    const prompts = await extension.run("pressBlock.publish");
    expect(messages(prompts)).toEqual([
      `Release 1.1.0 of ${name} was published meanwhile, so nothing was published; publish again to compare with it.`,
    ]);
    expect(await versions()).toEqual(["1.1.0", "1.0.0"]);
  });
});

describe("a publish of which the end is not known", () => {
  it.each([
    ["tryAgain", "notCreated", "pressBlock.publish"],
    ["compare", "unknown", "pressBlock.compareWithPublished"],
    ["checkLater", "unknown", "pressBlock.checkUnfinished"],
  ] as const)("offers what makes sense next: %s", (next, outcome, command) => {
    const prompts = new ScriptedPrompts();
    const plan: PublishPlan = {
      action: "createSpec",
      content: { body: {} },
      ...{ blockKind: "workflow", name, version: "1.0.0", otherIds: [] },
    };
    const result = { outcome, message: "The answer was lost.", next };
    const block = { kind: "create-spec", content: {}, isRendered: false, environmentNames: [] };
    tellPublished({ prompts }, { result, plan, file: open({}), block });
    expect(prompts.notices).toMatchObject([{ level: "warning", message: "The answer was lost." }]);
    expect(prompts.notices[0]?.actions[0]?.command).toBe(command);
  });
});

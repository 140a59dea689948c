import assert from "node:assert/strict";
import { createServer } from "node:net";
import * as vscode from "vscode";
import type { TestApi } from "../../../client/src/testApi.js";
import type { Notice } from "../../../client/src/ui/prompts.js";
import type { Script } from "../../support/scriptedPrompts.js";
import { activate, example, labels, open, run, treeItem, until } from "./editorUnderTest.js";

const platform = process.env["PRESS_BLOCKS_LOCAL_PLATFORM"] ?? "";

/** Runs publish on a file and returns the one thing that was told. */
async function refusal(api: TestApi, argument: vscode.Uri, script: Script = []): Promise<Notice> {
  const prompts = await run(api, "pressBlock.publish", { argument, script });
  assert.equal(prompts.notices.length, 1, JSON.stringify(prompts.notices));
  assert.deepEqual(prompts.reviews, []);
  const [notice] = prompts.notices;
  assert.ok(notice);
  assert.equal(notice.level, "error");
  return notice;
}

async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = example(name);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  return uri;
}

/** An address of this machine that nobody listens on. */
async function closedAddress(): Promise<string> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" ? (address?.port ?? 0) : 0);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${String(port)}`;
}

function signInScript(address: string, key: string) {
  return [
    [/Which platform/, "Another address…"],
    [/Address of the Press API/, address],
    [/Name of the tenant/, "elsewhere"],
    [/API key/, key],
  ] as const;
}

describe("what cannot be done", () => {
  let api: TestApi;
  let minimal: string;

  before(async () => {
    const document = await open(example("1-minimal.block.yaml"));
    minimal = document.getText();
    api = await activate();
  });

  it("marks mistakes while the file is open", async () => {
    const document = await open(example("6-with-mistakes.block.yaml"));
    const messages = await until("diagnostics", () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.length === 0 ? undefined : found.map(({ message }) => message);
    });
    assert.ok(
      messages.some((message) => message.includes("preparee")),
      messages.join("\n"),
    );
  });

  it("does not publish a file with mistakes, and shows the way to them", async () => {
    const notice = await refusal(api, example("6-with-mistakes.block.yaml"));
    assert.match(
      notice.message,
      /^6-with-mistakes\.block\.yaml has \d+ errors, the first on line \d+: /,
    );
    assert.equal(notice.actions[0]?.title, "Show Problems");
  });

  it("does not publish broken YAML", async () => {
    const uri = await write("broken.block.yaml", `# peak-press: create-spec\nbody: [1, 2\n`);
    assert.match((await refusal(api, uri)).message, /^broken\.block\.yaml has .* on line \d+/);
  });

  it("does not publish a template that renders to a block with mistakes", async () => {
    const script = [[/^Variables of notify/, "No File"]] as const;
    const notice = await refusal(api, example("templates/notify.block.yaml.j2"), script);
    assert.match(notice.message, /^What notify\.block\.yaml\.j2 renders to has /);
  });

  it("does not publish a deployment file as a spec", async () => {
    const notice = await refusal(api, example("7-price-simulation-emea.block.yaml"));
    assert.match(notice.message, /create-deployment/);
  });

  it("names an artifact folder that is not there, and publishes nothing", async () => {
    const text = minimal.replace("morning-greeting", "no-folder");
    const uri = await write("no-folder.block.yaml", `${text}artifact:\n  path: not-there\n`);
    assert.match((await refusal(api, uri)).message, /not-there/);
    assert.equal(await treeItem(api.trees.specs, "Workflows", "no-folder"), undefined);
  });

  it("does not sign in with a key that the platform refuses", async () => {
    const script = signInScript(platform, "a-wrong-key-0000");
    const { notices } = await run(api, "pressBlock.signIn", { script });
    assert.equal(notices.length, 1);
    assert.equal(notices[0]?.actions[0]?.title, "Enter Key");
    assert.ok(!JSON.stringify(notices).includes("a-wrong-key-0000"));
  });

  it("shows in the views that a platform cannot be reached, and the way out", async () => {
    const address = await closedAddress();
    const script = signInScript(address, "some-key-000000");
    const { notices } = await run(api, "pressBlock.signIn", { script });
    assert.match(notices[0]?.message ?? "", /kept but could not be tried/);
    try {
      const [line] = await labels(api.trees.specs);
      assert.match(line ?? "", /does not accept connections/);
      const published = await refusal(api, example("1-minimal.block.yaml"));
      assert.match(published.message, /does not accept connections/);
      assert.equal(published.actions[0]?.title, "Start Local Platform");
    } finally {
      const label = new URL(address).hostname;
      await run(api, "pressBlock.signOut", { script: [[/Sign Out/, label]] });
    }
    assert.ok((await labels(api.trees.specs)).includes("Workflows"));
  });

  it("tells of a file that is no block", async () => {
    const uri = await write("plain.yaml", "colours: [red, green]\n");
    assert.match((await refusal(api, uri)).message, /plain\.yaml is no block file/);
  });
});

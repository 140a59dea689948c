import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ReleaseTarget } from "../../../client/src/resources/target.js";
import { startPlatform, type PlatformProcess } from "../../support/platformProcess.js";
import { ScriptedPrompts } from "../../support/scriptedPrompts.js";
import { providedAccount } from "../support/providedAccount.js";
import { createTestServices, type TestServices } from "../support/testServices.js";

let folder: string;
let platform: PlatformProcess;
let signedIn: TestServices;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "press-commands-"));
  platform = await startPlatform({ seed: true, transition: 0 });
  signedIn = createTestServices(folder, [providedAccount(platform)]);
});

afterAll(async () => {
  await platform.stop();
  await rm(folder, { recursive: true });
});

async function anyRelease(): Promise<ReleaseTarget> {
  const connection = signedIn.services.connections.active();
  const specs = await connection?.client.listSpecs({ status: ["available"] });
  const spec = specs?.items.find(({ kind }) => kind === "workflow");
  if (spec === undefined) throw new Error("The samples hold no workflow.");
  return new ReleaseTarget({
    kind: "release",
    specId: spec.id,
    specName: spec.metadata.name,
    blockKind: spec.kind,
    version: spec.latestRelease?.version ?? "",
  });
}

describe("signing in", () => {
  const script = (key: string) =>
    [
      [/Which platform/, "Another address…"],
      [/Address/, platform.address],
      [/Name of the tenant/, "acme"],
      [/API key/, key],
    ] as const;

  it("tries the key and lets the account act", async () => {
    const extension = createTestServices(folder);
    const prompts = await extension.run("pressBlock.signIn", { script: script(platform.key) });
    expect(prompts.notices.map(({ level }) => level)).toEqual(["information"]);
    expect(prompts.inputs.find(({ isPassword }) => isPassword)?.title).toBe("Sign In (3 of 3)");
    expect(extension.services.accounts.active()).toMatchObject({
      baseUrl: `${platform.address}/`,
      tenant: "acme",
    });
  });

  it("replaces the key of an account that is there already", async () => {
    const extension = createTestServices(folder);
    await extension.run("pressBlock.signIn", { script: script(platform.key) });
    await extension.run("pressBlock.signIn", { script: script(` ${platform.key}\n`) });
    expect(extension.services.accounts.list()).toHaveLength(1);
    expect(extension.secrets.values.size).toBe(1);
  });

  it("asks for nothing but the key when that is to be replaced", async () => {
    const extension = createTestServices(folder);
    await extension.run("pressBlock.signIn", { script: script(platform.key) });
    const [account] = extension.services.accounts.list();
    const prompts = await extension.run("pressBlock.enterKey", { script: script(platform.key) });
    expect(prompts.questions).toHaveLength(1);
    expect(prompts.questions[0]).toMatch(/^Enter Key of .*acme/);
    expect(extension.services.accounts.list()).toEqual([account]);
  });

  it("keeps nothing of a key that the platform refuses, and repeats it nowhere", async () => {
    const extension = createTestServices(folder);
    const key = "canary-5f0c9e1b7d";
    const prompts = await extension.run("pressBlock.signIn", { script: script(key) });
    expect(prompts.notices[0]?.actions[0]).toEqual({
      title: "Enter Key",
      command: "pressBlock.signIn",
    });
    expect(extension.secrets.values.size).toBe(0);
    expect(extension.services.accounts.list()).toEqual([]);
    expect(JSON.stringify([prompts.notices, extension.logged])).not.toContain(key);
  });

  it("is off in a folder that is not trusted", async () => {
    const extension = createTestServices(folder);
    extension.trusted = false;
    const prompts = await extension.run("pressBlock.signIn", { script: script(platform.key) });
    expect(prompts.questions).toEqual([]);
    expect(prompts.notices[0]?.actions[0]?.command).toBe("workbench.trust.manage");
  });

  it("ends with signing out, which leaves no key", async () => {
    const extension = createTestServices(folder);
    await extension.run("pressBlock.signIn", { script: script(platform.key) });
    await extension.run("pressBlock.signOut", { script: [[/Sign Out/, "127.0.0.1"]] });
    expect(extension.secrets.values.size).toBe(0);
    expect(extension.services.accounts.active()).toBeUndefined();
  });
});

describe("deploying", () => {
  it("deploys a release under a name of its own, and tells the end", async () => {
    const argument = await anyRelease();
    const script = [[/Name of the deployment/, "from-a-test"]] as const;
    const prompts = await signedIn.run("pressBlock.deploy", { argument, script });
    expect(prompts.notices).toEqual([
      { level: "information", message: "from-a-test is deployed.", actions: [] },
    ]);
    expect(prompts.confirmations).toEqual([]);
  });

  it("refuses a name that is taken, in one sentence", async () => {
    const argument = await anyRelease();
    const script = [[/Name of the deployment/, "from-a-test"]] as const;
    const prompts = await signedIn.run("pressBlock.deploy", { argument, script });
    expect(prompts.notices).toHaveLength(1);
    expect(prompts.notices[0]).toMatchObject({ level: "error" });
    expect(prompts.notices[0]?.message).toContain("from-a-test");
  });

  it("asks for spec and release when it is started from the palette", async () => {
    const { target } = await anyRelease();
    const prompts = await signedIn.run("pressBlock.deploy", {
      script: [
        [/Which spec/, target.specName],
        [/Which release/, target.version],
        [/Name of the deployment/, "from-the-palette"],
      ],
    });
    expect(prompts.notices[0]?.message).toBe("from-the-palette is deployed.");
  });

  it("says nothing, and does nothing, when a question is dismissed", async () => {
    const argument = await anyRelease();
    const script = [
      [/Name of the deployment/, "dismissed"],
      [/Notes/, ScriptedPrompts.dismiss],
    ] as const;
    const prompts = await signedIn.run("pressBlock.deploy", { argument, script });
    expect(prompts.notices).toEqual([]);
    const client = signedIn.services.connections.active()?.client;
    expect((await client?.listDeployments({ name: "dismissed" }))?.items).toEqual([]);
  });

  it("starts once when it is clicked twice", async () => {
    const argument = await anyRelease();
    const script = [[/Name of the deployment/, "clicked-twice"]] as const;
    const [first, second] = await Promise.all([
      signedIn.run("pressBlock.deploy", { argument, script }),
      signedIn.run("pressBlock.deploy", { argument, script }),
    ]);
    const messages = [...first.notices, ...second.notices].map(({ message }) => message);
    expect(messages).toEqual(["clicked-twice is deployed."]);
  });

  it("names the ways in while nobody is signed in", async () => {
    const nobody = createTestServices(folder);
    const prompts = await nobody.run("pressBlock.deploy");
    expect(prompts.notices[0]?.actions.map(({ command }) => command)).toEqual([
      "pressBlock.signIn",
      "pressBlock.startLocalPlatform",
    ]);
  });
});

describe("publishing", () => {
  it("asks for a file when none is open", async () => {
    const prompts = await signedIn.run("pressBlock.publish");
    expect(prompts.notices).toMatchObject([{ level: "error", actions: [] }]);
    expect(prompts.notices[0]?.message).toMatch(/^Open the block file/);
  });
});

describe("commands of tree items", () => {
  it.each(["pressBlock.copyId", "pressBlock.deleteSpec", "pressBlock.deleteDeployment"] as const)(
    "%s without an item, or with a forged one, does nothing but say so",
    async (id) => {
      const forged = { target: { kind: "spec", id: "x", name: "x", blockKind: "workflow" } };
      const prompts = await signedIn.run(id, { argument: forged });
      expect(prompts.notices[0]?.message).toMatch(/^Choose the /);
      expect(signedIn.copied).toEqual([]);
    },
  );
});

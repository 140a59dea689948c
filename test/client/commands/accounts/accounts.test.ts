import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import type { Account } from "../../../../client/src/auth/account.js";
import {
  accountFor,
  type GuardedAction,
} from "../../../../client/src/commands/accounts/accountFor.js";
import { environmentPlace } from "../../../../client/src/commands/accounts/environmentPlace.js";
import { Cancelled } from "../../../../client/src/ui/cancelled.js";
import { ScriptedPrompts, type Script } from "../../../support/scriptedPrompts.js";
import { createTestServices, type TestServices } from "../../support/testServices.js";

const prod: Account = { id: "1", label: "Peak prod", baseUrl: "https://press.peak.ai" };
const beta: Account = { id: "2", label: "Peak beta", baseUrl: "https://press.beta.peak.ai" };
const work = { uri: "file:///work", name: "work" };

/** Signed in to both, the last acts. */
async function signedIn(): Promise<TestServices> {
  const extension = createTestServices(tmpdir());
  await extension.services.accounts.add(prod, "key-number-one");
  await extension.services.accounts.add(beta, "key-number-two");
  extension.folders = [work];
  return extension;
}

/** The account that the guard lets act, or why it does not; and what it has asked. */
async function guard(extension: TestServices, action: GuardedAction, script: Script = []) {
  const { services } = extension;
  const prompts = new ScriptedPrompts(script);
  const acting = services.connections.active();
  if (acting === undefined) throw new Error("Nobody is signed in.");
  const outcome = await accountFor({ ...services, prompts }, acting, action).then(
    ({ account }) => account.id,
    (error: unknown) => (error instanceof Cancelled ? "cancelled" : error),
  );
  return { outcome, questions: prompts.questions, active: services.accounts.active()?.id };
}

describe("the account of a folder", () => {
  const publish: GuardedAction = { action: "Publish", uri: "file:///work/a.block.yaml" };

  it("is whichever acts, unless the user has bound the folder", async () => {
    const extension = await signedIn();
    expect(await guard(extension, publish)).toMatchObject({ outcome: beta.id, questions: [] });
  });

  it("acts from the moment the folder is bound to it", async () => {
    const extension = await signedIn();
    const script = [[/Bind work/, "Peak prod (press.peak.ai)"]] as const;
    await extension.run("pressBlock.bindFolder", { script });
    expect(extension.services.accounts.active()).toEqual(prod);
    expect(await guard(extension, publish)).toMatchObject({ outcome: prod.id, questions: [] });
    await extension.run("pressBlock.bindFolder", { script: [[/Bind work/, "No account"]] });
    expect(extension.services.folderAccounts.accountOf(work.uri)).toBeUndefined();
  });

  it("is asked for when another one acts, naming both", async () => {
    const extension = await signedIn();
    await extension.services.folderAccounts.bind(work.uri, prod);
    const { outcome, questions } = await guard(extension, publish, [
      [/Which Account/, "Publish with Peak beta (press.beta.peak.ai)"],
    ]);
    expect(questions).toEqual([
      "Publish: Which Account?: This folder is bound to Peak prod (press.peak.ai), but Peak beta (press.beta.peak.ai) acts",
    ]);
    expect(outcome).toBe(beta.id);
  });

  it("goes on with the bound account when that is chosen", async () => {
    const extension = await signedIn();
    await extension.services.folderAccounts.bind(work.uri, prod);
    const script = [[/Which Account/, "Switch to Peak prod (press.peak.ai)"]] as const;
    expect(await guard(extension, publish, script)).toMatchObject({
      outcome: prod.id,
      active: prod.id,
    });
  });

  it("stops instead where what is changed was chosen on the other platform", async () => {
    const extension = await signedIn();
    await extension.services.folderAccounts.bind(work.uri, prod);
    const script = [[/Which Account/, "Switch to Peak prod (press.peak.ai)"]] as const;
    const deploy: GuardedAction = { action: "Deploy", isChosenThere: true };
    expect(await guard(extension, deploy, script)).toMatchObject({
      outcome: "cancelled",
      active: prod.id,
    });
  });

  it("does nothing when the question is dismissed", async () => {
    const extension = await signedIn();
    await extension.services.folderAccounts.bind(work.uri, prod);
    const script = [[/Which Account/, ScriptedPrompts.dismiss]] as const;
    expect(await guard(extension, publish, script)).toMatchObject({
      outcome: "cancelled",
      active: beta.id,
    });
  });

  it("is asked for before anything is sent when a file is published", async () => {
    const extension = await signedIn();
    await extension.services.folderAccounts.bind(work.uri, prod);
    extension.openFile = {
      uri: "file:///work/a.block.yaml",
      languageId: "press-block",
      name: "a.block.yaml",
      text: () => "body: {}",
      save: () => Promise.resolve(true),
    };
    const script = [[/Which Account/, ScriptedPrompts.dismiss]] as const;
    const prompts = await extension.run("pressBlock.publish", { script });
    expect(prompts.questions).toHaveLength(1);
    expect(prompts.progressTitles).toEqual([]);
    expect(prompts.notices).toEqual([]);
  });
});

describe("the key of the environment", () => {
  const placeIn = (variables: Readonly<Record<string, string>>) =>
    environmentPlace((name) => variables[name]).map(({ value }) => value);

  it.each([
    [{ API_KEY: "key-from-outside" }, "https://press.peak.ai"],
    [{ API_KEY: " key-from-outside\n", STAGE: "beta" }, "https://press.beta.peak.ai"],
    [{ API_KEY: "key-from-outside", STAGE: "latest" }, "https://press.dev.peak.ai"],
  ])("of %o is for %s", (variables, address) => {
    expect(placeIn(variables)).toMatchObject([{ address, key: "key-from-outside" }]);
  });

  it.each([
    {},
    { API_KEY: "short" },
    { STAGE: "prod" },
    { API_KEY: "key-from-outside", STAGE: "evil.example.com/" },
    { API_KEY: "key-from-outside", STAGE: "" },
  ])("is not offered for %o", (variables) => {
    expect(placeIn(variables)).toEqual([]);
  });
});

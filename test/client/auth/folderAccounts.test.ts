import { describe, expect, it } from "vitest";
import type { Account } from "../../../client/src/auth/account.js";
import { AccountStore } from "../../../client/src/auth/accountStore.js";
import { FolderAccounts } from "../../../client/src/auth/folderAccounts.js";
import { MemoryMemento, MemorySecrets } from "../support/memoryPorts.js";

const prod: Account = { id: "1", label: "Peak prod", baseUrl: "https://press.peak.ai" };
const beta: Account = { id: "2", label: "Peak beta", baseUrl: "https://press.beta.peak.ai" };

async function create() {
  const ports = {
    secrets: new MemorySecrets(),
    memento: new MemoryMemento(),
    onListenerError: (error: unknown) => {
      throw error;
    },
  };
  const accounts = new AccountStore(ports);
  await accounts.add(prod, "key-number-one");
  await accounts.add(beta, "key-number-two");
  const memory = new MemoryMemento();
  const folders = new FolderAccounts(memory, accounts, ports.onListenerError);
  return { accounts, folders, memory, memento: ports.memento };
}

describe("FolderAccounts", () => {
  it("give a file the account of the innermost folder that is bound", async () => {
    const { folders } = await create();
    await folders.bind("file:///work/", prod);
    await folders.bind("file:///work/beta", beta);
    expect(folders.accountOf("file:///work/a.yaml")).toEqual(prod);
    expect(folders.accountOf("file:///work")).toEqual(prod);
    expect(folders.accountOf("file:///work/beta/a.yaml")).toEqual(beta);
    expect(folders.accountOf("file:///work/betamax/a.yaml")).toEqual(prod);
    expect(folders.accountOf("file:///workshop/a.yaml")).toBeUndefined();
  });

  it("tell when a binding is made or loosened", async () => {
    const { folders } = await create();
    let changes = 0;
    folders.onDidChange(() => (changes += 1));
    await folders.bind("file:///work", prod);
    await folders.bind("file:///work", undefined);
    expect(changes).toBe(2);
    expect(folders.accountOf("file:///work/a.yaml")).toBeUndefined();
  });

  it("hold no longer once the account was signed out, or has moved to another address", async () => {
    const { accounts, folders, memento } = await create();
    await folders.bind("file:///work", beta);
    await memento.update("accounts", [prod, { ...beta, baseUrl: "https://evil.example.com" }]);
    expect(folders.accountOf("file:///work/a.yaml")).toBeUndefined();
    await memento.update("accounts", [prod, beta]);
    expect(folders.accountOf("file:///work/a.yaml")).toEqual(beta);
    await accounts.remove(beta.id);
    expect(folders.accountOf("file:///work/a.yaml")).toBeUndefined();
  });

  it("read over what is broken", async () => {
    const { folders, memory } = await create();
    await memory.update("folderAccounts", { "file:///work": { accountId: 1 }, "file:///x": null });
    expect(folders.accountOf("file:///work/a.yaml")).toBeUndefined();
    await memory.update("folderAccounts", ["file:///work"]);
    expect(folders.accountOf("file:///work/a.yaml")).toBeUndefined();
  });

  it("let the bound account act in its own window only", async () => {
    const { accounts, memento } = await create();
    accounts.setActiveHere(prod.id);
    expect(accounts.active()).toEqual(prod);
    expect(memento.get("activeAccount")).toBe(beta.id);
  });
});

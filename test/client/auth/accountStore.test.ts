import { describe, expect, it } from "vitest";
import type { Account } from "../../../client/src/auth/account.js";
import { AccountStore, type ProvidedAccount } from "../../../client/src/auth/accountStore.js";
import { MemoryMemento, MemorySecrets } from "../support/memoryPorts.js";

const key = "key-number-one";
const prod: Account = { id: "1", label: "Peak prod", baseUrl: "https://press.peak.ai" };
const beta: Account = {
  id: "2",
  label: "Peak beta",
  baseUrl: "https://press.beta.peak.ai",
  tenant: "acme",
};
const provided: ProvidedAccount = {
  account: { id: "environment", label: "Local platform", baseUrl: "http://127.0.0.1:4100/" },
  key: "key-from-outside",
};

function create(accounts: readonly ProvidedAccount[] = []) {
  const secrets = new MemorySecrets();
  const memento = new MemoryMemento();
  const errors: unknown[] = [];
  const ports = { secrets, memento, onListenerError: (error: unknown) => void errors.push(error) };
  const open = () => new AccountStore(ports, accounts);
  return { secrets, memento, errors, open, store: open() };
}

describe("AccountStore", () => {
  it("has nobody at first", () => {
    const { store } = create();
    expect(store.list()).toEqual([]);
    expect(store.active()).toBeUndefined();
  });

  it("lets an account act as soon as it was added, and after a restart", async () => {
    const { store, open } = create();
    await store.add(prod, key);
    await store.add(beta, key);
    expect(store.active()).toEqual(beta);
    expect(open().list()).toEqual([prod, beta]);
    expect(open().active()).toEqual(beta);
  });

  it("keeps the key in the secret storage and nowhere else", async () => {
    const { store, secrets, memento } = create();
    expect(await store.add(prod, key)).toBe("good");
    expect([...secrets.values]).toEqual([["apiKey:https://press.peak.ai:1", key]]);
    expect(JSON.stringify([...memento.values])).not.toContain(key);
  });

  it("hands the key to its own origin only", async () => {
    const { store } = create();
    await store.add(prod, key);
    expect(await store.getKey(prod, "https://press.peak.ai")).toBe(key);
    expect(await store.getKey(prod, "https://press.peak.ai:8443")).toBeUndefined();
    expect(await store.getKey(prod, "http://press.peak.ai")).toBeUndefined();
  });

  it("has no key for an account whose address was changed in the stored list", async () => {
    const { store, memento } = create();
    await store.add(prod, key);
    const evil = { ...prod, baseUrl: "https://evil.example.com" };
    await memento.update("accounts", [evil]);
    expect(store.active()).toEqual(evil);
    expect(await store.getKey(evil, "https://evil.example.com")).toBeUndefined();
  });

  it("deletes the key of an address that an account has left", async () => {
    const { store, secrets } = create();
    await store.add(prod, key);
    await store.add({ ...prod, baseUrl: "https://press.example.com" }, "key-number-two");
    expect([...secrets.values]).toEqual([["apiKey:https://press.example.com:1", "key-number-two"]]);
    expect(store.list()).toHaveLength(1);
  });

  it("forgets account and key on sign-out, and lets the next account act", async () => {
    const { store, secrets } = create();
    await store.add(prod, key);
    await store.add(beta, key);
    await store.remove(beta.id);
    expect(store.active()).toEqual(prod);
    expect([...secrets.values.keys()]).toEqual(["apiKey:https://press.peak.ai:1"]);
  });

  it("tells when a key was changed in another window", async () => {
    const { store, secrets } = create();
    await store.add(prod, key);
    let changes = 0;
    store.onDidChange(() => (changes += 1));
    await secrets.store("apiKey:https://press.peak.ai:1", "rotated-key");
    await secrets.store("somebody else's secret", "x");
    expect(changes).toBe(1);
    expect(await store.getKey(prod, "https://press.peak.ai")).toBe("rotated-key");
  });

  it("keeps the key for the session when the keyring does not, and says so", async () => {
    const { store, secrets, open } = create();
    secrets.keeps = false;
    expect(await store.add(prod, key)).toBe("session");
    expect(await store.getKey(prod, "https://press.peak.ai")).toBe(key);
    expect(await open().getKey(prod, "https://press.peak.ai")).toBeUndefined();
  });

  it("lets a provided account act first, without storing anything", async () => {
    const { store, secrets, memento } = create([provided]);
    expect(store.active()).toEqual(provided.account);
    expect(await store.getKey(provided.account, "http://127.0.0.1:4100")).toBe(provided.key);
    expect(secrets.values.size + memento.values.size).toBe(0);
  });

  it("lets the provided account act again in the next session", async () => {
    const { store, open } = create([provided]);
    await store.add(prod, key);
    expect(store.active()).toEqual(prod);
    expect(open().active()).toEqual(provided.account);
  });

  it("does not sign a provided account out", async () => {
    const { store } = create([provided]);
    await store.remove("environment");
    expect(store.list()).toEqual([provided.account]);
  });

  it("ignores what it cannot read in the stored list", async () => {
    const { store, memento } = create();
    await memento.update("accounts", [null, 1, { id: "x" }, { ...prod, baseUrl: "nowhere" }, prod]);
    expect(store.list()).toEqual([prod]);
    await memento.update("accounts", "broken");
    expect(store.list()).toEqual([]);
  });
});

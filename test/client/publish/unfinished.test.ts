import { describe, expect, it } from "vitest";
import { carryOut } from "../../../client/src/publish/changes/carryOut.js";
import { checkUnfinished } from "../../../client/src/publish/journal/checkUnfinished.js";
import { Journal } from "../../../client/src/publish/journal/journal.js";
import {
  changeKinds,
  type JournalEntry,
} from "../../../client/src/publish/journal/journalEntry.js";
import { changeCases } from "./changeCases.js";
import { MemoryJournal } from "./memoryJournal.js";
import { PlatformFixture } from "./platformFixture.js";

// The numbers are those of the table in docs/publishing.md.
const press = new PlatformFixture({ admin: true });

describe("two windows", () => {
  const account = () => ({ id: "a", origin: press.proxy.address });

  it("F36: of one workspace: the second is told of the first", async () => {
    const storage = new MemoryJournal();
    const { change } = await changeCases.createSpec(press);
    const windows = [new Journal(storage), new Journal(storage)];
    const results = await Promise.allSettled(
      windows.map((journal) => carryOut(change as never, { journal, account: account() })),
    );
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(press.proxy.changes).toBe(1);
    expect(storage.keys()).toEqual([]);
  });

  it("F36: of two workspaces: one publishes, the other finds it published", async () => {
    const { change, effects } = await changeCases.createSpec(press);
    const run = () =>
      carryOut(change as never, { journal: new Journal(new MemoryJournal()), account: account() });
    const results = await Promise.all([run(), run()]);
    const ways = results.map((result) => (result.outcome === "done" ? result.how : ""));
    expect(ways.sort()).toEqual(["alreadyThere", "answered"]);
    expect(await effects()).toBe(1);
  });
});

describe("an end of the editor", () => {
  const decided = changeKinds.filter(
    (kind) => !["redeploy", "patchParameters"].includes(kind) && !kind.startsWith("update"),
  );

  it.each(decided)("F35: before %s arrives is found out at the next start", async (kind) => {
    const { change } = await changeCases[kind](press);
    const found = await checkUnfinished(press.witness, entryOf(kind, change.subject));
    expect(found.state).toBe("notInEffect");
  });

  it.each(decided)("F35: after %s was carried out is found out at the next start", async (kind) => {
    const { change } = await changeCases[kind](press);
    const storage = new MemoryJournal();
    const journal = new Journal(storage);
    const account = { id: "a", origin: press.proxy.address };
    const ended = new Promise<void>((resolve) => {
      press.proxy.spoil = (seen) =>
        seen.startsWith("GET") ? undefined : { after: { do: "hang", then: resolve } };
    });
    // Never settles, as nothing does in a window that was closed.
    void carryOut(change as never, { journal, account }).catch(() => undefined);
    await ended;
    if (kind === "deleteDeployment") await press.platform.advance(60);
    const [entry] = new Journal(storage).unfinished();
    expect(entry).toMatchObject({ kind, step: "sending", account });
    expect(await checkUnfinished(press.witness, entry!)).toMatchObject({ state: "inEffect" });
    expect(press.proxy.changes).toBe(1);
  });

  it("F35: with a journal that another version wrote, nothing breaks", () => {
    const storage = new MemoryJournal();
    for (const [index, value] of [
      null,
      1,
      "x",
      [],
      {},
      { kind: "createSpec" },
      entryOf("createSpec", {}),
    ].entries()) {
      storage.values.set(`pressBlock.change:${index}`, JSON.stringify(value));
    }
    expect(new Journal(storage).unfinished()).toHaveLength(1);
  });

  function entryOf(kind: JournalEntry["kind"], subject: JournalEntry["subject"]): JournalEntry {
    const account = { id: "a", origin: press.proxy.address };
    return { operationId: "1", kind, account, subject, step: "sending", startedAt: 0 };
  }
});

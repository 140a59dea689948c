import { inspect } from "node:util";
import { beforeEach, describe, expect, it } from "vitest";
import { PressError } from "../../../client/src/api/errors.js";
import { carryOut } from "../../../client/src/publish/changes/carryOut.js";
import type { Change, ChangeProgress } from "../../../client/src/publish/changes/change.js";
import { Journal } from "../../../client/src/publish/journal/journal.js";
import { changeKinds, type ChangeKind } from "../../../client/src/publish/journal/journalEntry.js";
import { changeCases, hiddenCanaries, type ChangeCase } from "./changeCases.js";
import type { Fault, NamedFault } from "./faultProxy.js";
import { MemoryJournal } from "./memoryJournal.js";
import { PlatformFixture } from "./platformFixture.js";

const press = new PlatformFixture({ admin: true });
let storage: MemoryJournal;
let journal: Journal;
beforeEach(() => {
  storage = new MemoryJournal();
  journal = new Journal(storage);
});

const account = () => ({ id: "account-1", origin: press.proxy.address });

function attempt(change: ChangeCase["change"], signal?: AbortSignal) {
  const progress: ChangeProgress[] = [];
  const result = carryOut(change as Change<unknown>, {
    clock: press.clock,
    journal,
    account: account(),
    onProgress: (event) => progress.push(event),
    ...(signal && { signal }),
  });
  return { result, progress };
}

/** Spoils the requests that change something. */
function spoilChanges(fault: Fault): void {
  press.proxy.spoil = (request) => (request.startsWith("GET") ? undefined : fault);
}

const passAll = () => undefined;
const carriesHidden: readonly ChangeKind[] = [
  "createDeployment",
  "createRevision",
  "patchParameters",
];
const creations: readonly ChangeKind[] = ["createSpec", "createRelease", "createDeployment"];

describe.each(changeKinds)("%s", (kind) => {
  const prepare = () => changeCases[kind](press);

  it("is sent once, answered, and forgotten by the journal", async () => {
    const { change, effects } = await prepare();
    const { result, progress } = attempt(change);
    expect(await result).toMatchObject({ outcome: "done", how: "answered" });
    expect([await effects(), press.proxy.changes]).toEqual([1, 1]);
    expect(progress).toEqual([{ step: "send" }]);
    expect(storage.keys()).toEqual([]);
  });

  it("carries one idempotency key, which is the journal's", async () => {
    const { change } = await prepare();
    await attempt(change).result;
    const [sent] = press.proxy.seen.filter(({ method }) => method !== "GET");
    const key = sent?.headers["idempotency-key"];
    expect(storage.written[0]).toContain(`"operationId":"${String(key)}"`);
  });

  // F22, F24, F25, F34
  it.each<NamedFault>([
    "lostAfter",
    "truncatedAfter",
    "status500After",
    "status504After",
    "textAfter",
  ])("is found in effect when its answer was spoilt: %s", async (fault) => {
    const { change, effects } = await prepare();
    spoilChanges(fault);
    const { result } = attempt(change);
    expect(await result).toMatchObject({
      outcome: "done",
      how: expect.stringMatching(/lookedUp|answered/) as string,
    });
    expect([await effects(), press.proxy.changes]).toEqual([1, 1]);
    expect(storage.keys()).toEqual([]);
  });

  it.each<NamedFault>(["emptyAfter", "dripAfter"])(
    "is done when its answer is odd: %s",
    async (fault) => {
      const { change, effects } = await prepare();
      spoilChanges(fault);
      expect(await attempt(change).result).toMatchObject({ outcome: "done" });
      expect([await effects(), press.proxy.changes]).toEqual([1, 1]);
    },
  );

  // F16, F23, F29
  it.each<Fault>([
    "lostBefore",
    "status504Before",
    "webPageBefore",
    { resetAfterBytes: 0 },
    { resetAfterBytes: 1 },
    { before: { do: "answer", status: 503, headers: { "retry-after": "1" } } },
  ])(
    "is told not to be in effect when it did not arrive, and may be repeated: %j",
    async (fault) => {
      const { change, effects } = await prepare();
      spoilChanges(fault);
      const { result, progress } = attempt(change);
      expect(await result).toMatchObject({ outcome: "notDone", next: "tryAgain" });
      expect([await effects(), press.proxy.changes]).toEqual([0, 1]);
      expect(progress.map(({ step }) => step)).toEqual(["send", "confirm", "confirm", "confirm"]);
      expect(press.clock.skipped).toEqual([1000, 4000, 10000]);
      expect(storage.keys()).toEqual([]);
      press.proxy.spoil = passAll;
      expect(await attempt(change).result).toMatchObject({ outcome: "done" });
      expect(await effects()).toBe(1);
    },
  );

  // F21
  it.each<[NamedFault, string, number]>([
    ["hang", "notDone", 0],
    ["hangAfter", "done", 1],
  ])("is looked up when it was cancelled under way: %s", async (fault, outcome, count) => {
    const { change, effects } = await prepare();
    const controller = new AbortController();
    press.proxy.spoil = (request) => {
      if (request.startsWith("GET")) return undefined;
      // The answer of the platform comes first when it is to be in effect.
      setTimeout(() => controller.abort(), fault === "hang" ? 0 : 300);
      return fault;
    };
    expect(await attempt(change, controller.signal).result).toMatchObject({ outcome });
    expect([await effects(), press.proxy.changes]).toEqual([count, 1]);
  });

  it("sends nothing when it was cancelled before", async () => {
    const { change, effects } = await prepare();
    const { result } = attempt(change, AbortSignal.abort());
    await expect(result).rejects.toMatchObject({
      kind: "cancelled",
      details: { outcome: "refused" },
    });
    expect([await effects(), press.proxy.changes]).toEqual([0, 0]);
    expect(storage.keys()).toEqual([]);
  });

  // F17, F18, F28, F30
  it.each([
    [301, "redirect"],
    [302, "redirect"],
    [307, "redirect"],
    [308, "redirect"],
    [400, "badRequest"],
    [401, "unauthorized"],
    [403, "forbidden"],
    [413, "payloadTooLarge"],
    [422, "unprocessableEntity"],
  ])("is refused by %i, and not repeated", async (status, expected) => {
    const { change, effects } = await prepare();
    const headers = { location: "http://127.0.0.1:9/elsewhere" };
    spoilChanges({ before: { do: "answer", status, headers, body: '{"message":"no"}' } });
    await expect(attempt(change).result).rejects.toMatchObject({
      kind: expected,
      details: { outcome: "refused" },
    });
    expect([await effects(), press.proxy.changes]).toEqual([0, 1]);
    expect(storage.keys()).toEqual([]);
  });

  it("is looked up after a 303, which may follow a change that was made", async () => {
    const { change, effects } = await prepare();
    spoilChanges({ before: { do: "answer", status: 303, headers: { location: "/elsewhere" } } });
    expect(await attempt(change).result).toMatchObject({ outcome: "notDone" });
    expect([await effects(), press.proxy.changes]).toEqual([0, 1]);
  });

  // F19
  it("is sent again, once and under the same key, after a 429 that asks for two seconds", async () => {
    const { change, effects } = await prepare();
    const answer = { do: "answer", status: 429, headers: { "retry-after": "0" } } as const;
    let count = 0;
    press.proxy.spoil = (request) => {
      if (request.startsWith("GET")) return undefined;
      count += 1;
      return count === 1 ? { before: answer } : undefined;
    };
    expect(await attempt(change).result).toMatchObject({ outcome: "done" });
    const keys = press.proxy.seen
      .filter(({ method }) => method !== "GET")
      .map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(await effects()).toBe(1);
  });

  it("is not sent again when a 429 asks for a day", async () => {
    const { change, effects } = await prepare();
    spoilChanges({ before: { do: "answer", status: 429, headers: { "retry-after": "86400" } } });
    await expect(attempt(change).result).rejects.toMatchObject({ kind: "rateLimited" });
    expect([await effects(), press.proxy.changes]).toEqual([0, 1]);
  });

  // F26
  it.runIf(creations.includes(kind))("is found when it is shown late", async () => {
    const { change, effects } = await prepare();
    let looks = 0;
    press.proxy.spoil = (request) => {
      if (!request.startsWith("GET")) return "lostAfter";
      looks += 1;
      return looks <= 2 ? { after: { do: "malform", change: hideItems } } : undefined;
    };
    const { result, progress } = attempt(change);
    const found = await result;
    expect(found).toMatchObject({ outcome: "done", how: "lookedUp" });
    expect(progress.at(-1)).toMatchObject({ step: "confirm" });
    expect([await effects(), press.proxy.changes]).toEqual([1, 1]);
  });

  it("stays open while the platform cannot be asked, and the journal keeps it", async () => {
    const { change } = await prepare();
    press.proxy.spoil = (request) => (request.startsWith("GET") ? "webPageBefore" : "lostAfter");
    expect(await attempt(change).result).toMatchObject({ outcome: "unknown", next: "checkLater" });
    expect(press.proxy.changes).toBe(1);
    expect(journal.unfinished()).toMatchObject([{ kind, step: "unknown" }]);
  });

  // F45
  it("is sent once when it is started twice", async () => {
    const { change, effects } = await prepare();
    const results = await Promise.allSettled([attempt(change).result, attempt(change).result]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(inspect(results[1])).toContain("has not ended");
    expect([await effects(), press.proxy.changes]).toEqual([1, 1]);
  });

  it("is not sent when the journal cannot be written", async () => {
    const { change, effects } = await prepare();
    storage.isFull = true;
    await expect(attempt(change).result).rejects.toThrow(/cannot remember.*nothing was sent/);
    expect([await effects(), press.proxy.changes]).toEqual([0, 0]);
  });

  // F12
  it("is refused when nobody listens", async () => {
    const { change } = await prepare();
    await press.proxy.stop();
    try {
      const { result } = attempt(change);
      await expect(result).rejects.toMatchObject({
        kind: "network",
        details: { outcome: "refused" },
      });
      expect(storage.keys()).toEqual([]);
    } finally {
      press.proxy = await (
        await import("./faultProxy.js")
      ).FaultProxy.start(press.platform.address);
    }
  });

  // The canary test
  it("puts no key and no hidden value into a message, an error, the progress or the journal", async () => {
    const told: unknown[] = [];
    for (const status of [0, 401, 422, 500]) {
      const { change } = await prepare();
      const hidden = carriesHidden.includes(kind) ? Object.values(hiddenCanaries).flat() : [];
      const sent = [press.platform.key, ...hidden];
      const body = leaky(sent);
      spoilChanges(status === 0 ? "lostAfter" : { before: { do: "answer", status, body } });
      const { result, progress } = attempt(change);
      told.push(progress, await result.catch((thrown: unknown) => thrown));
    }
    told.push(storage.written);
    const text = inspect(told, { depth: 10, showHidden: true }) + JSON.stringify(told);
    const canaries = [press.platform.key, ...Object.values(hiddenCanaries).map(String)];
    for (const canary of canaries) {
      for (const spelling of spellings(canary)) expect(text).not.toContain(spelling);
    }
    expect(told.some((one) => one instanceof PressError)).toBe(true);
  });
});

/** A platform that repeats what it should not. */
function leaky(secrets: readonly (string | number)[]): string {
  const message = `This is wrong: ${secrets.join(" ")}`;
  return JSON.stringify({ message, errors: [{ pointer: "/body", message }] });
}

function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [secret, bytes.toString("base64"), encodeURIComponent(secret), bytes.toString("hex")];
}

/** An answer as if nothing were there yet. */
function hideItems(body: string): string {
  const answer = JSON.parse(body) as Record<string, unknown>;
  const lists = Object.entries(answer).map(([key, value]) => [
    key,
    Array.isArray(value) ? [] : value,
  ]);
  return JSON.stringify(Object.fromEntries(lists));
}

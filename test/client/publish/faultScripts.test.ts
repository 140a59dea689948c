import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createPressClient } from "../../../client/src/api/createPressClient.js";
import { PressError } from "../../../client/src/api/errors.js";
import type { PressClient } from "../../../client/src/api/pressClient.js";
import { carryOut } from "../../../client/src/publish/changes/carryOut.js";
import type { Change, ChangeResult } from "../../../client/src/publish/changes/change.js";
import { deploymentChange } from "../../../client/src/publish/changes/deploymentChange.js";
import { publishChange } from "../../../client/src/publish/changes/publishChange.js";
import { revisionChange } from "../../../client/src/publish/changes/revisionChange.js";
import { checkUnfinished } from "../../../client/src/publish/journal/checkUnfinished.js";
import { Journal, type JournalStorage } from "../../../client/src/publish/journal/journal.js";
import type { ChangeSubject } from "../../../client/src/publish/journal/journalEntry.js";
import { planPublish } from "../../../client/src/publish/planPublish.js";
import { PublishError } from "../../../client/src/publish/publishError.js";
import { SkippingClock } from "../api/skippingClock.js";
import { FaultProxy, type Fault } from "./faultProxy.js";
import { MemoryJournal } from "./memoryJournal.js";
import { ModelPlatform } from "./modelPlatform.js";
import { blockFile } from "./platformFixture.js";

/** `PRESS_FAULT_SCRIPTS=10000 npx vitest run test/client/publish/faultScripts.test.ts` tries more. */
const scripts = Number(process.env["PRESS_FAULT_SCRIPTS"] ?? 500);

let platform: ModelPlatform;
let proxy: FaultProxy;
beforeAll(async () => {
  proxy = await FaultProxy.start((request) => platform.answer(request));
});
afterAll(() => proxy.stop());

/** What goes wrong with the request of that number; some only happen to requests that change something. */
interface PlannedFault {
  readonly nth: number;
  readonly fault: string;
}

const everywhere = [
  "lostBefore",
  "lostAfter",
  "truncatedAfter",
  "textAfter",
  "dripAfter",
  "status504Before",
];
const status = (code: number, headers = {}): Fault => ({
  before: { do: "answer", status: code, headers, body: "{}" },
});
const statuses: Readonly<Record<string, Fault>> = {
  status429: status(429, { "retry-after": "0" }),
  status500: status(500),
  status503: status(503),
  status401: status(401),
};
/** The user cancels, or the window ends; before or after the platform has carried the request out. */
const interruptions = ["cancelBefore", "cancelAfter", "endBefore", "endAfter"];
const onlyChanges = ["emptyAfter", "status500After", "status504After", ...interruptions];

const script = fc.array(
  fc.record<PlannedFault>({
    nth: fc.integer({ min: 0, max: 30 }),
    fault: fc.constantFrom(...everywhere, ...Object.keys(statuses), ...onlyChanges),
  }),
  { maxLength: 4 },
);

/** A window of the editor: when it has ended, nothing of it writes any more. */
class EditorWindow {
  readonly journal: Journal;
  hasEnded = false;

  constructor(storage: MemoryJournal) {
    const never = new Promise<void>(() => undefined);
    const guarded: JournalStorage = {
      keys: () => storage.keys(),
      get: (key) => storage.get(key),
      update: (key, value) => (this.hasEnded ? never : storage.update(key, value)),
    };
    this.journal = new Journal(guarded);
  }
}

/** Somebody who goes on until everything is there, looking before trying again. */
class Persistence {
  readonly #storage = new MemoryJournal();
  readonly #client: PressClient;
  #window = new EditorWindow(this.#storage);
  #controller = new AbortController();
  #ended: () => void = () => undefined;

  constructor(faults: readonly PlannedFault[]) {
    this.#client = createPressClient({
      baseUrl: proxy.address,
      getKey: () => Promise.resolve("key-of-tests"),
      userAgent: "press-blocks-test",
      clock: new SkippingClock(),
    });
    let count = 0;
    proxy.spoil = (request) => {
      const planned = faults.find(({ nth }) => nth === count);
      count += 1;
      return planned && this.#faultFor(planned.fault, request.startsWith("GET"));
    };
  }

  get unfinished(): number {
    return this.#storage.keys().length;
  }

  #faultFor(name: string, isRead: boolean): Fault | undefined {
    if (isRead && onlyChanges.includes(name)) return undefined;
    const then = name.startsWith("cancel") ? () => this.#controller.abort() : () => this.#end();
    if (interruptions.includes(name)) {
      return name.endsWith("Before")
        ? { before: { do: "hang", then } }
        : { after: { do: "hang", then } };
    }
    return statuses[name] ?? (name as Fault);
  }

  #end(): void {
    this.#window.hasEnded = true;
    this.#ended();
  }

  /** Makes the change until it is in effect; returns the ids. */
  async insist<Made>(
    prepare: (client: PressClient) => Promise<Change<Made> | ChangeSubject>,
    idsOf: (made: Made) => ChangeSubject,
  ): Promise<ChangeSubject> {
    for (let tries = 0; tries < 20; tries += 1) {
      const known = await this.#settle();
      if (known !== undefined) return known;
      const change = await prepare(this.#client).catch(expected);
      if (change === undefined) continue;
      if (!("send" in change)) return change;
      const result = await this.#attempt(change);
      if (result?.outcome === "done") return idsOf(result.made);
    }
    throw new Error("It does not come to an end.");
  }

  /** Undefined when it was refused, or when the window has ended meanwhile. */
  async #attempt<Made>(change: Change<Made>): Promise<ChangeResult<Made> | undefined> {
    this.#controller = new AbortController();
    const ended = new Promise<undefined>((resolve) => (this.#ended = () => resolve(undefined)));
    const result = carryOut(change, {
      clock: new SkippingClock(10_000),
      journal: this.#window.journal,
      account: { id: "account", origin: proxy.address },
      signal: this.#controller.signal,
    }).catch(expected);
    const first = await Promise.race([result, ended]);
    if (this.#window.hasEnded) this.#window = new EditorWindow(this.#storage);
    return first;
  }

  /** Looks at what was left open; the ids of what is in effect all the same. */
  async #settle(): Promise<ChangeSubject | undefined> {
    let exists: ChangeSubject | undefined;
    for (const entry of this.#window.journal.unfinished()) {
      const found = await checkUnfinished(this.#client, entry);
      if (found.state === "unreachable") continue;
      if (found.state === "undecided") throw new Error(`${entry.kind} cannot be decided.`);
      if (found.state === "inEffect") ({ exists } = found);
      await this.#window.journal.end(entry.operationId);
    }
    return exists;
  }
}

function expected(thrown: unknown): undefined {
  if (thrown instanceof PressError && thrown.details.outcome === "refused") return undefined;
  if (thrown instanceof PublishError) return undefined;
  throw thrown;
}

/** Past the plan the platform would say that it is there. */
function publishing(name: string, version: string) {
  return async (client: PressClient) => {
    const plan = await planPublish({ client, content: blockFile(name, version) });
    return publishChange(client, plan, undefined);
  };
}

async function whole(faults: readonly PlannedFault[]): Promise<void> {
  platform = new ModelPlatform();
  const name = "orders";
  const person = new Persistence(faults);
  const published = ({ specId, version }: { specId: string; version: string }) => ({
    specId,
    version,
  });
  const first = await person.insist(publishing(name, "1.0.0"), published);
  const next = await person.insist(publishing(name, "1.1.0"), published);
  const specId = first.specId ?? "";
  const body = {
    metadata: { name, summary: "For tests" },
    spec: { id: specId, release: { version: "1.0.0" } },
    revision: { notes: "First" },
  };
  const deployed = await person.insist(
    (client) => Promise.resolve(deploymentChange(client, { blockKind: "workflow", body })),
    (made) => made,
  );
  const deploymentId = deployed.deploymentId ?? "";
  const deployment = { id: deploymentId, metadata: { name }, latestRevision: firstRevision };
  const revised = await person.insist(
    (client) =>
      Promise.resolve(revisionChange(client, { deployment, body: { revision: { notes: "2" } } })),
    (made) => made,
  );

  const [spec, ...otherSpecs] = platform.specs;
  const [made, ...otherDeployments] = platform.deployments;
  expect([otherSpecs, otherDeployments]).toEqual([[], []]);
  expect(spec).toMatchObject({ id: specId, name });
  expect(spec?.releases.map(({ version }) => version)).toEqual(["1.1.0", "1.0.0"]);
  expect(next).toMatchObject({ specId, version: "1.1.0" });
  expect(made).toMatchObject({ id: deploymentId, revisions: ["First", "2"] });
  expect(revised).toMatchObject({ deploymentId, revision: "2" });
  expect(person.unfinished).toBe(0);
}

const firstRevision = { revision: "1", status: "deployed" };

it(
  `whatever goes wrong, each thing is made once and its id is known (${scripts} scripts)`,
  async () => {
    await fc.assert(fc.asyncProperty(script, whole), { numRuns: scripts, endOnFailure: false });
  },
  20_000 + scripts * 500,
);

import { inspect } from "node:util";
import { afterEach, beforeEach, expect } from "vitest";
import { createPressClient } from "../../../client/src/api/createPressClient.js";
import type { PressClientOptions } from "../../../client/src/api/createPressClient.js";
import { PressError } from "../../../client/src/api/errors.js";
import type { PressClient } from "../../../client/src/api/pressClient.js";
import { ScriptedServer } from "./scriptedServer.js";
import type { Reaction } from "./scriptedServer.js";
import { SkippingClock } from "./skippingClock.js";

/** The key of the tests, which must not be found anywhere but in the header. */
export const canary = "canary-Zq7xP2-key-that-must-not-be-seen";

export const emptyPage = { specs: [], pageNumber: 1, pageCount: 0 };
export const spec = { id: "s-1", kind: "workflow", metadata: { name: "hello" } };
export const content = { body: { version: 1, kind: "workflow", metadata: { name: "hello" } } };
export const deployment = { metadata: { name: "d", summary: "s" }, spec: { id: "s-1" } };

/** A scripted server, a clock and a client for every test of a file. */
export class PressFixture {
  server!: ScriptedServer;
  clock!: SkippingClock;
  client!: PressClient;

  constructor() {
    beforeEach(async () => {
      this.server = await ScriptedServer.start(() => ({ status: 200, body: emptyPage }));
      this.clock = new SkippingClock();
      this.client = this.connect();
    });
    afterEach(() => this.server.stop());
  }

  connect(address = this.server.address, key: string = canary): PressClient {
    return this.connectWith({ baseUrl: address, getKey: () => Promise.resolve(key) });
  }

  connectWith(options: Partial<PressClientOptions>): PressClient {
    return createPressClient({
      baseUrl: this.server.address,
      getKey: () => Promise.resolve(canary),
      userAgent: "press-blocks-test",
      clock: this.clock,
      ...options,
    });
  }

  /** Answers the requests of the test in turn; the last reaction stays. */
  answer(...reactions: readonly Reaction[]): void {
    this.server.script = (_, index) => reactions[Math.min(index, reactions.length - 1)]!;
  }
}

/** The error that a call rejects with: a PressError with one sentence and without the key. */
export async function errorOf(promise: Promise<unknown>): Promise<PressError> {
  const thrown: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(PressError);
  const error = thrown as PressError;
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain("canary");
  expect(`${error.message}${error.stack}${String(error.cause)}`).not.toContain("canary");
  expect(error.message).toMatch(/^[^\n!]+\.$/);
  return error;
}

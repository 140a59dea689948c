import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Clock } from "../../../client/src/api/clock.js";
import { createPressClient } from "../../../client/src/api/createPressClient.js";
import type { PressClient } from "../../../client/src/api/pressClient.js";
import { startPlatform } from "../../support/platformProcess.js";
import type { PlatformProcess, PlatformStart } from "../../support/platformProcess.js";
import { SkippingClock } from "../api/skippingClock.js";
import { FaultProxy } from "./faultProxy.js";

/** A local platform for all tests of a file, and for each a proxy that spoils requests, and clients. */
export class PlatformFixture {
  platform!: PlatformProcess;
  proxy!: FaultProxy;
  /** Goes through the proxy. */
  client!: PressClient;
  /** Asks the platform itself. */
  witness!: PressClient;
  /** For waits between looks, which are over at once. */
  clock!: SkippingClock;
  #names = 0;

  constructor(start: PlatformStart = {}) {
    beforeAll(async () => {
      this.platform = await startPlatform(start);
    });
    afterAll(() => this.platform.stop());
    beforeEach(async () => {
      this.proxy = await FaultProxy.start(this.platform.address);
      this.clock = new SkippingClock(30_000);
      this.client = this.connect(this.proxy.address);
      this.witness = this.connect(this.platform.address);
    });
    afterEach(() => this.proxy.stop());
  }

  /** A name that no other test uses. */
  newName(): string {
    this.#names += 1;
    return `block-${this.#names}`;
  }

  /** A client for an address; `clock` for one whose waits between attempts are over at once. */
  connect(baseUrl: string, clock?: Clock): PressClient {
    return createPressClient({
      baseUrl,
      ...(clock && { clock }),
      getKey: () => Promise.resolve(this.platform.key),
      userAgent: "press-blocks-test",
    });
  }
}

/** The content of a create-spec file as the language server reads it. */
export function blockFile(
  name: string,
  version = "1.0.0",
  extra: Readonly<Record<string, unknown>> = {},
) {
  return {
    body: {
      version: 1,
      kind: "workflow",
      metadata: { name, summary: "For tests" },
      release: { version, notes: `Notes of ${version}` },
      config: {
        steps: { work: { imageDetails: { id: 1201, versionId: 3417 }, command: "echo alive" } },
        triggers: [{ webhook: true }],
      },
    },
    ...extra,
  };
}

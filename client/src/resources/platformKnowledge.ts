import type { Clock } from "../api/clock.js";
import { PressError } from "../api/errors.js";
import type { Page, SpecSummary } from "../api/resources.js";
import { Emitter, type Subscribe } from "../emitter.js";
import type { Logger } from "../logger.js";
import type { PlatformReader } from "./platformReader.js";

/** A spec that the acting account can see. */
export interface KnownSpec {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly newestRelease?: string;
}

export interface InstanceType {
  readonly id: number;
  readonly name?: string;
}

/** What the platform told at one moment. */
export interface Knowledge {
  readonly specs: readonly KnownSpec[];
  /** Whether these are all specs; else nothing is known of what is not among them. */
  readonly isComplete: boolean;
  /** All releases of specs that were asked about, newest first. */
  readonly releases: ReadonlyMap<string, readonly string[]>;
  /** Undefined where the platform does not tell. */
  readonly instanceTypes?: readonly InstanceType[];
}

const mostPages = 20;
const pageSize = 100;
/** Milliseconds after which what is known is read again when somebody needs it. */
const freshFor = 5 * 60_000;
/** Milliseconds after which a platform that did not answer is asked again when somebody needs it. */
const patientFor = 30_000;

/**
 * Facts of the platform that others than the views need: newest releases for marks of drift, ids and names for the
 * language server. Read when somebody asks for it, never by itself.
 */
export class PlatformKnowledge {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #changed: Emitter<void>;
  #client: PlatformReader | undefined;
  #known: Knowledge | undefined;
  /** When it was read, or could not be. */
  #triedAt: number | undefined;
  #isReachable = false;
  #running: Promise<void> | undefined;
  #abort = new AbortController();
  readonly #wantedReleases = new Set<string>();

  constructor({ clock, log }: { readonly clock: Clock; readonly log: Logger }) {
    this.#clock = clock;
    this.#log = log;
    this.#changed = new Emitter((error) => log.error("A listener failed.", error));
  }

  get onDidChange(): Subscribe<void> {
    return this.#changed.event;
  }

  /** The last that was read of this account's platform; undefined before. */
  get known(): Knowledge | undefined {
    return this.#known;
  }

  /** As `known`; undefined also when the platform could not be asked the last time. */
  get certain(): Knowledge | undefined {
    return this.#isReachable ? this.#known : undefined;
  }

  /** Forgets everything, and reads from `client` from now on. */
  connect(client: PlatformReader | undefined): void {
    this.dispose();
    this.#abort = new AbortController();
    this.#client = client;
    this.#known = undefined;
    this.#triedAt = undefined;
    this.#isReachable = false;
    this.#running = undefined;
    this.#changed.fire();
  }

  newestRelease(specId: string): string | undefined {
    return this.#known?.specs.find(({ id }) => id === specId)?.newestRelease;
  }

  /** Reads unless what is known is fresh; never rejects. */
  need(): Promise<void> {
    const age = this.#triedAt === undefined ? Infinity : this.#clock.now() - this.#triedAt;
    const isFresh = age < (this.#isReachable ? freshFor : patientFor);
    return isFresh ? Promise.resolve() : this.#run();
  }

  /** Reads also the releases of these specs, from now on; never rejects. */
  async needReleases(specIds: readonly string[]): Promise<void> {
    const isNew = specIds.some((id) => !this.#wantedReleases.has(id));
    for (const id of specIds) this.#wantedReleases.add(id);
    await this.need();
    if (isNew && specIds.some((id) => this.#known?.releases.has(id) === false)) await this.#run();
  }

  /** Reads again what somebody needed before; never rejects. */
  async refresh(): Promise<void> {
    if (this.#triedAt !== undefined) await this.#run();
  }

  /** Cancels what is under way; nothing changes any more. */
  dispose(): void {
    this.#abort.abort();
  }

  #run(): Promise<void> {
    const client = this.#client;
    if (client === undefined) return Promise.resolve();
    const { signal } = this.#abort;
    const running = (this.#running ??= this.#read(client, signal).finally(() => {
      if (!signal.aborted) this.#running = undefined;
    }));
    return running;
  }

  async #read(client: PlatformReader, signal: AbortSignal): Promise<void> {
    try {
      const known = await readKnowledge(client, this.#wantedReleases, signal);
      if (signal.aborted) return;
      this.#known = known;
      this.#isReachable = true;
    } catch (error) {
      if (signal.aborted) return;
      this.#isReachable = false;
      if (error instanceof PressError) this.#log.info(`Not all is known now: ${error.message}`);
      else this.#log.error("What is known of the platform could not be read.", error);
    }
    this.#triedAt = this.#clock.now();
    this.#changed.fire();
  }
}

async function readKnowledge(
  client: PlatformReader,
  wantedReleases: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Knowledge> {
  const specs = new Map<string, KnownSpec>();
  let pageCount = 1;
  let pageNumber = 0;
  while (pageNumber < Math.min(pageCount, mostPages)) {
    pageNumber += 1;
    const page: Page<SpecSummary> = await client.listSpecs({ pageNumber, pageSize }, { signal });
    for (const item of page.items) specs.set(item.id, knownSpec(item));
    ({ pageCount } = page);
  }
  const releases = new Map<string, readonly string[]>();
  for (const id of wantedReleases) {
    if (specs.has(id)) releases.set(id, await readReleases(client, id, signal));
  }
  const instanceTypes = await readInstanceTypes(client, signal);
  return {
    specs: [...specs.values()],
    isComplete: pageCount <= mostPages,
    releases,
    ...(instanceTypes && { instanceTypes }),
  };
}

function knownSpec({ id, kind, metadata, latestRelease }: SpecSummary): KnownSpec {
  return {
    id,
    kind,
    name: metadata.name,
    ...(latestRelease && { newestRelease: latestRelease.version }),
  };
}

async function readReleases(
  client: PlatformReader,
  specId: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const versions: string[] = [];
  for await (const { version } of client.listSpecReleases(specId, { pageSize }, { signal })) {
    versions.push(version);
  }
  return versions;
}

/** Not every platform tells, and not everybody may ask. */
async function readInstanceTypes(
  client: PlatformReader,
  signal: AbortSignal,
): Promise<readonly InstanceType[] | undefined> {
  try {
    const { data } = await client.listInstanceOptions({ entityType: "workflow" }, { signal });
    return data.flatMap(({ id, name }) =>
      id === undefined ? [] : [{ id, ...(name !== undefined && { name }) }],
    );
  } catch (error) {
    if (error instanceof PressError && error.kind !== "cancelled") return undefined;
    throw error;
  }
}

import { systemClock, type Clock } from "../api/clock.js";
import { classifyStatus } from "../api/deploymentStatus.js";
import type { PressClient } from "../api/pressClient.js";
import type {
  DeploymentSummary,
  Page,
  ReleaseSummary,
  RevisionSummary,
  SpecSummary,
} from "../api/resources.js";
import { Emitter, type Subscribe } from "../emitter.js";
import type { Logger } from "../logger.js";
import { PagedCollection } from "./pagedCollection.js";
import { Poll } from "./poll.js";

/** The two trees; a change is told by the tree that shows it. */
export type Area = "specs" | "deployments";

/** A list that can be shown, by what it lists. */
export type CollectionName =
  | { readonly list: "specs" | "deployments" }
  | { readonly list: "releases"; readonly specId: string }
  | { readonly list: "revisions"; readonly deploymentId: string };

export interface ResourceStoreOptions {
  readonly log: Logger;
  readonly clock?: Clock;
}

/** The operations that the lists are read with. */
export type ResourceReader = Pick<
  PressClient,
  "listSpecs" | "listSpecReleases" | "listDeployments" | "listDeploymentRevisions"
>;

/** Where to read from. */
export interface ResourceSource {
  readonly client: ResourceReader;
  /** Whether the platform is one of this machine, so that it can be started when it does not answer. */
  readonly isLocal: boolean;
}

/** What the platform told about the active account's resources, shared by the trees and kept up to date. */
export class ResourceStore {
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #changed: Emitter<Area>;
  readonly #poll: Poll;
  readonly #visible = new Set<Area>();
  #client: ResourceReader | undefined;
  #isLocal = false;
  #specs: PagedCollection<SpecSummary> | undefined;
  #deployments: PagedCollection<DeploymentSummary> | undefined;
  #releases = new Map<string, PagedCollection<ReleaseSummary>>();
  #revisions = new Map<string, PagedCollection<RevisionSummary>>();

  constructor(options: ResourceStoreOptions) {
    this.#log = options.log;
    this.#clock = options.clock ?? systemClock;
    this.#changed = new Emitter((error) => this.#log.error("A listener failed.", error));
    this.#poll = new Poll({
      clock: this.#clock,
      isNeeded: () => this.#visible.has("deployments") && this.#isAnythingInProgress(),
      run: () => this.#refreshMoving(),
    });
  }

  get onDidChange(): Subscribe<Area> {
    return this.#changed.event;
  }

  /** See `ResourceSource`. */
  get isLocal(): boolean {
    return this.#isLocal;
  }

  /** Forgets everything and reads from `source` from now on; undefined when nobody is signed in. */
  connect(source: ResourceSource | undefined): void {
    this.#disposeCollections();
    const client = source?.client;
    this.#client = client;
    this.#isLocal = source?.isLocal === true;
    this.#specs = client && this.#collection("specs", specSource(client));
    this.#deployments = client && this.#collection("deployments", deploymentSource(client));
    this.#changed.fire("specs");
    this.#changed.fire("deployments");
  }

  /** Undefined when nobody is signed in, as for the other lists. */
  specs(): PagedCollection<SpecSummary> | undefined {
    return this.#specs;
  }

  deployments(): PagedCollection<DeploymentSummary> | undefined {
    return this.#deployments;
  }

  releases(specId: string): PagedCollection<ReleaseSummary> | undefined {
    const client = this.#client;
    if (client === undefined) return undefined;
    return entry(this.#releases, specId, () =>
      this.#collection("specs", {
        readPage: (pageNumber, signal) =>
          client.listSpecReleases(specId, { pageNumber }, { signal }),
        idOf: ({ version }) => version,
      }),
    );
  }

  revisions(deploymentId: string): PagedCollection<RevisionSummary> | undefined {
    const client = this.#client;
    if (client === undefined) return undefined;
    return entry(this.#revisions, deploymentId, () =>
      this.#collection("deployments", {
        readPage: (pageNumber, signal) =>
          client.listDeploymentRevisions(deploymentId, { pageNumber }, { signal }),
        idOf: ({ revision }) => revision,
      }),
    );
  }

  async loadMore(name: CollectionName): Promise<void> {
    await this.#find(name)?.loadMore();
  }

  /** Reads again what the tree shows. A list that was never shown is not read. */
  async refresh(area: Area): Promise<void> {
    const children = area === "specs" ? this.#releases : this.#revisions;
    const root = area === "specs" ? this.#specs : this.#deployments;
    const shown = [root, ...children.values()].filter((list) => list?.state !== undefined);
    await Promise.all(shown.map(async (list) => list?.refresh()));
  }

  /** Reads everything that is shown again, because something was just published, deployed or deleted. */
  async refreshAll(): Promise<void> {
    await Promise.all([this.refresh("specs"), this.refresh("deployments")]);
    this.#poll.hurry();
  }

  /** Only what somebody sees is kept up to date. */
  setVisible(area: Area, isVisible: boolean): void {
    if (isVisible) this.#visible.add(area);
    else this.#visible.delete(area);
    this.#poll.update();
  }

  dispose(): void {
    this.#poll.stop();
    this.#disposeCollections();
  }

  #find(name: CollectionName): Pick<PagedCollection<unknown>, "loadMore"> | undefined {
    switch (name.list) {
      case "specs":
        return this.#specs;
      case "deployments":
        return this.#deployments;
      case "releases":
        return this.releases(name.specId);
      case "revisions":
        return this.revisions(name.deploymentId);
    }
  }

  /** Reads the deployments, and the revisions of those that are not what they were. */
  async #refreshMoving(): Promise<void> {
    const summaries = () =>
      new Map(
        this.#deployments?.state?.items.map((item) => [item.id, JSON.stringify(item)] as const),
      );
    const before = summaries();
    await this.#deployments?.refresh();
    const changed = [...summaries()].filter(([id, summary]) => before.get(id) !== summary);
    await Promise.all(
      changed.map(async ([id]) => {
        const revisions = this.#revisions.get(id);
        if (revisions?.state !== undefined) await revisions.refresh();
      }),
    );
  }

  #isAnythingInProgress(): boolean {
    const deployments = this.#deployments?.state?.items ?? [];
    return deployments.some(({ status }) => classifyStatus(status) === "inProgress");
  }

  #collection<Item>(area: Area, source: PageSource<Item>): PagedCollection<Item> {
    return new PagedCollection({
      ...source,
      now: () => this.#clock.now(),
      onDidChange: () => {
        this.#changed.fire(area);
        this.#poll.update();
      },
      onUnexpected: (error) => this.#log.error(`The list of ${area} could not be read.`, error),
    });
  }

  #disposeCollections(): void {
    const children = [...this.#releases.values(), ...this.#revisions.values()];
    for (const list of [this.#specs, this.#deployments, ...children]) list?.dispose();
    this.#releases = new Map();
    this.#revisions = new Map();
  }
}

interface PageSource<Item> {
  readonly readPage: (pageNumber: number, signal: AbortSignal) => Promise<Page<Item>>;
  readonly idOf: (item: Item) => string;
}

function specSource(client: ResourceReader): PageSource<SpecSummary> {
  return {
    readPage: (pageNumber, signal) => client.listSpecs({ pageNumber }, { signal }),
    idOf: ({ id }) => id,
  };
}

function deploymentSource(client: ResourceReader): PageSource<DeploymentSummary> {
  return {
    readPage: (pageNumber, signal) => client.listDeployments({ pageNumber }, { signal }),
    idOf: ({ id }) => id,
  };
}

function entry<Value>(map: Map<string, Value>, key: string, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}

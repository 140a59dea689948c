import { systemClock, type Clock } from "../api/clock.js";
import { classifyStatus } from "../api/deploymentStatus.js";
import type { RelatedBlock } from "../api/relatedBlocks.js";
import type {
  DeploymentSummary,
  ReleaseSummary,
  RevisionSummary,
  SpecSummary,
} from "../api/resources.js";
import { Emitter, type Subscribe } from "../emitter.js";
import type { Logger } from "../logger.js";
import { driftOf, type Drift } from "./drift.js";
import type { Area } from "./listFilter.js";
import { PagedCollection } from "./pagedCollection.js";
import type { ParameterRecords } from "./parameterRecords.js";
import { PlatformKnowledge } from "./platformKnowledge.js";
import { PlatformLists, type PageSource } from "./platformLists.js";
import type { PlatformReader } from "./platformReader.js";
import { Poll } from "./poll.js";
import { shownValues, type RunParameter, type RunParametersReading } from "./runParameters.js";
import type { ViewSettings } from "./viewSettings.js";

/** A list that can be shown, by what it lists. */
export type CollectionName =
  | { readonly list: "specs" | "deployments" }
  | { readonly list: "releases"; readonly specId: string }
  | { readonly list: "revisions"; readonly deploymentId: string };

export interface ResourceStoreOptions {
  readonly log: Logger;
  readonly settings: ViewSettings;
  readonly records: ParameterRecords;
  readonly clock?: Clock;
}

/** Where to read from. */
export interface ResourceSource {
  readonly client: PlatformReader;
  /** Whether the platform is one of this machine, so that it can be started when it does not answer. */
  readonly isLocal: boolean;
}

/** Deployments whose run parameters are looked at when the list is read; more would be too many requests. */
const mostLookedAt = 20;

/** What the platform told about the active account's resources, shared by the trees and kept up to date. */
export class ResourceStore {
  readonly settings: ViewSettings;
  /** What is known beside the lists. */
  readonly knowledge: PlatformKnowledge;
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #records: ParameterRecords;
  readonly #changed: Emitter<Area>;
  readonly #poll: Poll;
  readonly #visible = new Set<Area>();
  readonly #subscriptions: readonly { dispose(): void }[];
  /** Names of run parameters that were changed elsewhere, by deployment. */
  readonly #changedParameters = new Map<string, readonly string[]>();
  #source: ResourceSource | undefined;
  #lists: PlatformLists | undefined;

  constructor({ log, settings, records, clock = systemClock }: ResourceStoreOptions) {
    this.settings = settings;
    this.#log = log;
    this.#clock = clock;
    this.#records = records;
    this.#changed = new Emitter((error) => log.error("A listener failed.", error));
    this.knowledge = new PlatformKnowledge({ clock, log });
    this.#poll = new Poll({
      clock,
      isNeeded: () => this.#visible.has("deployments") && this.#isAnythingInProgress(),
      run: () => this.#refreshMoving(),
    });
    this.#subscriptions = [
      this.knowledge.onDidChange(() => this.#changed.fire("deployments")),
      settings.onDidChange(({ area, changed }) => {
        if (changed === "filter") this.#lists?.reset(area);
        this.#changed.fire(area);
      }),
    ];
  }

  get onDidChange(): Subscribe<Area> {
    return this.#changed.event;
  }

  /** See `ResourceSource`. */
  get isLocal(): boolean {
    return this.#source?.isLocal === true;
  }

  /** Forgets everything and reads from `source` from now on; undefined when nobody is signed in. */
  connect(source: ResourceSource | undefined): void {
    this.#lists?.dispose();
    this.#source = source;
    this.#changedParameters.clear();
    this.#lists =
      source &&
      new PlatformLists({
        client: source.client,
        filter: (area) => this.settings.filter(area),
        collect: (area, pages) => this.#collection(area, pages),
        onParameters: (id, reading) => this.#compareParameters(id, reading),
      });
    this.knowledge.connect(source?.client);
    this.#changed.fire("specs");
    this.#changed.fire("deployments");
  }

  /** Undefined when nobody is signed in, as for the other lists. */
  specs(): PagedCollection<SpecSummary> | undefined {
    return this.#lists?.specs;
  }

  deployments(): PagedCollection<DeploymentSummary> | undefined {
    return this.#lists?.deployments;
  }

  releases(specId: string): PagedCollection<ReleaseSummary> | undefined {
    return this.#lists?.releases(specId);
  }

  revisions(deploymentId: string): PagedCollection<RevisionSummary> | undefined {
    return this.#lists?.revisions(deploymentId);
  }

  runParameters(deploymentId: string): PagedCollection<RunParameter> | undefined {
    return this.#lists?.runParameters(deploymentId);
  }

  relatedBlocks(deploymentId: string): PagedCollection<RelatedBlock> | undefined {
    return this.#lists?.relatedBlocks(deploymentId);
  }

  /** What is known to be off about a deployment. */
  driftOf(deployment: DeploymentSummary): readonly Drift[] {
    const { id, spec } = deployment;
    return driftOf(deployment, {
      newestRelease: spec && this.knowledge.newestRelease(spec.id),
      changedParameters: this.changedParameters(id),
    });
  }

  changedParameters(deploymentId: string): readonly string[] {
    return this.#changedParameters.get(deploymentId) ?? [];
  }

  /** Takes the present run parameters for what they should be: they were set here, or somebody agreed to them. */
  async acceptParameters(deploymentId: string): Promise<void> {
    await this.#records.forget(deploymentId);
    this.#changedParameters.delete(deploymentId);
    await this.#lists?.runParameters(deploymentId).refresh();
  }

  async loadMore(name: CollectionName): Promise<void> {
    await this.#find(name)?.loadMore();
  }

  /** Reads again what the tree shows. A list that was never shown is not read. */
  async refresh(area: Area): Promise<void> {
    const shown = this.#lists?.shown(area) ?? [];
    await Promise.all([...shown.map((list) => list.refresh()), this.knowledge.refresh()]);
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
    this.#look(area);
  }

  /** Reads what marks of drift need, for the deployments that are shown. Never rejects. */
  async lookForDrift(): Promise<void> {
    const lists = this.#lists;
    const items = lists?.deployments.state?.items ?? [];
    const ids = this.#records.ids();
    const remembered = items.filter(({ id }) => ids.has(id)).slice(0, mostLookedAt);
    const looks = remembered.map(({ id }) => lists?.runParameters(id).load());
    await Promise.all([...looks, items.length > 0 ? this.knowledge.need() : undefined]);
  }

  dispose(): void {
    this.#poll.stop();
    this.#lists?.dispose();
    this.knowledge.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #look(area: Area): void {
    if (area === "deployments" && this.#visible.has(area)) void this.lookForDrift();
  }

  #find(name: CollectionName): Pick<PagedCollection<unknown>, "loadMore"> | undefined {
    switch (name.list) {
      case "specs":
        return this.#lists?.specs;
      case "deployments":
        return this.#lists?.deployments;
      case "releases":
        return this.releases(name.specId);
      case "revisions":
        return this.revisions(name.deploymentId);
    }
  }

  /** Reads the deployments, and what is shown of those that are not what they were. */
  async #refreshMoving(): Promise<void> {
    const lists = this.#lists;
    const summaries = () =>
      new Map(
        lists?.deployments.state?.items.map((item) => [item.id, JSON.stringify(item)] as const),
      );
    const before = summaries();
    await lists?.deployments.refresh();
    const changed = [...summaries()].filter(([id, summary]) => before.get(id) !== summary);
    const shown = changed.flatMap(([id]) => lists?.shownOf(id) ?? []);
    await Promise.all(shown.map((list) => list.refresh()));
  }

  #isAnythingInProgress(): boolean {
    const deployments = this.#lists?.deployments.state?.items ?? [];
    return deployments.some(({ status }) => classifyStatus(status) === "inProgress");
  }

  async #compareParameters(id: string, reading: RunParametersReading): Promise<void> {
    const { revision } = reading;
    if (revision === undefined) return;
    const values = shownValues(reading);
    this.#changedParameters.set(id, this.#records.changed(id, revision, values));
    await this.#records.note(id, revision, values);
  }

  #collection<Item>(area: Area, source: PageSource<Item>): PagedCollection<Item> {
    return new PagedCollection({
      ...source,
      now: () => this.#clock.now(),
      onDidChange: () => {
        this.#changed.fire(area);
        this.#poll.update();
        this.#look(area);
      },
      onUnexpected: (error) => this.#log.error(`The list of ${area} could not be read.`, error),
    });
  }
}

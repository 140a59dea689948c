import { relatedBlock, type RelatedBlock } from "../api/relatedBlocks.js";
import type {
  DeploymentSummary,
  Page,
  ReleaseSummary,
  RevisionSummary,
  SpecSummary,
} from "../api/resources.js";
import {
  listQuery,
  passes,
  revisionQuery,
  type Area,
  type FilteredItem,
  type ListFilter,
} from "./listFilter.js";
import type { CollectionSource, PagedCollection } from "./pagedCollection.js";
import type { PlatformReader } from "./platformReader.js";
import {
  readRunParameters,
  type RunParameter,
  type RunParametersReading,
} from "./runParameters.js";

/** How a page of a list is read, and what tells its items apart. */
export type PageSource<Item> = Pick<CollectionSource<Item>, "readPage" | "idOf">;

export interface PlatformListsPorts {
  readonly client: PlatformReader;
  readonly filter: (area: Area) => ListFilter;
  /** Makes a collection whose changes are told under the area. */
  readonly collect: <Item>(area: Area, source: PageSource<Item>) => PagedCollection<Item>;
  /** Told of values that were read. */
  readonly onParameters: (deploymentId: string, reading: RunParametersReading) => Promise<void>;
}

/** A list of whatever items, as far as all lists are treated alike. */
export type AnyList = Pick<PagedCollection<unknown>, "state" | "refresh" | "dispose">;

/** Every list of one account's platform that somebody has asked for. */
export class PlatformLists {
  readonly #ports: PlatformListsPorts;
  readonly #releases = new Map<string, PagedCollection<ReleaseSummary>>();
  readonly #revisions = new Map<string, PagedCollection<RevisionSummary>>();
  readonly #parameters = new Map<string, PagedCollection<RunParameter>>();
  readonly #related = new Map<string, PagedCollection<RelatedBlock>>();
  #specs: PagedCollection<SpecSummary>;
  #deployments: PagedCollection<DeploymentSummary>;

  constructor(ports: PlatformListsPorts) {
    this.#ports = ports;
    this.#specs = this.#collectSpecs();
    this.#deployments = this.#collectDeployments();
  }

  get specs(): PagedCollection<SpecSummary> {
    return this.#specs;
  }

  get deployments(): PagedCollection<DeploymentSummary> {
    return this.#deployments;
  }

  /** Begins the list of an area anew, since it is filtered in another way now. */
  reset(area: Area): void {
    if (area === "specs") {
      this.#specs.dispose();
      this.#specs = this.#collectSpecs();
    } else {
      for (const list of [this.#deployments, ...this.#revisions.values()]) list.dispose();
      this.#revisions.clear();
      this.#deployments = this.#collectDeployments();
    }
  }

  releases(specId: string): PagedCollection<ReleaseSummary> {
    const { client, collect } = this.#ports;
    return entry(this.#releases, specId, () =>
      collect("specs", {
        readPage: (pageNumber, signal) =>
          client.listSpecReleases(specId, { pageNumber }, { signal }),
        idOf: ({ version }) => version,
      }),
    );
  }

  revisions(deploymentId: string): PagedCollection<RevisionSummary> {
    const { client, collect, filter } = this.#ports;
    const query = revisionQuery(filter("deployments"));
    return entry(this.#revisions, deploymentId, () =>
      collect("deployments", {
        readPage: (pageNumber, signal) =>
          client.listDeploymentRevisions(deploymentId, { ...query, pageNumber }, { signal }),
        idOf: ({ revision }) => revision,
      }),
    );
  }

  /** The run parameters of a deployment, all on one page. */
  runParameters(deploymentId: string): PagedCollection<RunParameter> {
    const { client, collect, onParameters } = this.#ports;
    return entry(this.#parameters, deploymentId, () =>
      collect("deployments", {
        readPage: async (_pageNumber, signal) => {
          const reading = await readRunParameters(client, deploymentId, signal);
          await onParameters(deploymentId, reading);
          return onePage(reading.parameters);
        },
        idOf: ({ name }) => name,
      }),
    );
  }

  /** The blocks that are deployed by the same app, all on one page; none for a deployment of its own. */
  relatedBlocks(deploymentId: string): PagedCollection<RelatedBlock> {
    const { client, collect } = this.#ports;
    return entry(this.#related, deploymentId, () =>
      collect("deployments", {
        readPage: async (_pageNumber, signal) => {
          const { parent } = await client.describeDeployment(deploymentId, { signal });
          if (parent === undefined) return onePage([]);
          const app = await client.describeAppDeployment(parent.id, { signal });
          return onePage((app.latestRevision?.blocks ?? []).map(relatedBlock));
        },
        idOf: ({ id }) => id,
      }),
    );
  }

  /** What was read for a view, the list at its root first. */
  shown(area: Area): readonly AnyList[] {
    const children = area === "specs" ? [this.#releases] : this.#belowDeployments();
    const root = area === "specs" ? this.#specs : this.#deployments;
    const lists: AnyList[] = [root, ...children.flatMap((map) => [...map.values()])];
    return lists.filter(({ state }) => state !== undefined);
  }

  /** What was read about one deployment. */
  shownOf(deploymentId: string): readonly AnyList[] {
    return this.#belowDeployments()
      .flatMap((map): AnyList[] => {
        const list = map.get(deploymentId);
        return list === undefined ? [] : [list];
      })
      .filter(({ state }) => state !== undefined);
  }

  dispose(): void {
    const children = [this.#releases, ...this.#belowDeployments()];
    const lists = children.flatMap((map) => [...map.values()]);
    for (const list of [this.#specs, this.#deployments, ...lists]) list.dispose();
  }

  #belowDeployments(): readonly ReadonlyMap<string, AnyList>[] {
    return [this.#revisions, this.#parameters, this.#related];
  }

  #collectSpecs(): PagedCollection<SpecSummary> {
    const { client, filter, collect } = this.#ports;
    const { operation, query, rest } = listQuery("specs", filter("specs"));
    return collect("specs", {
      readPage: async (pageNumber, signal) => {
        const asked = { ...query, pageNumber };
        const page = await (operation === "blocks"
          ? client.listSpecs(asked, { signal })
          : client.listAllSpecs(asked, { signal }));
        return filtered("specs", rest, page);
      },
      idOf: ({ id }) => id,
    });
  }

  #collectDeployments(): PagedCollection<DeploymentSummary> {
    const { client, filter, collect } = this.#ports;
    const { operation, query, rest } = listQuery("deployments", filter("deployments"));
    return collect("deployments", {
      readPage: async (pageNumber, signal) => {
        const asked = { ...query, pageNumber };
        const page = await (operation === "blocks"
          ? client.listDeployments(asked, { signal })
          : client.listAllDeployments(asked, { signal }));
        return filtered("deployments", rest, page);
      },
      idOf: ({ id }) => id,
    });
  }
}

function filtered<Item extends FilteredItem>(
  area: Area,
  rest: ListFilter,
  page: Page<Item>,
): Page<Item> {
  if (Object.keys(rest).length === 0) return page;
  return { ...page, items: page.items.filter((item) => passes(area, rest, item)) };
}

function onePage<Item>(items: readonly Item[]): Page<Item> {
  return { items, pageNumber: 1, pageCount: 1 };
}

function entry<Value>(map: Map<string, Value>, key: string, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}

import type { SpecSummary } from "../../api/resources.js";
import type { ResourceStore } from "../../resources/resourceStore.js";
import type { TargetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { collectionNodes } from "./collectionNodes.js";
import { ResourceNode, type TreeItemData } from "./node.js";
import { ReleaseNode } from "./releaseNode.js";
import { spoken } from "./spoken.js";
import { tooltip, type Fact } from "./tooltip.js";

export class SpecNode extends ResourceNode {
  override readonly target: TargetOf<"spec">;
  readonly #spec: SpecSummary;
  readonly #store: ResourceStore;

  constructor(spec: SpecSummary, store: ResourceStore) {
    super();
    this.#spec = spec;
    this.#store = store;
    this.target = { kind: "spec", id: spec.id, name: spec.metadata.name, blockKind: spec.kind };
  }

  toTreeItem(): TreeItemData {
    const { id, metadata } = this.#spec;
    return {
      id: `spec/${id}`,
      label: displayText(metadata.name),
      description: displayText(shortText(this.#spec)),
      tooltip: tooltip(metadata.title ?? metadata.name, factsOf(this.#spec)),
      accessibleLabel: displayText(spokenText(this.#spec)),
      icon: { id: iconOf(this.#spec) },
      contextValue: "spec",
      expansion: "collapsed",
    };
  }

  override getChildren(): Promise<readonly ResourceNode[]> {
    const { id } = this.target;
    return collectionNodes({
      id: `spec/${id}`,
      collection: this.#store.releases(id),
      name: { list: "releases", specId: id },
      isLocal: this.#store.isLocal,
      refresh: "pressBlock.refreshSpecs",
      emptyMessage: "This spec has no releases.",
      toNodes: (releases) => releases.map((release) => new ReleaseNode(this.target, release)),
    });
  }
}

function isAvailable({ metadata }: SpecSummary): boolean {
  return metadata.status === undefined || metadata.status === "available";
}

function iconOf(spec: SpecSummary): string {
  if (!isAvailable(spec)) return "archive";
  return spec.featured === true ? "star-full" : "package";
}

function tagsOf({ metadata }: SpecSummary): readonly string[] {
  return metadata.tags?.map(({ name }) => name) ?? [];
}

/** What is not as usual, after the newest release. */
function shortText(spec: SpecSummary): string {
  const { metadata, latestRelease, scope, featured } = spec;
  const parts = [
    latestRelease?.version,
    isAvailable(spec) ? undefined : metadata.status,
    scope === "private" ? undefined : scope,
    featured === true ? "featured" : undefined,
    ...tagsOf(spec).map((tag) => `#${tag}`),
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}

function spokenText(spec: SpecSummary): string {
  const { kind, metadata, latestRelease, scope, featured } = spec;
  const tags = tagsOf(spec).join(", ");
  return spoken(
    `Spec ${metadata.name}`,
    kind,
    latestRelease === undefined ? "no release" : `newest release ${latestRelease.version}`,
    metadata.status,
    scope,
    featured === true ? "featured" : undefined,
    tags === "" ? undefined : `tags ${tags}`,
  );
}

function factsOf(spec: SpecSummary): readonly Fact[] {
  const { id, kind, metadata, latestRelease, scope, featured } = spec;
  return [
    ["Summary", metadata.summary],
    ["Description", metadata.description],
    ["Kind", kind],
    ["Status", metadata.status],
    ["Scope", scope],
    ["Featured", featured === true ? "yes" : undefined],
    ["Tags", tagsOf(spec).join(", ")],
    ["Newest release", latestRelease?.version],
    ["Notes", latestRelease?.notes],
    ["Created", metadata.createdAt],
    ["By", metadata.createdBy],
    ["Id", id],
  ];
}

import type { SpecSummary } from "../../api/resources.js";
import type { ResourceStore } from "../../resources/resourceStore.js";
import type { TargetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { collectionNodes } from "./collectionNodes.js";
import { ResourceNode, type TreeItemData } from "./node.js";
import { ReleaseNode } from "./releaseNode.js";
import { tooltip } from "./tooltip.js";

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
    const { id, metadata, latestRelease, scope, featured } = this.#spec;
    const status = metadata.status === "available" ? undefined : metadata.status;
    const description = [latestRelease?.version, status].filter((part) => part !== undefined);
    return {
      id: `spec/${id}`,
      label: displayText(metadata.name),
      description: displayText(description.join(" · ")),
      tooltip: tooltip(metadata.title ?? metadata.name, [
        ["Summary", metadata.summary],
        ["Kind", this.#spec.kind],
        ["Status", metadata.status],
        ["Scope", scope],
        ["Featured", featured === true ? "yes" : undefined],
        ["Newest release", latestRelease?.version],
        ["Created", metadata.createdAt],
        ["By", metadata.createdBy],
        ["Id", id],
      ]),
      icon: { id: status === undefined ? "package" : "archive" },
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

import type { SpecSummary } from "../../api/resources.js";
import type { ResourceStore } from "../../resources/resourceStore.js";
import { collectionNodes } from "./collectionNodes.js";
import { kindNode } from "./kindNode.js";
import { ResourceNode, type TreeItemData } from "./node.js";
import { SpecNode } from "./specNode.js";

/** The root of the Specs view, never shown itself: kind → spec → release. */
export class SpecsNode extends ResourceNode {
  readonly #store: ResourceStore;

  constructor(store: ResourceStore) {
    super();
    this.#store = store;
  }

  toTreeItem(): TreeItemData {
    const label = "Specs";
    return {
      id: "specs",
      label,
      accessibleLabel: label,
      contextValue: "root",
      expansion: "expanded",
    };
  }

  override getChildren(): Promise<readonly ResourceNode[]> {
    return collectionNodes({
      id: "specs",
      collection: this.#store.specs(),
      name: { list: "specs" },
      isLocal: this.#store.isLocal,
      refresh: "pressBlock.refreshSpecs",
      toNodes: (specs) => this.#byKind(specs),
    });
  }

  #byKind(specs: readonly SpecSummary[]): readonly ResourceNode[] {
    const byKind = new Map<string, SpecNode[]>();
    for (const spec of specs) {
      const nodes = byKind.get(spec.kind) ?? [];
      byKind.set(spec.kind, nodes);
      nodes.push(new SpecNode(spec, this.#store));
    }
    return [...byKind]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([kind, nodes]) => kindNode(kind, nodes));
  }
}

import type { DeploymentSummary } from "../../api/resources.js";
import { driftText, type Drift } from "../../resources/drift.js";
import type { ResourceStore } from "../../resources/resourceStore.js";
import type { TargetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { driftUri } from "../driftDecoration.js";
import { collectionNodes } from "./collectionNodes.js";
import { ResourceNode, type TreeItemData } from "./node.js";
import { relatedBlocksNode } from "./relatedBlocksNode.js";
import { RevisionNode } from "./revisionNode.js";
import { runParametersNode } from "./runParametersNode.js";
import { spoken } from "./spoken.js";
import { statusIcon, statusText } from "./statusIcon.js";
import { tooltip, type Fact } from "./tooltip.js";

export class DeploymentNode extends ResourceNode {
  override readonly target: TargetOf<"deployment">;
  readonly #deployment: DeploymentSummary;
  readonly #store: ResourceStore;

  constructor(deployment: DeploymentSummary, store: ResourceStore) {
    super();
    this.#deployment = deployment;
    this.#store = store;
    const { id, kind, metadata } = deployment;
    this.target = { kind: "deployment", id, name: metadata.name, blockKind: kind };
  }

  toTreeItem(): TreeItemData {
    const { id, status, metadata } = this.#deployment;
    const drifts = this.#store.driftOf(this.#deployment);
    // A failed status stands there already.
    const marks = drifts.filter((drift) => drift.kind !== "failed").map(driftText);
    return {
      id: `deployment/${id}`,
      label: displayText(metadata.name),
      description: displayText([statusText(status), ...marks].join(" · ")),
      tooltip: tooltip(metadata.title ?? metadata.name, factsOf(this.#deployment, drifts)),
      accessibleLabel: displayText(spokenText(this.#deployment, marks)),
      icon: statusIcon(status),
      ...(drifts[0] && { resourceUri: driftUri(id, drifts[0].kind) }),
      contextValue: "deployment",
      expansion: "collapsed",
    };
  }

  override async getChildren(): Promise<readonly ResourceNode[]> {
    const { id } = this.target;
    const revisions = await collectionNodes({
      id: `deployment/${id}`,
      collection: this.#store.revisions(id),
      name: { list: "revisions", deploymentId: id },
      isLocal: this.#store.isLocal,
      refresh: "pressBlock.refreshDeployments",
      emptyMessage: "This deployment has no revisions.",
      toNodes: (items) => items.map((revision) => new RevisionNode(this.target, revision)),
    });
    const { target } = this;
    return [
      runParametersNode(target, this.#store),
      relatedBlocksNode(target, this.#store),
      ...revisions,
    ];
  }
}

function versionOf({ spec, latestRevision }: DeploymentSummary): string | undefined {
  return latestRevision?.release?.version ?? spec?.release?.version;
}

function spokenText(deployment: DeploymentSummary, marks: readonly string[]): string {
  const { kind, status, metadata } = deployment;
  const version = versionOf(deployment);
  const release = version === undefined ? undefined : `release ${version}`;
  return spoken(`Deployment ${metadata.name}`, kind, statusText(status), release, ...marks);
}

function factsOf(deployment: DeploymentSummary, drifts: readonly Drift[]): readonly Fact[] {
  const { id, kind, status, metadata, spec, latestRevision } = deployment;
  return [
    ["Status", statusText(status)],
    ...drifts.map(driftFact),
    ["Summary", metadata.summary],
    ["Description", metadata.description],
    ["Kind", kind],
    ["Release", versionOf(deployment)],
    ["Revision", latestRevision?.revision],
    ["Notes", latestRevision?.notes],
    ["Tags", metadata.tags?.map(({ name }) => name).join(", ")],
    ["Created", metadata.createdAt],
    ["By", metadata.createdBy],
    ["Id", id],
    ["Id of the spec", spec?.id],
  ];
}

function driftFact(drift: Drift): Fact {
  switch (drift.kind) {
    case "failed":
      return ["Needs attention", "the last change did not succeed"];
    case "behind":
      return ["Behind", `release ${drift.newest} of the spec is newer`];
    case "parameters":
      return ["Changed elsewhere", `run parameters ${drift.names.join(", ")}`];
  }
}

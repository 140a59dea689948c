import type { RevisionSummary } from "../../api/resources.js";
import type { TargetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { ResourceNode, type TreeItemData } from "./node.js";
import { spoken } from "./spoken.js";
import { statusIcon, statusText } from "./statusIcon.js";
import { tooltip } from "./tooltip.js";

export class RevisionNode extends ResourceNode {
  override readonly target: TargetOf<"revision">;
  readonly #revision: RevisionSummary;

  constructor(deployment: TargetOf<"deployment">, revision: RevisionSummary) {
    super();
    this.#revision = revision;
    const { id: deploymentId, name: deploymentName, blockKind } = deployment;
    this.target = {
      kind: "revision",
      ...{ deploymentId, deploymentName, blockKind, revision: revision.revision },
    };
  }

  toTreeItem(): TreeItemData {
    const { revision, status, notes, release, createdAt, createdBy } = this.#revision;
    const description = [release?.version, statusText(status)].filter((part) => part !== undefined);
    return {
      id: `revision/${this.target.deploymentId}/${revision}`,
      label: displayText(`Revision ${revision}`),
      description: displayText(description.join(" · ")),
      tooltip: tooltip(`Revision ${revision}`, [
        ["Status", statusText(status)],
        ["Release", release?.version],
        ["Notes", notes],
        ["Created", createdAt],
        ["By", createdBy],
      ]),
      accessibleLabel: displayText(
        spoken(
          `Revision ${revision}`,
          statusText(status),
          release && `release ${release.version}`,
          notes && `notes ${notes}`,
        ),
      ),
      icon: statusIcon(status),
      contextValue: "revision",
      expansion: "none",
    };
  }
}

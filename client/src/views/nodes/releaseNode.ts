import type { ReleaseSummary } from "../../api/resources.js";
import type { TargetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { ResourceNode, type TreeItemData } from "./node.js";
import { spoken } from "./spoken.js";
import { tooltip } from "./tooltip.js";

export class ReleaseNode extends ResourceNode {
  override readonly target: TargetOf<"release">;
  readonly #release: ReleaseSummary;

  constructor(spec: TargetOf<"spec">, release: ReleaseSummary) {
    super();
    this.#release = release;
    this.target = {
      kind: "release",
      specId: spec.id,
      specName: spec.name,
      blockKind: spec.blockKind,
      version: release.version,
    };
  }

  toTreeItem(): TreeItemData {
    const { version, notes, createdAt, createdBy } = this.#release;
    return {
      id: `release/${this.target.specId}/${version}`,
      label: displayText(version),
      description: displayText(notes ?? ""),
      tooltip: tooltip(`Release ${version} of ${this.target.specName}`, [
        ["Notes", notes],
        ["Created", createdAt],
        ["By", createdBy],
      ]),
      accessibleLabel: spoken(
        displayText(`Release ${version}`),
        notes && `notes ${displayText(notes)}`,
      ),
      icon: { id: "tag" },
      contextValue: "release",
      expansion: "none",
    };
  }
}

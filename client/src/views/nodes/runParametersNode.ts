import type { ResourceStore } from "../../resources/resourceStore.js";
import type { RunParameter } from "../../resources/runParameters.js";
import type { TargetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { collectionNodes } from "./collectionNodes.js";
import { GroupNode } from "./groupNode.js";
import { ResourceNode, type TreeItemData } from "./node.js";
import { spoken } from "./spoken.js";
import { tooltip } from "./tooltip.js";

/** The run parameters of a deployment with their values in force; read when it is opened. */
export function runParametersNode(
  deployment: TargetOf<"deployment">,
  store: ResourceStore,
): GroupNode {
  const { id } = deployment;
  const changed = store.changedParameters(id);
  return new GroupNode({
    id: `deployment/${id}/parameters`,
    label: "Run parameters",
    ...(changed.length > 0 && { description: `${changed.length} changed elsewhere` }),
    icon: { id: "symbol-parameter" },
    contextValue: changed.length > 0 ? "runParameters.changed" : "runParameters",
    expansion: "collapsed",
    target: deployment,
    children: () =>
      collectionNodes({
        id: `deployment/${id}/parameters`,
        collection: store.runParameters(id),
        isLocal: store.isLocal,
        refresh: "pressBlock.refreshDeployments",
        emptyMessage: "This deployment has no run parameters.",
        toNodes: (parameters) =>
          parameters.map(
            (parameter) => new RunParameterNode(id, parameter, store.changedParameters(id)),
          ),
      }),
  });
}

const mask = "••••••";

class RunParameterNode extends ResourceNode {
  readonly #deploymentId: string;
  readonly #parameter: RunParameter;
  readonly #isChanged: boolean;

  constructor(deploymentId: string, parameter: RunParameter, changed: readonly string[]) {
    super();
    this.#deploymentId = deploymentId;
    this.#parameter = parameter;
    this.#isChanged = changed.includes(parameter.name);
  }

  toTreeItem(): TreeItemData {
    const { name, title, type, isHidden } = this.#parameter;
    const value = valueText(this.#parameter);
    const mark = this.#isChanged ? "changed elsewhere" : undefined;
    return {
      id: `parameter/${this.#deploymentId}/${name}`,
      label: displayText(name),
      description: displayText(mark === undefined ? value : `${value} · ${mark}`),
      tooltip: tooltip(title ?? name, [
        ["Name", name],
        ["Value", isHidden ? "hidden" : value],
        ["Type", type],
        ["Drift", mark],
      ]),
      accessibleLabel: displayText(
        spoken(`Run parameter ${name}`, isHidden ? "hidden value" : value, mark),
      ),
      icon: { id: isHidden ? "lock" : "symbol-constant" },
      contextValue: "runParameter",
      expansion: "none",
    };
  }
}

function valueText({ isHidden, value }: RunParameter): string {
  if (isHidden) return mask;
  if (typeof value === "string") return value === "" ? '""' : value;
  return value === undefined ? "no value" : JSON.stringify(value);
}

import * as vscode from "vscode";
import { setContextKey } from "../contextKeys.js";
import type { Subscribe } from "../emitter.js";
import type { Area } from "../resources/listFilter.js";
import type { ResourceStore } from "../resources/resourceStore.js";
import type { WatchedBlockFiles } from "../resources/vscodeBlockFiles.js";
import { driftMark } from "./driftDecoration.js";
import { DeploymentsNode } from "./nodes/deploymentsNode.js";
import type { ResourceNode } from "./nodes/node.js";
import { SpecsNode } from "./nodes/specsNode.js";
import { ResourceTree } from "./resourceTree.js";
import { presentView } from "./viewPresentation.js";
import { WorkspaceNode, type WorkspaceNodePorts } from "./workspace/workspaceNode.js";

const viewIds = {
  workspace: "pressBlocks.workspace",
  specs: "pressBlocks.specs",
  deployments: "pressBlocks.deployments",
} as const;

const stateKeys = {
  specs: "pressBlock:specsState",
  deployments: "pressBlock:deploymentsState",
} as const;

export interface Trees {
  readonly workspace: ResourceTree;
  readonly specs: ResourceTree;
  readonly deployments: ResourceTree;
  /** The views themselves, for what stands around their lines. */
  readonly views: Readonly<Record<keyof typeof viewIds, vscode.TreeView<ResourceNode>>>;
  /** Puts the name of the acting account beside the titles; undefined while nobody is signed in. */
  describe(account: string | undefined): void;
  dispose(): void;
}

export interface TreeSources {
  readonly store: ResourceStore;
  readonly blockFiles: WatchedBlockFiles;
  readonly publishState: WorkspaceNodePorts["publishState"];
}

/** Creates the views, and tells the store which of them somebody sees. */
export function showTrees({ store, blockFiles, publishState }: TreeSources): Trees {
  const specs = new ResourceTree(new SpecsNode(store), newsOf(store, "specs"));
  const deployments = new ResourceTree(new DeploymentsNode(store), newsOf(store, "deployments"));
  const { files } = blockFiles;
  const workspace = new ResourceTree(
    new WorkspaceNode({ files, publishState }),
    eitherOf(files.onDidChange, store.knowledge.onDidChange),
  );
  const views = {
    workspace: createView("workspace", workspace),
    specs: createView("specs", specs),
    deployments: createView("deployments", deployments),
  };
  let account: string | undefined;
  const present = (area: Area) => showPresentation(views[area], store, area, account);
  const areas: readonly Area[] = ["specs", "deployments"];
  const subscriptions = [
    store.onDidChange(present),
    ...areas.map((area) => followVisibility(views[area], (seen) => store.setVisible(area, seen))),
    followVisibility(views.workspace, (seen) => {
      if (!seen) return;
      blockFiles.watch();
      void store.knowledge.need();
    }),
    vscode.window.registerFileDecorationProvider({
      provideFileDecoration: (uri) => {
        const mark = driftMark(uri);
        if (mark === undefined) return undefined;
        const color = new vscode.ThemeColor(mark.color);
        return new vscode.FileDecoration(mark.badge, mark.tooltip, color);
      },
    }),
  ];
  return {
    ...{ workspace, specs, deployments, views },
    describe(name) {
      account = name;
      views.workspace.description = name ?? "";
      areas.forEach(present);
    },
    dispose: () => {
      const own = [...Object.values(views), workspace, specs, deployments];
      vscode.Disposable.from(...own, ...subscriptions).dispose();
    },
  };
}

function createView(id: keyof typeof viewIds, tree: ResourceTree): vscode.TreeView<ResourceNode> {
  return vscode.window.createTreeView(viewIds[id], {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
}

function showPresentation(
  view: vscode.TreeView<ResourceNode>,
  store: ResourceStore,
  area: Area,
  account: string | undefined,
): void {
  const { state, description, message, badge } = presentView(store, area, account);
  view.description = description;
  // Without a message the editor shows the welcome text of an empty view.
  view.message = message ?? "";
  view.badge = badge;
  setContextKey(stateKeys[area], state);
}

function followVisibility(
  view: vscode.TreeView<ResourceNode>,
  tell: (isSeen: boolean) => void,
): vscode.Disposable {
  tell(view.visible);
  return view.onDidChangeVisibility(({ visible }) => tell(visible));
}

function newsOf(store: ResourceStore, area: Area): Subscribe<void> {
  return (listener) =>
    store.onDidChange((changed) => {
      if (changed === area) listener();
    });
}

function eitherOf(one: Subscribe<void>, other: Subscribe<void>): Subscribe<void> {
  return (listener) => {
    const subscriptions = [one(listener), other(listener)];
    return { dispose: () => subscriptions.forEach((subscription) => subscription.dispose()) };
  };
}

import * as vscode from "vscode";
import type { Area, ResourceStore } from "../resources/resourceStore.js";
import { DeploymentsNode } from "./nodes/deploymentsNode.js";
import { SpecsNode } from "./nodes/specsNode.js";
import { ResourceTree } from "./resourceTree.js";

const viewIds: Readonly<Record<Area, string>> = {
  specs: "pressBlocks.specs",
  deployments: "pressBlocks.deployments",
};

export interface Trees {
  readonly specs: ResourceTree;
  readonly deployments: ResourceTree;
  /** Puts the name of the acting account beside the titles. */
  describe(text: string): void;
  dispose(): void;
}

/** Creates both views over the store, and tells the store which of them somebody sees. */
export function showTrees(store: ResourceStore): Trees {
  const specs = new ResourceTree(new SpecsNode(store), "specs", store);
  const deployments = new ResourceTree(new DeploymentsNode(store), "deployments", store);
  const specsView = createView("specs", specs, store);
  const deploymentsView = createView("deployments", deployments, store);
  return {
    specs,
    deployments,
    describe(text) {
      specsView.description = text;
      deploymentsView.description = text;
    },
    dispose: () => {
      vscode.Disposable.from(specsView, deploymentsView, specs, deployments).dispose();
    },
  };
}

function createView(area: Area, tree: ResourceTree, store: ResourceStore) {
  const view = vscode.window.createTreeView(viewIds[area], {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  view.onDidChangeVisibility(({ visible }) => store.setVisible(area, visible));
  store.setVisible(area, view.visible);
  return view;
}

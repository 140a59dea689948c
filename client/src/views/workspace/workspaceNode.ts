import type { BlockFileReading, BlockFiles } from "../../resources/blockFiles.js";
import type { PublishState } from "../../resources/publishState.js";
import { GroupNode } from "../nodes/groupNode.js";
import { ResourceNode, type TreeItemData } from "../nodes/node.js";
import { BlockFileNode } from "./blockFileNode.js";

export interface WorkspaceNodePorts {
  readonly files: Pick<BlockFiles, "load">;
  /** What a file and the acting account's platform have to do with each other. */
  readonly publishState: (file: BlockFileReading) => PublishState;
}

/** The root of the Workspace view, never shown itself: workspace folder, where there are several → folder → file. */
export class WorkspaceNode extends ResourceNode {
  readonly #ports: WorkspaceNodePorts;

  constructor(ports: WorkspaceNodePorts) {
    super();
    this.#ports = ports;
  }

  toTreeItem(): TreeItemData {
    const label = "Workspace";
    return {
      id: "workspace",
      label,
      accessibleLabel: label,
      contextValue: "root",
      expansion: "expanded",
    };
  }

  override async getChildren(): Promise<readonly ResourceNode[]> {
    const files = await this.#ports.files.load();
    const byFolder = grouped(files, ({ folder }) => folder);
    const [only] = byFolder;
    if (byFolder.size === 1 && only !== undefined) return this.#below(...only);
    return [...byFolder].map(([folder, own]) =>
      groupNode(`workspace/${folder}`, folder, "root-folder", () => this.#below(folder, own)),
    );
  }

  /** Files at the top of a workspace folder, after its folders that hold others. */
  #below(root: string, files: readonly BlockFileReading[]): readonly ResourceNode[] {
    const byFolder = grouped(files, ({ path }) =>
      path.slice(0, Math.max(0, path.lastIndexOf("/"))),
    );
    const top = byFolder.get("") ?? [];
    byFolder.delete("");
    const folders = [...byFolder].map(([folder, own]) =>
      groupNode(`workspace/${root}/${folder}`, folder, "folder", () => this.#nodes(own)),
    );
    return [...folders, ...this.#nodes(top)];
  }

  #nodes(files: readonly BlockFileReading[]): readonly ResourceNode[] {
    return files.map((file) => new BlockFileNode(file, this.#ports.publishState(file)));
  }
}

function groupNode(
  id: string,
  label: string,
  icon: string,
  children: () => readonly ResourceNode[],
): GroupNode {
  return new GroupNode({
    id,
    label,
    icon: { id: icon },
    contextValue: "folder",
    expansion: "expanded",
    children: () => Promise.resolve(children()),
  });
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(item);
  }
  return groups;
}

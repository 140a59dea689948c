import type { CommandId } from "../../commandIds.js";
import type { CollectionFailure, PagedCollection } from "../../resources/pagedCollection.js";
import type { CollectionName } from "../../resources/resourceStore.js";
import { timeOfDay } from "../timeOfDay.js";
import { LoadMoreNode } from "./loadMoreNode.js";
import { MessageNode } from "./messageNode.js";
import type { NodeIcon, ResourceNode } from "./node.js";

export interface CollectionNodesRequest<Item> {
  /** Prefix of the ids of the lines that are no items. */
  readonly id: string;
  readonly collection: PagedCollection<Item> | undefined;
  /** For the line that reads more; a list without one has one page. */
  readonly name?: CollectionName;
  readonly refresh: CommandId;
  /** Whether the platform is one that can be started. */
  readonly isLocal: boolean;
  /** What to tell when there is nothing; without it an empty list has no lines, and the view tells it. */
  readonly emptyMessage?: string;
  readonly toNodes: (items: readonly Item[]) => readonly ResourceNode[];
}

/** The lines of a list in every state it can be in: failed, failed with what was read before, empty, partly read. */
export async function collectionNodes<Item>(
  request: CollectionNodesRequest<Item>,
): Promise<readonly ResourceNode[]> {
  const { id, collection, emptyMessage } = request;
  if (collection === undefined) return [];
  const { items, hasMore, failure, readAt } = await collection.load();
  const nodes: ResourceNode[] = [];
  if (failure !== undefined) nodes.push(failureNode(request, failure, readAt));
  else if (items.length === 0 && emptyMessage !== undefined) {
    nodes.push(new MessageNode({ id: `${id}/empty`, message: emptyMessage, level: "information" }));
  }
  nodes.push(...request.toNodes(items));
  const { name } = request;
  if (hasMore && name !== undefined) nodes.push(new LoadMoreNode(`${id}/more`, name));
  return nodes;
}

function failureNode<Item>(
  request: CollectionNodesRequest<Item>,
  failure: CollectionFailure,
  readAt: number | undefined,
): ResourceNode {
  const { id } = request;
  const since = readAt === undefined ? "" : ` Showing what was read at ${timeOfDay(readAt)}.`;
  return new MessageNode({
    id: `${id}/failed`,
    message: `${failure.message}${since}`,
    level: "error",
    ...(failureIcons[failure.kind] && { icon: failureIcons[failure.kind] }),
    command: wayOut(request, failure.kind),
  });
}

const failureIcons: Partial<Record<CollectionFailure["kind"], NodeIcon>> = {
  network: { id: "debug-disconnect", color: "problemsWarningIcon.foreground" },
  timeout: { id: "debug-disconnect", color: "problemsWarningIcon.foreground" },
  unauthorized: { id: "key", color: "problemsWarningIcon.foreground" },
  invalidKey: { id: "key", color: "problemsWarningIcon.foreground" },
  forbidden: { id: "lock", color: "problemsWarningIcon.foreground" },
};

function wayOut<Item>(
  { refresh, isLocal }: CollectionNodesRequest<Item>,
  kind: CollectionFailure["kind"],
): { readonly id: CommandId; readonly title: string } {
  if (kind === "unauthorized" || kind === "invalidKey") {
    return { id: "pressBlock.enterKey", title: "Enter Key" };
  }
  if (kind === "forbidden") return { id: "pressBlock.switchAccount", title: "Switch Account" };
  if (kind === "network" && isLocal) {
    return { id: "pressBlock.startLocalPlatform", title: "Start Local Platform" };
  }
  return { id: refresh, title: "Retry" };
}

/** A folder or file of an artifact, with the weight of all that is in it. */
export interface TreeNode {
  /** Last segment of the path; empty for the packed folder. */
  readonly name: string;
  /** Relative to the packed folder, with `/`; folders end with it. Empty for the packed folder. */
  readonly path: string;
  /** Bytes before compression. */
  readonly size: number;
  /** Files in it, at any depth; 1 for a file. */
  readonly fileCount: number;
  /** Undefined for a file. In the order of the files. */
  readonly children?: readonly TreeNode[];
}

interface GrowingNode {
  readonly name: string;
  readonly path: string;
  size: number;
  fileCount: number;
  readonly children?: Map<string, GrowingNode>;
}

/** The folders and files of an artifact as a tree with sizes. */
export function folderTree(
  files: readonly { readonly path: string; readonly size: number }[],
): TreeNode {
  const root: GrowingNode = { name: "", path: "", size: 0, fileCount: 0, children: new Map() };
  for (const { path, size } of files) {
    let node = root;
    addTo(node, size);
    for (let start = 0; start < path.length;) {
      const slash = path.indexOf("/", start);
      const end = slash === -1 ? path.length : slash + 1;
      node = childOf(node, path.slice(start, end), path.slice(0, end));
      addTo(node, size);
      start = end;
    }
  }
  return finished(root);
}

function addTo(node: GrowingNode, size: number): void {
  node.size += size;
  node.fileCount += 1;
}

function childOf(node: GrowingNode, segment: string, path: string): GrowingNode {
  const known = node.children?.get(segment);
  if (known !== undefined) return known;
  const isFolder = segment.endsWith("/");
  const child = {
    name: isFolder ? segment.slice(0, -1) : segment,
    path,
    size: 0,
    fileCount: 0,
    ...(isFolder && { children: new Map<string, GrowingNode>() }),
  };
  node.children?.set(segment, child);
  return child;
}

function finished({ children, ...node }: GrowingNode): TreeNode {
  if (children === undefined) return node;
  return { ...node, children: [...children.values()].map(finished) };
}

/** The three folders or files directly in an artifact that are the largest by `weigh`. */
export function largestEntries(
  tree: TreeNode,
  weigh: (node: TreeNode) => number,
): readonly TreeNode[] {
  return [...(tree.children ?? [])].sort((a, b) => weigh(b) - weigh(a)).slice(0, 3);
}

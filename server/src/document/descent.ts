import { lineStartOf } from "./lineStart.js";
import type { DocumentPath } from "./path.js";
import type { MappingNode, PairNode, SequenceNode, SyntaxNode, SyntaxTree } from "./syntaxNode.js";

/** A place on the way to the cursor: a value that begins before it. */
export interface DescentEntry {
  readonly path: DocumentPath;
  readonly node: SyntaxNode | undefined;
  /** Of the key, dash or text that the node hangs on; −1 for the root. */
  readonly column: number;
  /** The empty item of a list or the pair without value that the node would be. */
  readonly pair?: PairNode;
}

/**
 * The way from the root to an offset, always into the last child that begins before it. Other than the way to the node
 * at the offset, it also leads to where a line without content belongs.
 */
export interface Descent {
  readonly text: string;
  readonly offset: number;
  readonly entries: readonly DescentEntry[];
  /** The outermost bracketed collection on the way. */
  readonly flow?: { readonly node: MappingNode | SequenceNode; readonly path: DocumentPath };
}

export function descendTo({ text, root }: SyntaxTree, offset: number): Descent {
  const entries: DescentEntry[] = [{ path: [], node: root, column: -1 }];
  for (let top = entries.at(-1); top; top = entries.at(-1)) {
    const { node, path } = top;
    if (!node || node.range.start > offset) break;
    if (node.kind !== "mapping" && node.kind !== "sequence") break;
    if (node.style === "flow") return { text, offset, entries, flow: { node, path } };
    const child = lastChild(node, path, offset, text);
    if (!child) break;
    entries.push(child);
  }
  return { text, offset, entries };
}

function lastChild(
  node: MappingNode | SequenceNode,
  path: DocumentPath,
  offset: number,
  text: string,
): DescentEntry | undefined {
  if (node.kind === "mapping") {
    const pair = node.pairs.findLast(({ key }) => key.range.start <= offset);
    if (!pair) return undefined;
    const column = columnOf(text, pair.key.range.start);
    return { path: [...path, pair.key.text], node: pair.value, column, pair };
  }
  const column = columnOf(text, node.range.start);
  const index = node.items.findLastIndex((item) => item && item.range.start <= offset);
  // Empty items have no range; one that follows is taken when its dash stands before the offset.
  const next = index + 1;
  const isEmptyNext = next < node.items.length && node.items[next] === undefined;
  const from = node.items[index]?.range.end ?? node.range.start;
  if (isEmptyNext && /(?:^|[\r\n])[ ]*-[ \t]*(?:[\r\n]|$)/.test(text.slice(from, offset))) {
    return { path: [...path, next], node: undefined, column };
  }
  if (index === -1)
    return isEmptyNext ? { path: [...path, next], node: undefined, column } : undefined;
  return { path: [...path, index], node: node.items[index], column };
}

/** The innermost block mapping on the way whose keys stand in a column. */
export function findMappingAt(
  descent: Descent,
  column: number,
): { readonly node: MappingNode; readonly path: DocumentPath } | undefined {
  return findAt(descent, ({ node }) =>
    node?.kind === "mapping" && columnOfKeys(node, descent.text) === column ? node : undefined,
  );
}

/** The innermost block list on the way whose dashes stand in a column. */
export function findSequenceAt(
  descent: Descent,
  column: number,
): { readonly node: SequenceNode; readonly path: DocumentPath } | undefined {
  return findAt(descent, ({ node }) =>
    node?.kind === "sequence" && columnOf(descent.text, node.range.start) === column
      ? node
      : undefined,
  );
}

function findAt<Node>(
  { entries }: Descent,
  pick: (entry: DescentEntry) => Node | undefined,
): { readonly node: Node; readonly path: DocumentPath } | undefined {
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    const node = entry && pick(entry);
    if (node) return { node, path: entry.path };
  }
  return undefined;
}

/**
 * The path of the value that a new line in a column would begin: below a key or dash that has none, or has only a word
 * on this very line so far. Undefined when the column fits nowhere.
 */
export function findOwnerAt(
  { entries, text }: Descent,
  column: number,
  lineStart: number,
): DocumentPath | undefined {
  const last = entries.at(-1);
  if (!last || last.column >= column) return undefined;
  const { node } = last;
  if (!node) return last.path;
  if (node.kind !== "scalar" || node.style === "literal" || node.style === "folded") {
    return undefined;
  }
  const isOnThisLine =
    node.range.start >= lineStart && !/[\r\n]/.test(text.slice(lineStart, node.range.start));
  const isNothing = node.value.type === "null" || node.value.type === "unknown";
  return isOnThisLine || isNothing ? last.path : undefined;
}

function columnOfKeys({ style, pairs }: MappingNode, text: string): number | undefined {
  const first = pairs[0];
  return style === "block" && first ? columnOf(text, first.key.range.start) : undefined;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStartOf(text, offset);
}

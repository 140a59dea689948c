import { readCursorLine, type CursorLine } from "./cursorLine.js";
import { descendTo, findMappingAt, findOwnerAt, findSequenceAt, type Descent } from "./descent.js";
import { findFlowCursor } from "./flowCursor.js";
import type { DocumentPath } from "./path.js";
import type {
  MappingNode,
  OffsetRange,
  PairNode,
  ScalarNode,
  SequenceNode,
  SyntaxNode,
  SyntaxTree,
} from "./syntaxNode.js";

/** What is being written at an offset. */
export type Cursor = KeyCursor | ValueCursor | ItemCursor | NoCursor;

interface CursorBase {
  /** The text that a completion replaces, on the line of the cursor; empty where nothing is written yet. */
  readonly range: OffsetRange;
  /** The replaced text as written, with its quotes. */
  readonly text: string;
  readonly style: "block" | "flow";
}

/** A key, or the place for one: a blank line in the column of a mapping, below a key without value, a new document. */
export interface KeyCursor extends CursorBase {
  readonly kind: "key";
  /** Of the mapping that the key belongs to. */
  readonly path: DocumentPath;
  /** Absent where the key would be the first; what stands at `path` may as well become a list or a text. */
  readonly mapping?: MappingNode;
  /** The pair that has the key. */
  readonly pair?: PairNode;
  readonly hasColon: boolean;
}

/** The value of a key, on the line of the key. */
export interface ValueCursor extends CursorBase {
  readonly kind: "value";
  /** Of the value: its last segment is the key. */
  readonly path: DocumentPath;
  readonly mapping?: MappingNode;
  readonly pair?: PairNode;
  readonly node?: ScalarNode;
}

/** An item of a list; in block style also the place of the first key of an item that is a mapping. */
export interface ItemCursor extends CursorBase {
  readonly kind: "item";
  /** Of the item: its last segment is the index. */
  readonly path: DocumentPath;
  readonly sequence?: SequenceNode;
  readonly node?: ScalarNode;
  /** False on a line of a block list that has no dash yet. */
  readonly hasDash: boolean;
}

/** Comments, template tags, long texts, places where nothing can be added. */
export interface NoCursor {
  readonly kind: "none";
}

const nothing: NoCursor = { kind: "none" };

/** Finds what is being written at an offset, from the tree where the text is complete and from its line where not. */
export function findCursor(tree: SyntaxTree, offset: number): Cursor {
  const tag = tree.templateTags.find(({ range }) => range.start < offset && offset < range.end);
  if (tag && tag.kind !== "raw") return nothing;
  if (tree.comments.some(({ start, end }) => start < offset && offset <= end)) return nothing;
  const descent = descendTo(tree, offset);
  const flowCursor = descent.flow && findFlowCursor(tree, descent.flow, offset);
  if (flowCursor) return flowCursor;
  const line = readCursorLine(tree.text, offset);
  if (isInsideText(descent, line)) return nothing;
  const { area } = line;
  if (area === "none") return nothing;
  if (area === "item") return itemCursor(descent, line);
  if (area === "value") return valueCursor(descent, line);
  return line.dashColumn !== undefined && area === "word"
    ? itemCursor(descent, line)
    : keyCursor(descent, line);
}

/** Whether the cursor stands in a text that goes on over lines, where nothing but text can be written. */
function isInsideText({ entries }: Descent, line: CursorLine): boolean {
  const last = entries.at(-1);
  const node = last?.node;
  if (node?.kind !== "scalar" || node.range.start >= line.start) return false;
  if (line.offset <= node.range.end) return true;
  const isBlock = node.style === "literal" || node.style === "folded";
  return isBlock && line.column > (last?.column ?? 0);
}

function keyCursor(descent: Descent, line: CursorLine): Cursor {
  const { range, text, hasColon, column } = line;
  const key = { kind: "key", range, text, hasColon, style: "block" } as const;
  const mapping = findMappingAt(descent, column);
  if (mapping) {
    const pair = mapping.node.pairs.find(
      (candidate) => text !== "" && candidate.key.range.start === range.start,
    );
    return { ...key, path: mapping.path, mapping: mapping.node, ...(pair ? { pair } : {}) };
  }
  const sequence = hasColon ? undefined : findSequenceAt(descent, column);
  if (sequence) {
    const path = [...sequence.path, itemIndex(sequence.node, line.offset)];
    return {
      kind: "item",
      range,
      text,
      path,
      sequence: sequence.node,
      hasDash: false,
      style: "block",
    };
  }
  const owner = findOwnerAt(descent, column, line.start);
  return owner ? { ...key, path: owner } : nothing;
}

function itemCursor(descent: Descent, line: CursorLine): Cursor {
  const sequence = findSequenceAt(descent, line.dashColumn ?? line.column);
  if (!sequence) return nothing;
  const { range, text } = line;
  const { node, path } = sequence;
  const index = itemIndex(node, line.offset);
  const item = node.items[index];
  const scalar = item?.kind === "scalar" && item.range.start === range.start ? item : undefined;
  return {
    kind: "item",
    style: "block",
    path: [...path, index],
    sequence: node,
    hasDash: true,
    range,
    text,
    ...(scalar ? { node: scalar } : {}),
  };
}

function valueCursor(descent: Descent, line: CursorLine): Cursor {
  const mapping = findMappingAt(descent, line.column);
  const keyStart = line.start + line.column;
  const pair = mapping?.node.pairs.find(({ key }) => key.range.start === keyStart);
  if (!mapping || !pair || isCollectionBelow(pair.value)) return nothing;
  const { range, text } = line;
  return {
    kind: "value",
    style: "block",
    path: [...mapping.path, pair.key.text],
    mapping: mapping.node,
    pair,
    range,
    text,
    ...(pair.value?.kind === "scalar" ? { node: pair.value } : {}),
  };
}

function isCollectionBelow(value: SyntaxNode | undefined): boolean {
  return value?.kind === "mapping" || value?.kind === "sequence";
}

/** Empty items have no range: of several between two others the first is taken. */
function itemIndex({ items }: SequenceNode, offset: number): number {
  const before = items.findLastIndex((item) => item && item.range.start <= offset);
  const last = items[before];
  const isOn = last !== undefined && offset <= last.range.end;
  return isOn ? before : before + 1;
}

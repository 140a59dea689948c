import type { Cursor } from "./cursor.js";
import { findNode } from "./locate.js";
import type { DocumentPath } from "./path.js";
import type { MappingNode, OffsetRange, SequenceNode, SyntaxTree } from "./syntaxNode.js";

interface Bracket {
  readonly open: "{" | "[";
  /** Of the collection that it opens. */
  readonly path: DocumentPath;
  index: number;
  /** Behind the last comma or the bracket. */
  partStart: number;
  colon: number | undefined;
}

/**
 * What is being written inside brackets, read from the text since these are rarely complete while one types. Undefined
 * when the offset lies behind the collection.
 */
export function findFlowCursor(
  tree: SyntaxTree,
  flow: { readonly node: MappingNode | SequenceNode; readonly path: DocumentPath },
  offset: number,
): Cursor | undefined {
  const { start, end } = flow.node.range;
  if (offset <= start || (offset > end && /[\r\n]/.test(tree.text.slice(end, offset)))) {
    return undefined;
  }
  const bracket = openBracketAt(tree, flow.path, start, offset);
  return bracket && cursorIn(tree, bracket, offset);
}

/** The innermost bracket that is open at an offset. */
function openBracketAt(
  { text, templateTags }: SyntaxTree,
  path: DocumentPath,
  start: number,
  offset: number,
): Bracket | undefined {
  const open: Bracket[] = [];
  const token = /"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|[{}[\],:]/g;
  token.lastIndex = start;
  for (let match = token.exec(text); match && match.index < offset; match = token.exec(text)) {
    const at = match.index;
    const tag = templateTags.find(({ range }) => range.start <= at && at < range.end);
    const [found] = match;
    const top = open.at(-1);
    if (tag) token.lastIndex = tag.range.end;
    else if (found === "{" || found === "[") {
      const inner = top ? [...top.path, segmentOf(top, text)] : path;
      open.push({ open: found, path: inner, index: 0, partStart: at + 1, colon: undefined });
    } else if (found === "}" || found === "]") {
      open.pop();
      if (open.length === 0) return undefined;
    } else if (top && readInside(top, match)) token.lastIndex = at + 1;
  }
  return open.at(-1);
}

/** True for a quote that opens nothing, since it stands inside a word, as in `don't`. */
function readInside(top: Bracket, { 0: found, index: at, input: text }: RegExpExecArray): boolean {
  if (found === ",") {
    top.index += 1;
    top.partStart = at + 1;
    top.colon = undefined;
    return false;
  }
  if (found !== ":") return !/[\s:,[{]/.test(text.charAt(at - 1));
  if (top.colon === undefined && /[\s,[\]{}]|^$/.test(text.charAt(at + 1))) top.colon = at;
  return false;
}

function segmentOf({ open, index, partStart, colon }: Bracket, text: string): string | number {
  if (open === "[") return index;
  return text
    .slice(partStart, colon ?? partStart)
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2");
}

interface Part {
  readonly range: OffsetRange;
  readonly text: string;
  readonly style: "flow";
}

function cursorIn(tree: SyntaxTree, bracket: Bracket, offset: number): Cursor {
  const { open, colon } = bracket;
  const isKey = open === "{" && colon === undefined;
  const part = readPart(tree.text, bracket, isKey, offset);
  if (!part) return { kind: "none" };
  const holder = findNode(tree.root, bracket.path)?.node;
  if (open === "[") return itemIn(bracket, part, holder?.kind === "sequence" ? holder : undefined);
  const mapping = holder?.kind === "mapping" ? holder : undefined;
  return isKey
    ? keyIn(tree.text, bracket, part, mapping)
    : valueIn(tree.text, bracket, part, mapping);
}

/** The text between separators that the offset is in; undefined behind a blank after it. */
function readPart(
  text: string,
  bracket: Bracket,
  isKey: boolean,
  offset: number,
): Part | undefined {
  const { open, colon, partStart } = bracket;
  const from = colon === undefined || open === "[" ? partStart : colon + 1;
  const written = text.slice(from, offset);
  if (/\S\s+$/.test(written)) return undefined;
  const isStarted = written.trim() !== "";
  const rest = isKey ? /[^,\]}\r\n:#]*/y : /[^,\]}\r\n#]*/y;
  rest.lastIndex = offset;
  const after = (rest.exec(text)?.[0] ?? "").trimEnd();
  const start = isStarted ? from + written.length - written.trimStart().length : offset;
  const end = !isStarted && /^\s/.test(after) ? offset : offset + after.length;
  return { range: { start, end }, text: text.slice(start, end), style: "flow" };
}

function itemIn({ path, index }: Bracket, part: Part, sequence: SequenceNode | undefined): Cursor {
  const item = sequence?.items[index];
  return {
    kind: "item",
    ...part,
    path: [...path, index],
    hasDash: true,
    ...(sequence ? { sequence } : {}),
    ...(item?.kind === "scalar" ? { node: item } : {}),
  };
}

function keyIn(
  text: string,
  { path }: Bracket,
  part: Part,
  mapping: MappingNode | undefined,
): Cursor {
  const { start, end } = part.range;
  const pair = mapping?.pairs.find(({ key }) => key.range.start === start);
  const hasColon = /^\s*:/.test(text.slice(end, end + 20));
  const known = { ...(mapping ? { mapping } : {}), ...(pair ? { pair } : {}) };
  return { kind: "key", ...part, path, hasColon, ...known };
}

function valueIn(
  text: string,
  bracket: Bracket,
  part: Part,
  mapping: MappingNode | undefined,
): Cursor {
  const pair = mapping?.pairs.find(
    ({ range }) => range.start >= bracket.partStart && range.start <= part.range.start,
  );
  return {
    kind: "value",
    ...part,
    path: [...bracket.path, segmentOf(bracket, text)],
    ...(mapping ? { mapping } : {}),
    ...(pair ? { pair } : {}),
    ...(pair?.value?.kind === "scalar" ? { node: pair.value } : {}),
  };
}

import type { Edit } from "../edit/edit.js";
import { replacement } from "../edit/edit.js";
import { entriesOf } from "../edit/entries.js";
import { columnOf, lineEnd, spansLines, startsLine } from "../edit/layout.js";
import { preferredQuote, writeText } from "../edit/scalarText.js";
import { replaceValue } from "../edit/setValue.js";
import type { MappingNode, PairNode, ScalarNode, SequenceNode, SyntaxNode } from "../syntaxNode.js";

type Collection = MappingNode | SequenceNode;

/** Columns up to which a line is joined. */
const longestLine = 120;

/**
 * The lines of a collection as one in brackets: `- a` and `- b` as `[a, b]`. No edits where a comment, a text over
 * several lines or a template's statement is in it, or where the line would become long.
 */
export function joinBlock(text: string, collection: Collection, pair?: PairNode): readonly Edit[] {
  const { start, end } = collection.range;
  if (collection.style !== "block" || hasComment(text, collection)) return [];
  const source = flowSource(text, collection)?.slice(anchorOf(collection).length);
  if (source === undefined) return [];
  if (pair && isBetweenComments(text, pair, collection)) return [];
  const column = pair ? columnOf(text, pair.key.range.end) + 2 : columnOf(text, start);
  if (column + source.length > longestLine) return [];
  if (pair) return replaceValue(text, pair, ` ${source}`);
  return startsLine(text, start) ? [] : [replacement(start, end, source)];
}

/** Whether something stands between the entries of a collection that is none of them. */
function hasComment(text: string, collection: Collection): boolean {
  const { start, end } = collection.range;
  return /(?:^|\s)#|\{%|\{#/.test(text.slice(start, end));
}

/** Whether comments stand behind the key and behind the last entry, which would become one. */
function isBetweenComments(text: string, { key }: PairNode, { range }: Collection): boolean {
  const before = text.slice(key.range.end, range.start);
  return before.includes("#") && text.slice(range.end, lineEnd(text, range.end)).includes("#");
}

function anchorOf({ anchor }: SyntaxNode): string {
  return anchor === undefined ? "" : `&${anchor} `;
}

/** A node in brackets on one line; undefined where it cannot be. */
function flowSource(text: string, node: SyntaxNode | undefined): string | undefined {
  if (!node) return undefined;
  const anchor = anchorOf(node);
  if (node.kind === "scalar") return withBefore(anchor, scalarSource(text, node));
  const own = text.slice(node.range.start, node.range.end);
  if (node.kind === "alias") return own;
  if (node.style === "flow") return spansLines(own) ? undefined : anchor + own;
  const entries = entriesOf(text, node);
  // A tag or a mark of a key would have to be carried over.
  if (entries.some(({ start }) => /[!?]/.test(text[start] ?? ""))) return undefined;
  if (node.kind === "sequence") {
    const items = allOf(node.items.map((item) => flowSource(text, item)));
    return items && `${anchor}[${items.join(", ")}]`;
  }
  const pairs = allOf(node.pairs.map((pair) => pairSource(text, pair)));
  return pairs && `${anchor}{ ${pairs.join(", ")} }`;
}

function pairSource(text: string, { key, value }: PairNode): string | undefined {
  const name = scalarSource(text, key);
  if (name === undefined || key.anchor !== undefined) return undefined;
  if (!value) return `${name}: `.trimEnd();
  if (text.slice(key.range.end, value.range.start).includes("!")) return undefined;
  return withBefore(`${name}: `, flowSource(text, value));
}

function withBefore(before: string, source: string | undefined): string | undefined {
  return source === undefined ? undefined : before + source;
}

function allOf(sources: readonly (string | undefined)[]): readonly string[] | undefined {
  const known = sources.filter((source) => source !== undefined);
  return known.length === sources.length ? known : undefined;
}

/** A scalar as it can stand in brackets: in quotes where a comma or a bracket would end it. */
function scalarSource(text: string, { style, range, value, ...scalar }: ScalarNode) {
  const source = text.slice(range.start, range.end);
  if (spansLines(source) || source === "" || source.startsWith("!")) return undefined;
  if (style === "literal" || style === "folded") return undefined;
  if (style !== "plain") return source;
  if (value.type === "unknown") return undefined;
  if (!/[,[\]{}]|:$|:[,[\]{}]/.test(source)) return source;
  return value.type === "string" ? writeText(scalar.text, preferredQuote(text)) : undefined;
}

import { inOrder, insertion, replacement, type Edit } from "../edit/edit.js";
import { columnOf, lineStart } from "../edit/layout.js";
import { colonAfter, isInBlock, replaceValue } from "../edit/setValue.js";
import type { AliasNode, MappingNode, PairNode, SyntaxNode } from "../syntaxNode.js";
import { copyValue, type CopyPlace } from "./copyValue.js";

/** Gives the first pair's value an anchor, and the other pairs an alias of it in place of their equal value. */
export function shareValue(
  text: string,
  [first, ...others]: readonly PairNode[],
  name: string,
): readonly Edit[] {
  const colon = first && colonAfter(text, first);
  if (!first?.value || colon === undefined || others.length === 0) return [];
  const replaced = others.map((pair) => {
    const { value } = pair;
    // A comment within would be lost, an anchor or a tag before the value be left over.
    const source = value ? text.slice(pair.key.range.end, value.range.end) : "#";
    return /[#!&]/.test(source) ? [] : replaceValue(text, pair, ` *${name}`);
  });
  if (replaced.some((edits) => edits.length === 0)) return [];
  return inOrder([insertion(colon, ` &${name}`), ...replaced.flat()]);
}

/** A copy of what an alias stands for in its place. */
export function inlineAlias(
  text: string,
  alias: AliasNode,
  { parent, pair }: { readonly parent?: SyntaxNode; readonly pair?: PairNode },
): readonly Edit[] {
  const { target } = alias;
  const place = placeOf(text, alias, pair);
  if (!target || parent === undefined || isMergeKey(pair)) return [];
  if (!place) return inFlow(text, alias);
  const source = copyValue(text, target, place);
  if (source === undefined) return [];
  if (pair) return replaceValue(text, pair, source);
  return [replacement(alias.range.start, alias.range.end, source.trimStart())];
}

function isMergeKey(pair: PairNode | undefined): boolean {
  return pair?.key.text === "<<";
}

/** Undefined within brackets. */
function placeOf(
  text: string,
  { range }: AliasNode,
  pair: PairNode | undefined,
): CopyPlace | undefined {
  if (pair) {
    if (!isInBlock(text, pair)) return undefined;
    return { column: columnOf(text, pair.key.range.start), behind: "key" };
  }
  const before = text.slice(lineStart(text, range.start), range.start);
  if (!/^ *(?:- +)*- +$/.test(before)) return undefined;
  return { column: before.trimEnd().length - 1, behind: "dash" };
}

/** Within brackets only what stands on one line, and is not in lines of its own. */
function inFlow(text: string, { range, target }: AliasNode): readonly Edit[] {
  if (!target) return [];
  const source = text.slice(target.range.start, target.range.end);
  const isBlock =
    target.style === "block" || target.style === "literal" || target.style === "folded";
  const isPlain = target.kind === "scalar" && target.style === "plain";
  if (isBlock || /[\r\n]|\{%/.test(source) || (isPlain && /[,[\]{}]/.test(source))) return [];
  return source.includes("&") ? [] : [replacement(range.start, range.end, source)];
}

/** Takes the anchor of a value away, with the blank behind it. */
export function removeAnchor(text: string, node: MappingNode | SyntaxNode): readonly Edit[] {
  const { anchor, range } = node;
  if (anchor === undefined) return [];
  const start = text.lastIndexOf(`&${anchor}`, range.start);
  const between = text.slice(start, range.start);
  if (start === -1 || between.includes("#")) return [];
  const end = start + anchor.length + 1;
  const blanks = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  const isLast = /[\r\n]/.test(text[end + blanks] ?? "\n");
  // At the end of a line the blank before it goes.
  return isLast && /[ \t]/.test(text[start - 1] ?? "")
    ? [replacement(start - 1, end)]
    : [replacement(start, end + blanks)];
}

import { replaceScalar } from "../../document/edit/editScalar.js";
import { appendItem, insertPair } from "../../document/edit/insertEntry.js";
import { removeItems } from "../../document/edit/removeEntry.js";
import type { SyntaxNode } from "../../document/syntaxNode.js";
import { pairOf } from "../../model/readNode.js";
import type { Step, Text } from "../../model/spec.js";
import { isGiven } from "../../schema/nodePath.js";
import { quote } from "../quote.js";
import type { Fix } from "../rule.js";
import { fixOf, unsafe } from "./fixOf.js";

/**
 * Another name in place of one that stands for nothing, which is the scalar at the range or its end, as in
 * `"@param:name"`. None for an alias, which other places share.
 */
export function renameFix(text: string, { range, text: name }: Text, to: string): readonly Fix[] {
  const source = text.slice(range.start, range.end);
  const quoteMark = /^["']/.exec(source)?.[0];
  const style = quoteMark === undefined ? "plain" : quoteMark === '"' ? "double" : "single";
  const value = quoteMark === undefined ? source : source.slice(1, -1);
  if (/^[*|>]/.test(source) || !value.endsWith(name)) return [];
  const scalar = { kind: "scalar", style, range, text: value } as const;
  const newText = value.slice(0, value.length - name.length) + to;
  const edits = replaceScalar(text, { ...scalar, value: { type: "string", value } }, newText);
  return fixOf(`Change to ${quote(to)}`, edits, unsafe);
}

/** An item less in a list that is written in its place, not shared through an anchor. */
export function removeItemFix(
  text: string,
  list: SyntaxNode | undefined,
  { range, text: name }: Text,
  safety: Pick<Fix, "isSafe">,
): readonly Fix[] {
  if (list?.kind !== "sequence") return [];
  const index = list.items.findIndex((item) => item?.range.start === range.start);
  if (index === -1) return [];
  return fixOf(`Remove ${quote(name)}`, removeItems(text, list, [index]), safety);
}

/** One more parent for a step. */
export function addParentFix(text: string, { node }: Step, parent: string): readonly Fix[] {
  const pair = pairOf(node, "parents");
  const title = `Add ${quote(parent)} to the parents`;
  if (pair?.value?.kind === "sequence") {
    return fixOf(title, appendItem(text, pair.value, parent), unsafe);
  }
  if (!node || isGiven(pair?.value) || pair !== undefined) return [];
  return fixOf(title, insertPair(text, node, ["parents", [parent]]), unsafe);
}

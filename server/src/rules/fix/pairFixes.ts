import { replaceScalar, replaceText } from "../../document/edit/editScalar.js";
import { insertPair } from "../../document/edit/insertEntry.js";
import type { NewValue } from "../../document/edit/newValue.js";
import { removeItems, removePair } from "../../document/edit/removeEntry.js";
import { setValue } from "../../document/edit/setValue.js";
import type { MappingNode, OffsetRange, PairNode, SyntaxNode } from "../../document/syntaxNode.js";
import { isNull, pairOf } from "../../model/readNode.js";
import { quote } from "../quote.js";
import type { Fix } from "../rule.js";
import { fixOf, unsafe } from "./fixOf.js";

/** The pair that a mapping writes itself, not one that it has through `<<`. */
function ownPair(mapping: MappingNode | undefined, key: string): PairNode | undefined {
  const pair = pairOf(mapping, key);
  return pair && mapping?.pairs.includes(pair) ? pair : undefined;
}

/** A key less. */
export function removeKeyFix(
  text: string,
  mapping: MappingNode | undefined,
  key: string,
): readonly Fix[] {
  const pair = ownPair(mapping, key);
  if (!mapping || !pair) return [];
  return fixOf(`Remove ${quote(key)}`, removePair(text, mapping, pair), unsafe);
}

/** A value for a key: in place of the one it has, or with the key, after another key where that is there. */
export function setKeyFix(
  text: string,
  mapping: MappingNode | undefined,
  {
    key,
    value,
    after,
  }: { readonly key: string; readonly value: NewValue; readonly after?: string },
): readonly Fix[] {
  if (!mapping) return [];
  const pair = ownPair(mapping, key);
  const isSimple = typeof value !== "object";
  const title = isSimple ? `Write "${key}: ${String(value)}"` : `Add ${quote(key)}`;
  if (pair) {
    const isReplaced = pair.value !== undefined && !isNull(pair.value) && !isSimple;
    return isReplaced ? [] : fixOf(title, setValue(text, pair, value), unsafe);
  }
  if (pairOf(mapping, key)) return [];
  const neighbour = after === undefined ? undefined : ownPair(mapping, after);
  return fixOf(title, insertPair(text, mapping, [key, value], neighbour), unsafe);
}

/** Another name for a key, unless the mapping has that one as well. */
export function renameKeyFix(
  text: string,
  mapping: MappingNode | undefined,
  { from, to, isSafe }: { readonly from: string; readonly to: string } & Pick<Fix, "isSafe">,
): readonly Fix[] {
  const pair = ownPair(mapping, from);
  if (!pair || pairOf(mapping, to)) return [];
  return fixOf(`Rename to ${quote(to)}`, replaceScalar(text, pair.key, to), { isSafe });
}

/** Another text in place of the one that stands in a range; none for an alias or a block of text. */
export function changeTextFix(text: string, range: OffsetRange, to: string): readonly Fix[] {
  return to === "" ? [] : fixOf(`Change to ${quote(to)}`, replaceText(text, range, to), unsafe);
}

/** The item of a list in which a range lies goes; safely where the same text stands in the list before. */
export function removeEntryFix(
  text: string,
  list: SyntaxNode | undefined,
  { range, title }: { readonly range: OffsetRange; readonly title: string },
): readonly Fix[] {
  if (list?.kind !== "sequence") return [];
  const index = list.items.findIndex(
    (item) => item && item.range.start <= range.start && range.end <= item.range.end,
  );
  const item = list.items[index];
  if (!item) return [];
  const sourceOf = (node: SyntaxNode) => text.slice(node.range.start, node.range.end);
  const isSafe =
    item.anchor === undefined &&
    list.items.some((other, at) => at < index && other && sourceOf(other) === sourceOf(item));
  return fixOf(title, removeItems(text, list, [index]), { isSafe });
}

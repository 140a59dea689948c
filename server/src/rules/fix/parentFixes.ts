import { appendItem, insertPair } from "../../document/edit/insertEntry.js";
import { removeItems, removePair } from "../../document/edit/removeEntry.js";
import type { Edit } from "../../document/edit/edit.js";
import type { MappingNode, OffsetRange } from "../../document/syntaxNode.js";
import { quote } from "../quote.js";
import type { Fix } from "../rule.js";
import { fixOf, unsafe } from "./fixOf.js";

/** Takes the parent that stands in a range out of a step's own list; with the last one goes the list. */
export function removeParent(
  text: string,
  step: MappingNode | undefined,
  { range, isSafe = false }: { readonly range: OffsetRange; readonly isSafe?: boolean },
): readonly Fix[] {
  const pair = step?.pairs.findLast(({ key }) => key.text === "parents");
  const list = pair?.value;
  if (!step || !pair || list?.kind !== "sequence" || list.anchor !== undefined) return [];
  const index = list.items.findIndex((item) => item?.range.start === range.start);
  if (index === -1) return [];
  const isOnly = list.items.length === 1;
  const edits = isOnly ? removePair(text, step, pair) : removeItems(text, list, [index]);
  const name = text.slice(range.start, range.end).replaceAll(/^["']|["']$/g, "");
  return fixOf(`Remove ${quote(name)} from the parents`, edits, { isSafe });
}

/** Adds parents to a step, in its own list or in a new one. */
export function addParents(
  text: string,
  step: MappingNode | undefined,
  names: readonly string[],
): readonly Fix[] {
  if (!step || names.length === 0) return [];
  const shown = names.map(quote).join(" and ");
  return fixOf(`Add ${shown} to the parents`, addedParents(text, step, names), unsafe);
}

function addedParents(text: string, step: MappingNode, names: readonly string[]): readonly Edit[] {
  const pair = step.pairs.findLast(({ key }) => key.text === "parents");
  if (!pair) {
    const conditions = step.pairs.findIndex(({ key }) => key.text === "executionParameters");
    return insertPair(text, step, ["parents", names], step.pairs[conditions - 1]);
  }
  const list = pair.value;
  const [name = ""] = names;
  if (list?.kind !== "sequence" || list.anchor !== undefined || names.length > 1) return [];
  return appendItem(text, list, name);
}

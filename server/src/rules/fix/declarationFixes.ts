import { nestItems } from "../../document/edit/nestItems.js";
import { removeItems, removePair } from "../../document/edit/removeEntry.js";
import type { MappingNode, OffsetRange, SequenceNode } from "../../document/syntaxNode.js";
import { asMapping, asSequence, pairOf, valueOf } from "../../model/readNode.js";
import type { BlockFile, ParameterDeclaration } from "../../model/spec.js";
import { quote } from "../quote.js";
import type { Fix } from "../rule.js";
import { fixOf, unsafe } from "./fixOf.js";

interface Declared extends Pick<ParameterDeclaration, "list" | "node"> {
  readonly name: string;
}

/** A parameter less; with the last one of a list the list, and with the last list `parameters`. */
export function removeDeclaration(
  text: string,
  { root }: BlockFile,
  { list, node, name }: Declared,
): readonly Fix[] {
  const file = asMapping(root);
  const title = `Remove the parameter ${quote(name)}`;
  const all = file?.pairs.find(({ key }) => key.text === "parameters");
  const lists = all?.value;
  if (!file || !all || lists?.kind !== "mapping") return [];
  const own = lists.pairs.find(({ key }) => key.text === list);
  const items = own?.value;
  if (!own || items?.kind !== "sequence") return [];
  const index = items.items.indexOf(node);
  if (index === -1) return [];
  if (items.items.length > 1) return fixOf(title, removeItems(text, items, [index]), unsafe);
  const isOnly = lists.pairs.length === 1;
  const edits = isOnly ? removePair(text, file, all) : removePair(text, lists, own);
  return fixOf(title, edits, unsafe);
}

/** The condition in which a range lies goes; with the last one go the `conditions`. */
export function removeCondition(
  text: string,
  declaration: MappingNode | undefined,
  range: OffsetRange,
): readonly Fix[] {
  const pair = pairOf(declaration, "conditions");
  const list = pair?.value;
  if (!declaration || !pair || list?.kind !== "sequence" || !declaration.pairs.includes(pair)) {
    return [];
  }
  const index = indexAt(list, range);
  const inner = asSequence(valueOf(asMapping(list.items[index]), "conditions"));
  const innerIndex = inner ? indexAt(inner, range) : -1;
  const title = "Remove the condition";
  if (inner && innerIndex !== -1 && inner.items.length > 1) {
    return fixOf(title, removeItems(text, inner, [innerIndex]), unsafe);
  }
  if (index === -1) return [];
  const isOnly = list.items.length === 1;
  const edits = isOnly ? removePair(text, declaration, pair) : removeItems(text, list, [index]);
  return fixOf(title, edits, unsafe);
}

/** The conditions that stand side by side in one entry, in which all must hold or any. */
export function joinConditions(text: string, declaration: MappingNode): readonly Fix[] {
  const list = valueOf(declaration, "conditions");
  if (list?.kind !== "sequence") return [];
  return (["AND", "OR"] as const).flatMap((word) =>
    fixOf(
      `Join with "conditionType: ${word}"`,
      nestItems(text, list, { before: ["conditionType", word], key: "conditions" }),
      unsafe,
    ),
  );
}

function indexAt({ items }: SequenceNode, { start, end }: OffsetRange): number {
  return items.findIndex((item) => item && item.range.start <= start && end <= item.range.end);
}

import type { Edit } from "../../document/edit/edit.js";
import { nestItems } from "../../document/edit/nestItems.js";
import { removeItems, removePair } from "../../document/edit/removeEntry.js";
import type {
  MappingNode,
  OffsetRange,
  PairNode,
  SequenceNode,
  SyntaxNode,
} from "../../document/syntaxNode.js";
import { asMapping, asSequence, valueOf } from "../../model/readNode.js";
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
  const all = ownPair(asMapping(root), "parameters");
  const own = ownPair(all?.pair.value, list);
  const items = own?.pair.value;
  if (!all || !own || items?.kind !== "sequence" || !items.items.includes(node)) return [];
  const places = own.mapping.pairs.length === 1 ? all : own;
  const edits = removeItemOr(text, places, { list: items, index: items.items.indexOf(node) });
  return fixOf(`Remove the parameter ${quote(name)}`, edits, unsafe);
}

/** The condition in which a range lies goes; with the last one go the `conditions`. */
export function removeCondition(
  text: string,
  declaration: MappingNode | undefined,
  range: OffsetRange,
): readonly Fix[] {
  const own = ownPair(declaration, "conditions");
  const list = own?.pair.value;
  if (!own || list?.kind !== "sequence") return [];
  const index = indexAt(list, range);
  const inner = asSequence(valueOf(asMapping(list.items[index]), "conditions"));
  const isJoined = inner !== undefined && inner.items.length > 1;
  const edits = isJoined
    ? removeItems(text, inner, [indexAt(inner, range)])
    : removeItemOr(text, own, { list, index });
  return fixOf("Remove the condition", edits, unsafe);
}

interface Place {
  readonly mapping: MappingNode;
  readonly pair: PairNode;
}

/** A pair that a mapping writes itself. */
function ownPair(mapping: SyntaxNode | undefined, key: string): Place | undefined {
  if (mapping?.kind !== "mapping") return undefined;
  const pair = mapping.pairs.find((each) => each.key.text === key);
  return pair && { mapping, pair };
}

/** An item of a list less; the pair when it is the only one. */
function removeItemOr(
  text: string,
  { mapping, pair }: Place,
  { list, index }: { readonly list: SequenceNode; readonly index: number },
): readonly Edit[] {
  if (index === -1) return [];
  return list.items.length === 1
    ? removePair(text, mapping, pair)
    : removeItems(text, list, [index]);
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

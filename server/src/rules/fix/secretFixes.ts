import { inOrder, type Edit } from "../../document/edit/edit.js";
import { replaceScalar } from "../../document/edit/editScalar.js";
import { appendItem, insertPair } from "../../document/edit/insertEntry.js";
import { removePair } from "../../document/edit/removeEntry.js";
import { setValue } from "../../document/edit/setValue.js";
import type { MappingNode, PairNode } from "../../document/syntaxNode.js";
import { asMapping, pairOf } from "../../model/readNode.js";
import { quote } from "../quote.js";
import type { Fix } from "../rule.js";
import { fixOf, unsafe } from "./fixOf.js";

/** What holds variables in clear text and, beside them, the names of secrets. */
const holders = ["parameters", "image"];
const clear = ["env", "buildArguments"];

/** The variable of a step as a secret of a like name; nothing for what is no variable. */
export function secretFixes(
  text: string,
  step: MappingNode | undefined,
  variable: string,
): readonly Fix[] {
  for (const key of holders) {
    const holder = asMapping(pairOf(step, key)?.value);
    for (const list of clear) {
      const pair = pairOf(asMapping(pairOf(holder, list)?.value), variable);
      if (pair) return moveToSecrets(text, holder, pair);
    }
  }
  return [];
}

/** A variable less in the mapping of variables, and one name more in the list of secrets beside it. */
export function moveToSecrets(
  text: string,
  holder: MappingNode | undefined,
  variable: PairNode,
): readonly Fix[] {
  const name = variable.key.text.toLowerCase().replaceAll("_", "-");
  const owner = holder?.pairs.find((pair) => holds(pair, variable));
  if (!holder || !owner) return [];
  const edits = secretInstead(text, { holder, owner, variable }, name);
  return fixOf(`Use the secret ${quote(name)} instead`, edits, unsafe);
}

interface Variable {
  readonly holder: MappingNode;
  /** The pair of the holder with all variables. */
  readonly owner: PairNode;
  readonly variable: PairNode;
}

function secretInstead(text: string, place: Variable, name: string): readonly Edit[] {
  const { holder, owner } = place;
  const removed = withoutVariable(text, place);
  const secrets = holder.pairs.find(({ key }) => key.text === "secrets");
  if (!secrets && removed.isLast) {
    return [...replaceScalar(text, owner.key, "secrets"), ...setValue(text, owner, [name])];
  }
  const added = secrets
    ? itemAdded(text, secrets, name)
    : insertPair(text, holder, ["secrets", [name]], owner);
  const isComplete = added.length > 0 && removed.edits.length > 0;
  return isComplete ? inOrder([...removed.edits, ...added]) : [];
}

function withoutVariable(text: string, { holder, owner, variable }: Variable) {
  const variables = owner.value;
  if (variables?.kind !== "mapping") return { edits: [], isLast: false };
  const isLast = variables.pairs.length === 1;
  const edits = isLast ? removePair(text, holder, owner) : removePair(text, variables, variable);
  return { edits, isLast };
}

function itemAdded(text: string, { value }: PairNode, name: string): readonly Edit[] {
  return value?.kind === "sequence" ? appendItem(text, value, name) : [];
}

function holds({ key, value }: PairNode, variable: PairNode): boolean {
  return clear.includes(key.text) && value?.kind === "mapping" && value.pairs.includes(variable);
}

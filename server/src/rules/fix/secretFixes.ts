import { inOrder } from "../../document/edit/edit.js";
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
  const title = `Use the secret ${quote(name)} instead`;
  const owner = holder?.pairs.find((pair) => holds(pair, variable));
  const variables = owner?.value;
  if (!holder || !owner || variables?.kind !== "mapping") return [];
  const secrets = holder.pairs.find(({ key }) => key.text === "secrets");
  const isOnly = variables.pairs.length === 1;
  if (!secrets && isOnly) {
    const edits = [...replaceScalar(text, owner.key, "secrets"), ...setValue(text, owner, [name])];
    return fixOf(title, edits, unsafe);
  }
  const list = secrets?.value;
  if (secrets && list?.kind !== "sequence") return [];
  const added =
    list?.kind === "sequence"
      ? appendItem(text, list, name)
      : insertPair(text, holder, ["secrets", [name]], owner);
  const removed = isOnly ? removePair(text, holder, owner) : removePair(text, variables, variable);
  if (added.length === 0 || removed.length === 0) return [];
  return fixOf(title, inOrder([...removed, ...added]), unsafe);
}

function holds({ key, value }: PairNode, variable: PairNode): boolean {
  return clear.includes(key.text) && value?.kind === "mapping" && value.pairs.includes(variable);
}

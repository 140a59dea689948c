import { replaceScalar } from "../../document/edit/editScalar.js";
import { removePair } from "../../document/edit/removeEntry.js";
import { findSimilarName } from "../../document/similarName.js";
import type { MappingNode, PairNode, SyntaxTree } from "../../document/syntaxNode.js";
import { asMapping, asSequence, valueOf } from "../../model/readNode.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import type { Finding, Fix } from "../rule.js";
import { ruleIds } from "../ruleIds.js";

/** Rule ids in a project file that do not exist. */
export function projectFindings({ text, root }: SyntaxTree): readonly Finding[] {
  const file = asMapping(root);
  const overrides = asSequence(valueOf(file, "overrides"))?.items ?? [];
  return [file, ...overrides.map(asMapping)].flatMap((owner) => {
    const rules = asMapping(valueOf(owner, "rules"));
    return (rules?.pairs ?? [])
      .filter(({ key }) => key.value.type !== "unknown" && !ruleIds.has(key.text))
      .map((pair) => unknownRule(text, { rules, pair }));
  });
}

interface UnknownRule {
  readonly rules: MappingNode | undefined;
  readonly pair: PairNode;
}

function unknownRule(text: string, { rules, pair }: UnknownRule): Finding {
  const near = findSimilarName(pair.key.text, ruleIds);
  const guess = near === undefined ? "." : `; did you mean ${quote(near)}?`;
  return {
    rule: "project/unknown-rule",
    severity: "warning",
    message: `The rule ${quote(pair.key.text)} does not exist${guess}`,
    range: pair.key.range,
    fixes: (): readonly Fix[] => [
      ...(near === undefined
        ? []
        : fixOf(`Rename to ${quote(near)}`, replaceScalar(text, pair.key, near), unsafe)),
      ...(rules
        ? fixOf(`Remove ${quote(pair.key.text)}`, removePair(text, rules, pair), unsafe)
        : []),
    ],
  };
}

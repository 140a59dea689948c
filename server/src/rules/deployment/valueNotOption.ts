import { resolveAlias } from "../../document/effectivePairs.js";
import { replaceScalar } from "../../document/edit/editScalar.js";
import type { ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import { deployedBlock, deploymentDocument } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { isKnownScalar, optionValues } from "../option/optionValues.js";
import { quote, quoteAll } from "../quote.js";
import { defineRule, type Fix, type RuleContext } from "../rule.js";
import { deployedParameters } from "./deployedSpec.js";
import { givenValues } from "./givenValues.js";

export const valueNotOption = defineRule({
  id: "deployment/value-not-option",
  severity: "warning",
  scope: "file",
  sources: ["SDK", "inference"],
  summary: "A value is one of the `options` of its parameter.",
  why: "The options are the values that the block expects and that the platform's forms offer (SDK); others were hardly tried (inference).",
  files: deployedBlock,
  bad: deploymentDocument("\n    run: { region: <|nord|> }"),
  good: deploymentDocument("\n    run: { region: north }"),
  check(context, report) {
    const declared = deployedParameters(context);
    if (!declared) return;
    const given = givenValues(context.file).flatMap(({ list, pairs }) =>
      pairs.map(({ key, value }) => ({ key, value, declaration: declared[list].get(key.text) })),
    );
    for (const { key, value, declaration } of given) {
      const options = (declaration && optionValues(declaration))?.map(({ text }) => text);
      if (!options) continue;
      for (const scalar of scalarsOf(value)) {
        if (options.includes(scalar.text)) continue;
        report(
          scalar.range,
          `${quote(scalar.text)} is not among the options of parameter ${quote(key.text)}; choose ${quoteAll(options)}.`,
          { fixes: () => chooseOption(context, scalar, options) },
        );
      }
    }
  },
});

/** A value, or those of a list of which each is one of the options. */
function scalarsOf(value: SyntaxNode | undefined): readonly ScalarNode[] {
  const node = resolveAlias(value);
  const items = node?.kind === "sequence" ? node.items.map(resolveAlias) : [node];
  return items.filter(isKnownScalar);
}

const mostOffered = 5;

function chooseOption(
  { text, suggest }: RuleContext,
  scalar: ScalarNode,
  options: readonly string[],
): readonly Fix[] {
  const nearest = suggest(scalar.text, options);
  return options
    .toSorted((a, b) => Number(b === nearest) - Number(a === nearest))
    .slice(0, mostOffered)
    .filter(() => scalar.value.type === "string")
    .flatMap((option) =>
      fixOf(`Change to ${quote(option)}`, replaceScalar(text, scalar, option), unsafe),
    );
}

import { replacement } from "../../document/edit/edit.js";
import { spansLines } from "../../document/edit/layout.js";
import { resolveAlias } from "../../document/effectivePairs.js";
import type { ScalarNode } from "../../document/syntaxNode.js";
import type { ParameterDeclaration } from "../../model/spec.js";
import { parametersDocument } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote, quoteAll } from "../quote.js";
import { defineRule, type Fix, type RuleContext } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";
import { isKnownScalar, optionValues } from "../option/optionValues.js";

export const defaultNotOption = defineRule({
  id: "parameter/default-not-option",
  severity: "warning",
  scope: "file",
  sources: ["plain logic"],
  summary: "`defaultValue` is one of the parameter's `options`.",
  why: "Whoever deploys the block chooses among the options and could not choose the default again (plain logic).",
  bad: parametersDocument(`
  run:
    - name: language
      title: Language
      type: string
      required: true
      defaultValue: <|fr|>
      options:
        - { title: English, value: en }
        - { title: German, value: de }`),
  good: parametersDocument(`
  run:
    - name: language
      title: Language
      type: string
      required: true
      defaultValue: en
      options:
        - { title: English, value: en }
        - { title: German, value: de }`),
  check(context, report) {
    for (const declaration of context.file.parameters) {
      const value = resolveAlias(declaration.defaultValue);
      const options = optionValues(declaration);
      if (!declaration.defaultValue || !options || !isKnownScalar(value)) continue;
      // Text and number alike: a wrong type is another finding.
      if (options.some(({ text }) => text === value.text)) continue;
      report(
        declaration.defaultValue.range,
        `${quote(value.text)} is not among the options of this parameter; choose ${quoteAll(options.map(({ text }) => text))}.`,
        {
          severity: unlessTemplated(context, "warning"),
          fixes: () => chooseOption(context, value, declaration),
        },
      );
    }
  },
});

const mostOffered = 5;

/** The nearest option, then the others in their order, as they are written there. */
function chooseOption(
  { text, suggest }: RuleContext,
  { range, text: written }: ScalarNode,
  declaration: ParameterDeclaration,
): readonly Fix[] {
  const options = optionValues(declaration) ?? [];
  const nearest = suggest(
    written,
    options.map((option) => option.text),
  );
  return options
    .toSorted((a, b) => Number(b.text === nearest) - Number(a.text === nearest))
    .slice(0, mostOffered)
    .flatMap((option) => {
      const source = text.slice(option.range.start, option.range.end);
      const edits = spansLines(source) ? [] : [replacement(range.start, range.end, source)];
      return fixOf(`Change to ${quote(option.text)}`, edits, unsafe);
    });
}

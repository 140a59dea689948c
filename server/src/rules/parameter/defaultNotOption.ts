import { resolveAlias } from "../../document/effectivePairs.js";
import { parametersDocument } from "../exampleDocument.js";
import { quote, quoteAll } from "../quote.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";
import { isKnownScalar, optionTexts } from "../option/optionTexts.js";

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
      const options = optionTexts(declaration);
      if (!declaration.defaultValue || !options || !isKnownScalar(value)) continue;
      // Text and number alike: a wrong type is another finding.
      if (options.includes(value.text)) continue;
      report(
        declaration.defaultValue.range,
        `${quote(value.text)} is not among the options of this parameter; choose ${quoteAll(options)}.`,
        { severity: unlessTemplated(context, "warning") },
      );
    }
  },
});

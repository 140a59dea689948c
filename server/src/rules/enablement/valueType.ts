import { resolveAlias } from "../../document/effectivePairs.js";
import type { SyntaxNode } from "../../document/syntaxNode.js";
import type { ParameterDeclaration } from "../../model/spec.js";
import { parametersDocument } from "../exampleDocument.js";
import { quote, quoteAll } from "../quote.js";
import { defineRule } from "../rule.js";
import { isKnownScalar, optionTexts } from "../option/optionTexts.js";
import { findMisfit } from "../parameter/valueType.js";
import { allConditions } from "./parameterConditions.js";

export const valueType = defineRule({
  id: "enablement/value-type",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "A condition compares a parameter with a value that it can have.",
  why: "With a value of another type, or one that is not among the options, the condition would always have the same outcome (inference).",
  bad: parametersDocument(`
  run:
    - name: send_mail
      title: Send mail
      type: boolean
      required: true
      defaultValue: false
    - name: subject
      title: Subject
      type: string
      required: false
      defaultValue: Result
      conditions:
        - { dependsOn: send_mail, operator: equals, value: <|always|> }`),
  good: parametersDocument(`
  run:
    - name: send_mail
      title: Send mail
      type: boolean
      required: true
      defaultValue: false
    - name: subject
      title: Subject
      type: string
      required: false
      defaultValue: Result
      conditions:
        - { dependsOn: send_mail, operator: equals, value: true }`),
  check({ file }, report) {
    const declared = new Map(
      file.parameters.flatMap((each) => (each.name ? [[each.name.text, each] as const] : [])),
    );
    for (const { dependsOn, value } of file.parameters.flatMap(allConditions)) {
      const other = dependsOn && declared.get(dependsOn.text);
      const problem = other && value && problemOf(value, other);
      if (problem) report(value.range, `The parameter ${quote(dependsOn.text)} ${problem}.`);
    }
  },
});

function problemOf(value: SyntaxNode, other: ParameterDeclaration): string | undefined {
  const misfit = other.type && findMisfit(value, other.type);
  if (misfit) return `has type ${other.type}, but is compared with ${misfit.found}`;
  const scalar = resolveAlias(value);
  const options = optionTexts(other);
  if (!options || !isKnownScalar(scalar) || options.includes(scalar.text)) return undefined;
  return `has no option ${quote(scalar.text)}; compare it with ${quoteAll(options)}`;
}

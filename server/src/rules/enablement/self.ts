import { parametersDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { allConditions } from "./parameterConditions.js";

export const self = defineRule({
  id: "enablement/self",
  severity: "error",
  scope: "file",
  sources: ["plain logic"],
  summary: "A parameter does not depend on its own value.",
  why: "Whether it is asked for would have to be known before it is asked for (plain logic).",
  bad: parametersDocument(`
  run:
    - name: subject
      title: Subject
      type: string
      required: false
      defaultValue: Result
      conditions:
        - { dependsOn: <|subject|>, operator: not-equals, value: none }`),
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
    for (const declaration of file.parameters) {
      for (const { dependsOn } of allConditions(declaration)) {
        if (!dependsOn || dependsOn.text !== declaration.name?.text) continue;
        report(
          dependsOn.range,
          `The parameter ${quote(dependsOn.text)} depends on itself; name the parameter that decides about it.`,
        );
      }
    }
  },
});

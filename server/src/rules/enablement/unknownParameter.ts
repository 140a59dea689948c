import { parametersDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { reportUnknownName } from "../unknownName.js";
import { hasKnownNames } from "../parameter/declarations.js";
import { allConditions } from "./parameterConditions.js";

export const unknownParameter = defineRule({
  id: "enablement/unknown-parameter",
  severity: "error",
  scope: "file",
  sources: ["SDK"],
  summary: "`dependsOn` names a declared parameter.",
  why: "The condition compares the value of that parameter (SDK).",
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
        - { dependsOn: <|send_mial|>, operator: equals, value: true }`),
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
  check(context, report) {
    const { file } = context;
    if (!hasKnownNames(file)) return;
    const names = new Set(file.parameters.flatMap(({ name }) => name?.text ?? []));
    for (const declaration of file.parameters) {
      for (const { dependsOn } of allConditions(declaration)) {
        if (!dependsOn || names.has(dependsOn.text) || dependsOn.text.trim() === "") continue;
        reportUnknownName(context, report, {
          name: dependsOn,
          problem: `No parameter ${quote(dependsOn.text)} is declared`,
          candidates: [...names].filter((name) => name !== declaration.name?.text),
          advice: "declare it or name another parameter",
          severity: "error",
        });
      }
    }
  },
});

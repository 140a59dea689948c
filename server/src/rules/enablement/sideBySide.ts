import { parametersDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";
import { parameterConditions } from "./parameterConditions.js";

export const sideBySide = defineRule({
  id: "enablement/side-by-side",
  severity: "warning",
  scope: "file",
  sources: ["SDK"],
  summary: "Several conditions of a parameter are joined by one entry with `conditionType`.",
  why: "How conditions side by side combine is not documented; the SDK asks for AND or OR (SDK).",
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
        - { dependsOn: send_mail, operator: equals, value: true }
        - <|{ dependsOn: send_mail, operator: not-equals, value: false }|>`),
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
        - conditionType: AND
          conditions:
            - { dependsOn: send_mail, operator: equals, value: true }
            - { dependsOn: send_mail, operator: not-equals, value: false }`),
  check({ file, isTemplated }, report) {
    if (isTemplated) return;
    for (const declaration of file.parameters) {
      const { direct, joined } = parameterConditions(declaration);
      const further = joined.length > 0 ? direct[0] : direct[1];
      if (!further) continue;
      report(
        further.node.range,
        'How conditions side by side combine is not defined; join them in one entry with "conditionType: AND" or "OR".',
      );
    }
  },
});

import { pairOf, valueOf } from "../../model/readNode.js";
import { parametersDocument } from "../exampleDocument.js";
import { asBoolean, isGiven } from "../knownValues.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

export const required = defineRule({
  id: "enablement/required",
  severity: "information",
  scope: "file",
  sources: ["inference"],
  summary: "A parameter with conditions is not required.",
  why: "Where the conditions do not hold, it is not asked for and yet a value must be given (inference).",
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
      <|required|>: true
      defaultValue: Result
      conditions:
        - { dependsOn: send_mail, operator: equals, value: true }`),
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
    for (const { name, node } of file.parameters) {
      const pair = pairOf(node, "required");
      if (!pair || asBoolean(valueOf(node, "required")) !== true) continue;
      if (!isGiven(node, "conditions")) continue;
      const owner = name ? quote(name.text) : "This parameter";
      report(
        pair.key.range,
        `${owner} is required even where its conditions do not hold; write "required: false" if it is then not needed.`,
      );
    }
  },
});

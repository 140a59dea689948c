import { resolveAlias } from "../../document/effectivePairs.js";
import { valueOf } from "../../model/readNode.js";
import { deployedBlock, deploymentDocument } from "../exampleDocument.js";
import { asBoolean } from "../knownValues.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { deployedParameters } from "./deployedSpec.js";
import { givenValues } from "./givenValues.js";

export const hiddenValue = defineRule({
  id: "deployment/hidden-value",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "The value of a parameter that is hidden does not stand in a file in clear text.",
  why: "The platform masks the value, and whoever reads the file reads it all the same; a template can take it from the environment (inference).",
  files: deployedBlock,
  bad: deploymentDocument("\n    run: { region: north, api_key: <|stock-reader|> }"),
  good: deploymentDocument('\n    run: { region: north, api_key: "{{ os_env.API_KEY }}" }'),
  check(context, report) {
    const declared = deployedParameters(context);
    if (!declared) return;
    for (const { list, pairs } of givenValues(context.file)) {
      for (const { key, value } of pairs) {
        const declaration = declared[list].get(key.text);
        if (!value || asBoolean(valueOf(declaration?.node, "hideValue")) !== true) continue;
        const node = resolveAlias(value);
        if (node?.kind !== "scalar" || node.value.type === "unknown" || node.text === "") continue;
        report(
          value.range,
          `The value of ${quote(key.text)} is hidden on the platform and stands here for all to read; take it from the environment, as in "{{ os_env.NAME }}".`,
        );
      }
    }
  },
});

import { deployedBlock, deploymentDocument } from "../exampleDocument.js";
import { convertValue } from "../parameter/convertValue.js";
import { findMisfit } from "../parameter/valueType.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { deployedParameters } from "./deployedSpec.js";
import { givenValues } from "./givenValues.js";

export const valueType = defineRule({
  id: "deployment/value-type",
  severity: "error",
  scope: "file",
  sources: ["platform reference", "inference"],
  summary: "A value has the type that its parameter is declared with.",
  why: "The code of the block gets the value as it is written (platform reference). In files for local runs, which the platform never sees, it is a warning.",
  files: deployedBlock,
  bad: deploymentDocument('\n    run: { region: north, horizon: <|"28"|> }'),
  good: deploymentDocument("\n    run: { region: north, horizon: 28 }"),
  check(context, report) {
    const declared = deployedParameters(context);
    if (!declared) return;
    const isLocal = context.file.kind === "params-fallback";
    for (const { list, pairs } of givenValues(context.file)) {
      for (const { key, value } of pairs) {
        const type = declared[list].get(key.text)?.type;
        const misfit = type && value && findMisfit(value, type);
        if (!misfit) continue;
        report(
          misfit.node.range,
          `Parameter ${quote(key.text)} has type ${type}, but ${misfit.found} stands here; write ${misfit.wanted}.`,
          {
            severity: isLocal ? "warning" : "error",
            fixes: () => convertValue(context.text, misfit),
          },
        );
      }
    }
  },
});

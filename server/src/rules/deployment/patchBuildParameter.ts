import { asMapping, pairOf } from "../../model/readNode.js";
import { removePair } from "../../document/edit/removeEntry.js";
import { deployedBlock } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { deployedParameters } from "./deployedSpec.js";
import { givenValues } from "./givenValues.js";

const patch = (values: string) =>
  `# peak-press: patch-parameters\n# peak-press-spec: forecast.block.yaml\nbody:\n  region: north\n${values}`;

export const patchBuildParameter = defineRule({
  id: "deployment/patch-build-parameter",
  severity: "error",
  scope: "file",
  sources: ["platform reference", "inference"],
  summary: "A file with new values names run parameters only.",
  why: "Build parameters are put into the config when the block is deployed; only run parameters can be changed later (platform reference). The block is the one that a comment `# peak-press-spec: <path>` names.",
  files: deployedBlock,
  bad: patch("  <|machine|>: 22\n"),
  good: patch(""),
  check(context, report) {
    const { file, text } = context;
    const declared = file.kind === "patch-parameters" ? deployedParameters(context) : undefined;
    if (!declared) return;
    const body = asMapping(pairOf(asMapping(file.root), "body")?.value);
    for (const pair of givenValues(file).flatMap(({ pairs }) => pairs)) {
      const { key } = pair;
      if (!declared.build.has(key.text) || declared.run.has(key.text)) continue;
      report(
        key.range,
        `${quote(key.text)} is a build parameter, whose value cannot be changed after the deployment; it takes a new revision.`,
        {
          fixes: () =>
            body ? fixOf(`Remove ${quote(key.text)}`, removePair(text, body, pair), unsafe) : [],
        },
      );
    }
  },
});

import { deployedBlock, deploymentDocument } from "../exampleDocument.js";
import { reportMissing } from "../beside/reportMissing.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { readMarkedSpec, specFolders, specMarker } from "./deployedSpec.js";
import { givenValues } from "./givenValues.js";

const values = "\n    run: { region: north }";

export const specFile = defineRule({
  id: "deployment/spec-file",
  severity: "warning",
  scope: "file",
  sources: ["plain logic"],
  summary: "A comment `# peak-press-spec: <path>` names the file of the block that is deployed.",
  why: "The values are compared with the parameters that are declared there; where the path leads to no block they are not looked at (plain logic).",
  files: deployedBlock,
  bad: deploymentDocument(values, "<|forecast.blok.yaml|>"),
  good: deploymentDocument(values),
  fixed: deploymentDocument(values),
  check(context, report) {
    const { beside, tree, file, text } = context;
    const path = specMarker(tree);
    if (!path || !beside || givenValues(file).length === 0) return;
    const spec = readMarkedSpec(context, path.text);
    if (spec?.found === "nothing") {
      const folders = specFolders(beside);
      const plain = { suggest: context.suggest, text };
      reportMissing(plain, beside, report, {
        path,
        problem: `No file ${quote(path.text)} beside this one or in the workspace folder`,
        advice: "name the file of the block",
        kind: "file",
        folders,
      });
    } else if (spec?.found === "other") {
      report(path.range, `${quote(path.text)} describes no block; name the file that does.`);
    } else if (spec?.found === "another-release") {
      report(
        path.range,
        `${quote(path.text)} describes release ${quote(spec.version)}, not the one that is taken here, so that the values are not compared with it.`,
        { severity: "information" },
      );
    }
  },
});

import { isGiven } from "../../schema/nodePath.js";
import { pairOf, valueOf } from "../../model/readNode.js";
import { insertPair } from "../../document/edit/insertEntry.js";
import { manualWorkflowDocument } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { hasUnknownKey, mappingAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";

const steps = `
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py`;

export const missing = defineRule({
  id: "trigger/missing",
  severity: "hint",
  scope: "file",
  sources: ["SDK"],
  summary: "A workflow says what starts it.",
  why: "The SDK lists `triggers` among what a workflow has; without them somebody must start each run by hand, which an empty list says on purpose.",
  bad: manualWorkflowDocument(steps).replace("config:", "<|config|>:"),
  good: manualWorkflowDocument(`${steps}
    triggers: []`),
  check({ file, text, isTemplated }, report) {
    const config = mappingAt(file.body, "config");
    const pair = pairOf(file.body, "config");
    if (!file.workflow || !config || !pair || isTemplated || hasUnknownKey(config)) return;
    if (isGiven(valueOf(config, "triggers"))) return;
    report(
      pair.key.range,
      'The workflow has no triggers, so that each run is started by hand; add "triggers", or an empty list if that is meant.',
      {
        fixes: () =>
          fixOf('Add an empty "triggers" list', insertPair(text, config, ["triggers", []]), unsafe),
      },
    );
  },
});

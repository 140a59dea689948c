import { asMapping, pairOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";

export const snakeCase = defineRule({
  id: "spec/snake-case",
  severity: "hint",
  scope: "file",
  sources: ["SDK"],
  summary: "`autoRunOnDeploy` is written as it is documented.",
  why: "Newer versions of the SDK take `auto_run_on_deploy` as well, older ones drop it without a word (SDK).",
  bad: specDocument({ root: "\n<|auto_run_on_deploy|>: true" }),
  good: specDocument({ root: "\nautoRunOnDeploy: true" }),
  check({ file }, report) {
    const pair = pairOf(asMapping(file.root), "auto_run_on_deploy");
    if (!pair || (file.kind !== "create-spec" && file.kind !== "create-release")) return;
    report(
      pair.key.range,
      '"auto_run_on_deploy" is the name in Python; the documented key is "autoRunOnDeploy".',
    );
  },
});

import { resolveAlias } from "../../document/effectivePairs.js";
import { valueOf } from "../../model/readNode.js";
import { parametersDocument } from "../exampleDocument.js";
import { removeKeyFix } from "../fix/pairFixes.js";
import { asBoolean } from "../knownValues.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

export const hiddenDefault = defineRule({
  id: "parameter/hidden-default",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "A parameter whose value is hidden has no default in clear text.",
  why: "Everybody who can read the file or the release can read the default, however well the value is masked later (inference).",
  bad: parametersDocument(`
  run:
    - name: registry_key
      title: Registry key
      type: string
      required: false
      hideValue: true
      defaultValue: <|stock-reader|>`),
  good: parametersDocument(`
  run:
    - name: registry_key
      title: Registry key
      type: string
      required: false
      hideValue: true
      defaultValue: ""`),
  fixed: parametersDocument(`
  run:
    - name: registry_key
      title: Registry key
      type: string
      required: false
      hideValue: true`),
  check({ file, text }, report) {
    for (const { name, node, type, defaultValue } of file.parameters) {
      const value = resolveAlias(defaultValue);
      // A parameter of another type is not hidden at all, which is a finding of its own.
      if (!defaultValue || type !== "string") continue;
      if (asBoolean(valueOf(node, "hideValue")) !== true) continue;
      if (value?.kind !== "scalar" || value.value.type === "unknown" || value.text === "") continue;
      const owner = name === undefined ? "this parameter" : quote(name.text);
      report(
        defaultValue.range,
        `The value of ${owner} is hidden, but its default stands here for all to read; leave it out.`,
        { fixes: () => removeKeyFix(text, node, "defaultValue") },
      );
    }
  },
});

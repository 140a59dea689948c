import { quote } from "../quote.js";
import { parametersDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";
import { findMisfit } from "./valueType.js";

export const defaultType = defineRule({
  id: "parameter/default-type",
  severity: "warning",
  scope: "file",
  sources: ["platform reference", "SDK"],
  summary: "`defaultValue` has the declared type of its parameter.",
  why: "The code that reads the parameter gets the default as it is written. The SDK's examples use values of the declared type; the platform reference speaks of text, so text that can be read as that type is only a hint.",
  bad: parametersDocument(`
  run:
    - name: epochs
      title: Epochs
      type: number
      required: true
      defaultValue: <|many|>`),
  good: parametersDocument(`
  run:
    - name: epochs
      title: Epochs
      type: number
      required: true
      defaultValue: 20
    - name: regions
      title: Regions
      type: string_array
      required: false
      defaultValue: [north, south]`),
  competesWith: ["schema/type"],
  check({ file }, report) {
    for (const { name, type, defaultValue } of file.parameters) {
      const misfit = type && defaultValue && findMisfit(defaultValue, type);
      if (!misfit) continue;
      const owner = name === undefined ? "This parameter" : `Parameter ${quote(name.text)}`;
      report(
        misfit.node.range,
        `${owner} has type ${type}, but ${misfit.found} stands here; write ${misfit.wanted}.`,
        { severity: misfit.isReadableText ? "hint" : "warning" },
      );
    }
  },
});

import { resolveAlias } from "../../document/effectivePairs.js";
import { valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";

export const formatVersion = defineRule({
  id: "spec/format-version",
  severity: "information",
  scope: "file",
  sources: ["SDK"],
  summary: "`body.version` is 1, the only version of the format so far.",
  why: "It numbers the format of the file, not the block; all examples of the SDK have 1 (SDK).",
  bad: specDocument({ version: "<|2|>" }),
  good: specDocument({ version: "1" }),
  check({ file, kind }, report) {
    if (kind !== "create-spec") return;
    const written = valueOf(file.body, "version");
    const version = resolveAlias(written);
    if (!written || version?.kind !== "scalar" || version.value.type !== "number") return;
    if (version.value.value === 1) return;
    report(
      written.range,
      `The format of block files has version 1 only, not ${version.text}; the version of the release is "release.version".`,
    );
  },
});

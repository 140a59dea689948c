import { pairOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { isGiven, metadataOf } from "../knownValues.js";
import { defineRule } from "../rule.js";

export const contentTypeAlone = defineRule({
  id: "metadata/content-type-alone",
  severity: "hint",
  scope: "file",
  sources: ["inference"],
  summary: "`descriptionContentType` stands beside a `description`.",
  why: "It says how the description is shown and has no meaning without one, unless the description comes from a file when publishing (inference).",
  bad: specDocument({ metadata: "\n    <|descriptionContentType|>: text/markdown" }),
  good: specDocument({
    metadata: "\n    description: Trains *every* night\n    descriptionContentType: text/markdown",
  }),
  check({ file, isTemplated }, report) {
    const metadata = metadataOf(file);
    const contentType = pairOf(metadata, "descriptionContentType");
    const isUpdate = file.kind.startsWith("update-");
    if (!contentType || isTemplated || isUpdate || isGiven(metadata, "description")) return;
    report(
      contentType.key.range,
      '"descriptionContentType" has no effect without a "description"; add one or remove this key.',
      { tags: ["unnecessary"] },
    );
  },
});

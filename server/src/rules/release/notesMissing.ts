import { asMapping, pairOf, valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { isGiven } from "../knownValues.js";
import { defineRule } from "../rule.js";

export const notesMissing = defineRule({
  id: "release/notes-missing",
  severity: "hint",
  scope: "file",
  sources: ["inference"],
  summary: "A release has notes.",
  why: "Those who deploy the block see in them what has changed (inference).",
  bad: specDocument({ release: "\n    <|version|>: 1.0.0" }),
  good: specDocument({ release: "\n    version: 1.0.0\n    notes: First version" }),
  check({ file, kind, isTemplated }, report) {
    if (isTemplated || (kind !== "create-spec" && kind !== "create-release")) return;
    const release = asMapping(valueOf(file.body, "release"));
    const version = pairOf(release, "version");
    if (!version || isGiven(release, "notes")) return;
    report(version.key.range, 'The release has no "notes" that say what is new in it.');
  },
});

import { asMapping, valueOf } from "../../model/readNode.js";
import { reportMissing } from "../beside/reportMissing.js";
import { artifactDocument } from "../exampleDocument.js";
import { knownTexts } from "../knownValues.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

export const ignoreFileMissing = defineRule({
  id: "artifact/ignore-file-missing",
  severity: "error",
  scope: "file",
  sources: ["SDK"],
  summary: "Each of the `ignore_files` is there, in the artifact's folder.",
  why: "The SDK reads them when it packs the artifact and stops at one that is missing (SDK).",
  files: { "training/Dockerfile": "", "training/.gitignore": "*.log\n" },
  bad: artifactDocument("path: training\n  ignore_files: [<|.gitignor|>]"),
  good: artifactDocument("path: training\n  ignore_files: [.gitignore]"),
  check(context, report) {
    const { beside, file, artifactFolder } = context;
    if (!beside || artifactFolder === undefined) return;
    const artifact = asMapping(valueOf(asMapping(file.root), "artifact"));
    for (const name of knownTexts(artifact, "ignore_files") ?? []) {
      const plain = name.text.replace(/^(?:\.\/)+/, "");
      // Files in other folders are another finding.
      if (plain.trim() === "" || /[/\\]|^\.\.$/.test(plain)) continue;
      if (beside.stat(`${artifactFolder}/${encodeURIComponent(plain)}`)?.kind === "file") continue;
      reportMissing(context, beside, report, {
        path: name,
        problem: `No file ${quote(name.text)} in the artifact's folder`,
        advice: "create it or leave it out of the list",
        kind: "file",
        folders: [artifactFolder],
      });
    }
  },
});

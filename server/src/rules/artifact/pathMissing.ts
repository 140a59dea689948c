import { startFolders } from "../beside/filesBeside.js";
import { reportMissing } from "../beside/reportMissing.js";
import { artifactDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { findArtifact } from "./artifactFolder.js";

export const pathMissing = defineRule({
  id: "artifact/path-missing",
  severity: "error",
  scope: "file",
  sources: ["SDK"],
  summary: "The `path` of the artifact names a folder that is there.",
  why: "The SDK packs that folder when the block is published, and refuses to when it is missing (SDK). It takes the path from where it runs, here the workspace folder; a path beside the file is accepted as well.",
  files: { "training/Dockerfile": "", "training/.dockerignore": "" },
  bad: artifactDocument("path: <|trainig|>"),
  good: artifactDocument("path: training"),
  check(context, report) {
    const { beside, file } = context;
    const place = findArtifact(file.root, beside);
    if (!beside || place?.found !== "nothing") return;
    reportMissing(context, beside, report, {
      path: place.path,
      problem: `The folder ${quote(place.path.text)} of the artifact is neither in the workspace folder nor beside this file`,
      advice: "create it or name one that is there",
      kind: "folder",
      folders: startFolders(beside),
    });
  },
});

import { artifactDocument } from "../exampleDocument.js";
import { replaceText } from "../../document/edit/editScalar.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { findArtifact } from "./artifactFolder.js";

export const pathNotFolder = defineRule({
  id: "artifact/path-not-folder",
  severity: "error",
  scope: "file",
  sources: ["SDK"],
  summary: "The `path` of the artifact names a folder, not a file.",
  why: "The SDK packs a whole folder and refuses a single file (SDK).",
  files: { "training/Dockerfile": "", "training/.dockerignore": "" },
  bad: artifactDocument("path: <|training/Dockerfile|>"),
  good: artifactDocument("path: training"),
  check({ beside, file, text }, report) {
    const place = findArtifact(file.root, beside);
    if (place?.found !== "file") return;
    const { path } = place;
    const folder = /^(.*)\/[^/]+\/*$/s.exec(path.text)?.[1] ?? ".";
    report(
      path.range,
      `The path of the artifact is the file ${quote(path.text)}; name the folder that is to be packed.`,
      {
        fixes: () =>
          folder === ""
            ? []
            : fixOf(`Change to ${quote(folder)}`, replaceText(text, path.range, folder), unsafe),
      },
    );
  },
});

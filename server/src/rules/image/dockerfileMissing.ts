import type { MappingNode } from "../../document/syntaxNode.js";
import { findPath, uriOfPath } from "../beside/filesBeside.js";
import { reportMissing } from "../beside/reportMissing.js";
import { imageDocument, imageFiles } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { builtImagesIn, isContextMissing, isOutside, pathOf } from "./filesOfImages.js";

export const dockerfileMissing = defineRule({
  id: "image/dockerfile-missing",
  severity: "warning",
  scope: "part",
  sources: ["SDK", "inference"],
  summary: "The `dockerfile` of an image is a file of the artifact.",
  why: "The platform builds the image from it (SDK). Whether its path begins at the artifact or at the image's context is not documented, so a file in either place is right.",
  files: imageFiles,
  bad: imageDocument("{ dockerfile: <|images/Dockerfil|>, context: . }"),
  good: imageDocument("{ dockerfile: Dockerfile, context: images }"),
  fixed: imageDocument("{ dockerfile: images/Dockerfile, context: . }"),
  check(part, context, report) {
    const images = builtImagesIn(part);
    const { beside, artifactFolder } = images.length === 0 ? {} : context;
    if (!beside || artifactFolder === undefined) return;
    for (const image of images) {
      const path = pathOf(image, "dockerfile");
      // A missing context is the finding, since the file may be meant to lie in it.
      if (!path || isOutside(path.text) || isContextMissing(image, beside, artifactFolder))
        continue;
      const folders = foldersOf(image, artifactFolder);
      if (folders.some((start) => findPath(beside, [start], path.text)?.kind === "file")) continue;
      reportMissing(context, beside, report, {
        path,
        problem: `No file ${quote(path.text)} in the artifact`,
        advice: "create it or name one that is there",
        kind: "file",
        folders,
      });
    }
  },
});

/** The artifact, and the folder of it that the image is built in. */
function foldersOf(image: MappingNode, artifactFolder: string): readonly string[] {
  const inside = pathOf(image, "context");
  const folder = inside && !isOutside(inside.text) && uriOfPath(artifactFolder, inside.text);
  return folder && folder !== artifactFolder ? [artifactFolder, folder] : [artifactFolder];
}

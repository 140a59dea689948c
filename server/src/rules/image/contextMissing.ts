import { reportMissing } from "../beside/reportMissing.js";
import { imageDocument, imageFiles } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { builtImagesIn, isContextMissing, pathOf } from "./filesOfImages.js";

export const contextMissing = defineRule({
  id: "image/context-missing",
  severity: "warning",
  scope: "part",
  sources: ["SDK"],
  summary: "The `context` of an image is a folder of the artifact.",
  why: "The image is built in that folder of the uploaded artifact (SDK); the build fails when it is missing.",
  files: imageFiles,
  bad: imageDocument("{ dockerfile: images/Dockerfile, context: <|image|> }"),
  good: imageDocument("{ dockerfile: images/Dockerfile, context: images }"),
  check(part, context, report) {
    const images = builtImagesIn(part);
    const { beside, artifactFolder } = images.length === 0 ? {} : context;
    if (!beside || artifactFolder === undefined) return;
    for (const image of images) {
      const path = pathOf(image, "context");
      if (!path || !isContextMissing(image, beside, artifactFolder)) continue;
      reportMissing(context, beside, report, {
        path,
        problem: `No folder ${quote(path.text)} in the artifact`,
        advice: 'name a folder of the artifact, such as "."',
        kind: "folder",
        folders: [artifactFolder],
      });
    }
  },
});

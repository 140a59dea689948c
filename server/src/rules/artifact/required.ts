import type { SyntaxTree } from "../../document/syntaxNode.js";
import { asMapping } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { setKeyFix } from "../fix/pairFixes.js";
import { defineRule, type Fix } from "../rule.js";
import { keyOfBuild } from "./builtImages.js";

export const required = defineRule({
  id: "artifact/required",
  severity: "error",
  scope: "part",
  sources: ["platform reference"],
  summary: "A file whose images must be built has an `artifact`.",
  why: "Images are built from the files of the artifact; only images that exist already need none (platform reference).",
  bad: specDocument({
    config: `
    steps:
      train:
        <|image|>: { dockerfile: Dockerfile, context: . }
        command: python train.py`,
  }),
  good: specDocument({
    config: `
    steps:
      train:
        image: { dockerfile: Dockerfile, context: . }
        command: python train.py`,
    root: "\nartifact:\n  path: .",
  }),
  check(part, context, report) {
    const { kind, isTemplated, declared } = context;
    if (isTemplated || (kind !== "create-spec" && kind !== "create-release")) return;
    const build = declared.artifact === "absent" ? keyOfBuild(part, context) : undefined;
    if (!build) return;
    report(
      build.key.range,
      'An image that is built needs the files of an artifact; add "artifact" with the "path" of their folder beside "body".',
      { fixesInFile: addArtifact },
    );
  },
});

function addArtifact({ root, text }: SyntaxTree): readonly Fix[] {
  return setKeyFix(text, asMapping(root), { key: "artifact", value: { path: "." } });
}

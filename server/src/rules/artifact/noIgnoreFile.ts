import { insertPair } from "../../document/edit/insertEntry.js";
import { asMapping, pairOf } from "../../model/readNode.js";
import { artifactDocument } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { isGiven } from "../knownValues.js";
import { hasUnknownKey } from "../read/mappingAt.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

export const noIgnoreFile = defineRule({
  id: "artifact/no-ignore-file",
  severity: "warning",
  scope: "file",
  sources: ["platform reference", "SDK"],
  summary: "Something says which files of the artifact's folder are not to be packed.",
  why: "Without `ignore_files` and without a `.dockerignore` in the folder all of it is uploaded with each release, `.git` and local settings included (SDK); the platform reference strongly advises against it.",
  files: { "training/Dockerfile": "", "training/.gitignore": "*.log\n" },
  bad: artifactDocument("path: training", "<|artifact|>"),
  good: artifactDocument("path: training\n  ignore_files: [.gitignore]"),
  check({ beside, file, artifactFolder, text }, report) {
    const pair = pairOf(asMapping(file.root), "artifact");
    const artifact = asMapping(pair?.value);
    if (!beside || artifactFolder === undefined || !pair || !artifact) return;
    if (isGiven(artifact, "ignore_files") || hasUnknownKey(artifact)) return;
    if (beside.stat(`${artifactFolder}/.dockerignore`) !== undefined) return;
    const others = beside
      .list(artifactFolder)
      .filter(({ name, kind }) => kind === "file" && /^\..+ignore$/.test(name));
    report(
      pair.key.range,
      'Nothing says which files of the artifact are not to be uploaded; write a ".dockerignore" in its folder or list files with patterns under "ignore_files".',
      {
        fixes: () =>
          others.flatMap(({ name }) =>
            fixOf(
              `Add ${quote(name)} as ignore file`,
              insertPair(text, artifact, ["ignore_files", [name]]),
              unsafe,
            ),
          ),
      },
    );
  },
});

import { asText, valueOf } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { metadataOf } from "../knownValues.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const nameStyle = defineRule({
  id: "metadata/name-style",
  severity: "hint",
  scope: "file",
  sources: ["inference"],
  summary: "The name of a block or deployment consists of lower-case words joined by hyphens.",
  why: "All examples of the platform and its SDK are written like that; nothing says that other names are refused (inference).",
  bad: specDocument({
    metadata: "\n    name: <|Nightly Training|>\n    summary: Trains the model",
  }),
  good: specDocument({ metadata: "\n    name: nightly-training\n    summary: Trains the model" }),
  check({ file }, report) {
    const name = asText(valueOf(metadataOf(file), "name"));
    if (!name || name.text.trim() === "" || kebab.test(name.text)) return;
    const better = kebabOf(name.text);
    const advice = better === "" ? "" : `, such as ${quote(better)}`;
    report(
      name.range,
      `The name ${quote(name.text)} is unusual; lower-case words joined by hyphens are customary${advice}.`,
    );
  },
});

/** The name in the customary style; empty where letters of other scripts would be lost. */
function kebabOf(name: string): string {
  const bare = name.normalize("NFD").replace(/\p{M}/gu, "");
  if (/[^\x20-\x7E]/.test(bare)) return "";
  const words = bare.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
  return words.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

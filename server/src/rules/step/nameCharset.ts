import { workflowDocument } from "../exampleDocument.js";
import { renameStep } from "../fix/renameStep.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

const plain = /^[A-Za-z0-9-]+$/;
/** Letters beyond ASCII are letters too: nothing says that they are refused, nor that they are taken. */
const lenient = /^[\p{L}\p{M}\p{N}-]+$/u;

export const nameCharset = defineRule({
  id: "step/name-charset",
  severity: "warning",
  scope: "step",
  sources: ["support site"],
  summary: "Step names consist of letters, digits and hyphens.",
  why: "The platform's user interface takes no other characters (support site). A letter beyond a–z is only a hint.",
  bad: workflowDocument(`
    steps:
      <|train model|>:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py`),
  good: workflowDocument(`
    steps:
      train-model:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py`),
  check({ name }, { workflow, kind }, report) {
    if (plain.test(name.text)) return;
    const better = hyphenated(name.text);
    const isUsable = better !== "" && !workflow.steps.has(better);
    const advice = isUsable ? `, such as ${quote(better)}` : "";
    report(
      name.range,
      `Step name ${quote(name.text)} should consist of letters, digits and hyphens only${advice}.`,
      {
        severity: lenient.test(name.text) ? "hint" : "warning",
        ...(isUsable && {
          fixesInFile: (tree) => renameStep(tree, kind, { from: name.text, to: better }),
        }),
      },
    );
  },
});

/** The name without accents and with hyphens for all else; empty where letters of other scripts would be lost. */
function hyphenated(name: string): string {
  const bare = name.normalize("NFD").replace(/\p{M}/gu, "");
  if (/[^A-Za-z]/u.test(bare.replace(/\P{L}/gu, ""))) return "";
  return bare.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

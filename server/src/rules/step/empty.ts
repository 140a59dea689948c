import { removePair } from "../../document/edit/removeEntry.js";
import type { SyntaxTree } from "../../document/syntaxNode.js";
import { asMapping, valueOf } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import { defineRule, type Fix, type RuleContext } from "../rule.js";

export const empty = defineRule({
  id: "step/empty",
  severity: "error",
  scope: "file",
  sources: ["SDK"],
  summary: "A step has something in it.",
  why: "Keys with nothing after them are dropped before a file is sent (SDK), so the step would be missing and its children would wait for nothing.",
  bad: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
      <|publish|>:`),
  good: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
      publish:
        type: sql
        sqlQueryPath: reports/publish.sql
        parents: [train]`),
  fixed: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py`),
  check(context, report) {
    const { file, tree } = context;
    const steps = file.workflow?.steps;
    // A statement below the name may write the step.
    if (!steps?.complete) return;
    for (const { name, node, type } of steps.parts.values()) {
      // Nothing at all after the name reads as a standard step; anything that is no mapping has no type.
      if (node || type === undefined || isBrokenBelow(name.range.end, tree)) continue;
      report(
        name.range,
        `Step ${quote(name.text)} has nothing in it and would not be sent; write its type and keys below it, or remove it.`,
        { fixes: () => removeStep(context, name.text) },
      );
    }
  },
});

/** Whether what stands after a key could not be read, such as a line that is indented with a tab. */
function isBrokenBelow(offset: number, { problems, text }: SyntaxTree): boolean {
  return problems.some(
    ({ range }) => range.start >= offset && /^\s*:\s*$/.test(text.slice(offset, range.start)),
  );
}

function removeStep({ file, text }: RuleContext, name: string): readonly Fix[] {
  const steps = valueOf(asMapping(valueOf(file.body, "config")), "steps");
  if (steps?.kind !== "mapping") return [];
  const pair = steps.pairs.findLast(({ key }) => key.text === name);
  return fixOf(`Remove the step ${quote(name)}`, pair ? removePair(text, steps, pair) : [], unsafe);
}

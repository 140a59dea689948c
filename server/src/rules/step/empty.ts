import type { SyntaxTree } from "../../document/syntaxNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

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
        imageDetails: { id: 12 }
        command: python train.py
      <|publish|>:`),
  good: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12 }
        command: python train.py
      publish:
        type: sql
        sqlQueryPath: reports/publish.sql
        parents: [train]`),
  check({ file, tree }, report) {
    const steps = file.workflow?.steps;
    // A statement below the name may write the step.
    if (!steps?.complete) return;
    for (const { name, node, type } of steps.parts.values()) {
      // Nothing at all after the name reads as a standard step; anything that is no mapping has no type.
      if (node || type === undefined || isBrokenBelow(name.range.end, tree)) continue;
      report(
        name.range,
        `Step ${quote(name.text)} has nothing in it and would not be sent; write its type and keys below it, or remove it.`,
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

import { replacement, type Edit } from "../../document/edit/edit.js";
import { lineEnd, lineStart, startsLine } from "../../document/edit/layout.js";
import { removedLines } from "../../document/edit/removeEntry.js";
import type { PairNode } from "../../document/syntaxNode.js";
import { isNull } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import type { CommonContext } from "../rule.js";

export const empty = defineRule({
  id: "step/empty",
  severity: "error",
  scope: "part",
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
  check({ pair, path }, context, report) {
    const [, , steps, name = ""] = path;
    if (steps !== "steps" || path.length !== 4 || isBrokenBelow(pair.key.range.end, context))
      return;
    // A statement below the name may write the step.
    if (!context.workflow?.isComplete || (pair.value && !isNull(pair.value))) return;
    report(
      pair.key.range,
      `Step ${quote(String(name))} has nothing in it and would not be sent; write its type and keys below it, or remove it.`,
      {
        fixes: () =>
          fixOf(`Remove the step ${quote(String(name))}`, removeLines(context.text, pair), unsafe),
      },
    );
  },
});

/** Nothing where the step shares its lines with others. */
function removeLines(text: string, { range }: PairNode): readonly Edit[] {
  if (!startsLine(text, range.start)) return [];
  const whole = { start: lineStart(text, range.start), end: lineEnd(text, range.end) };
  const lines = removedLines(text, whole);
  return [replacement(lines.start, lines.end)];
}

/** Whether what stands after a key could not be read, such as a line that is indented with a tab. */
function isBrokenBelow(offset: number, { problems, text }: CommonContext): boolean {
  return problems.some(
    ({ range }) => range.start >= offset && /^\s*:\s*$/.test(text.slice(offset, range.start)),
  );
}

import { isNull } from "../../model/readNode.js";
import { workflowDocument } from "../exampleDocument.js";
import { removeLineFix } from "../fix/removeLineFix.js";
import { quote } from "../quote.js";
import { type CommonContext, defineRule } from "../rule.js";

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
        fixes: () => removeLineFix(context.text, pair, `Remove the step ${quote(String(name))}`),
      },
    );
  },
});

/** Whether what stands after a key could not be read, such as a line that is indented with a tab. */
function isBrokenBelow(offset: number, { problems, text }: CommonContext): boolean {
  return problems.some(
    ({ range }) => range.start >= offset && /^\s*:\s*$/.test(text.slice(offset, range.start)),
  );
}

import { workflowDocument } from "../exampleDocument.js";
import { defineRule } from "../rule.js";

const cleanUp = (status: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
      clean-up:
        imageDetails: { id: 12, versionId: 3 }
        command: python clean.py
        parents: [train]
        executionParameters:
          parentStatus:
            - condition: all-of
              parents: [train]
              status: ${status}`);

export const trivialStatus = defineRule({
  id: "condition/trivial-status",
  severity: "hint",
  scope: "step",
  sources: ["inference"],
  summary: "A `parentStatus` condition names one of the two statuses.",
  why: "A parent that has ended has succeeded or failed, so that the condition always holds (inference). It is a way to say that the step runs in any case.",
  bad: cleanUp("<|[success, failure]|>"),
  good: cleanUp("[success]"),
  check({ parentStatuses }, _context, report) {
    for (const { status } of parentStatuses) {
      const names = new Set(status?.items.map(({ text }) => text));
      if (!status || !names.has("success") || !names.has("failure")) continue;
      report(
        status.range,
        'With "success" and "failure" the condition holds in any case; name one of them, if it is to decide.',
      );
    }
  },
});

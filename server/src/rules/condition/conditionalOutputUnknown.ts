import type { Step, Text } from "../../model/spec.js";
import { workflowDocument } from "../exampleDocument.js";
import { hasKnownOutputs } from "../knownParts.js";
import { quote, quoteAll } from "../quote.js";
import { defineRule } from "../rule.js";
import type { UnknownName } from "../unknownName.js";
import { reportUnknownName } from "../unknownName.js";

export const conditionalOutputUnknown = defineRule({
  id: "condition/conditional-output-unknown",
  severity: "error",
  scope: "file",
  sources: ["platform reference", "SDK"],
  summary: "`paramName` of a condition is an output parameter of the step it names.",
  why: "The condition compares the value of that output parameter (platform reference, SDK).",
  bad: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }
      publish:
        imageDetails: { id: 12 }
        command: python publish.py
        parents: [train]
        executionParameters:
          conditional:
            - condition: equals
              stepName: train
              paramName: <|acuracy|>
              value: good`),
  good: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }
      publish:
        imageDetails: { id: 12 }
        command: python publish.py
        parents: [train]
        executionParameters:
          conditional:
            - condition: equals
              stepName: train
              paramName: accuracy
              value: good`),
  check(context, report) {
    const steps = context.file.workflow?.steps.parts;
    for (const { conditionals } of steps?.values() ?? []) {
      for (const { stepName, paramName } of conditionals) {
        const step = stepName && steps?.get(stepName.text);
        if (!step || !paramName || step.outputs.parts.has(paramName.text)) continue;
        if (hasKnownOutputs(step)) reportUnknownName(context, report, describe(paramName, step));
      }
    }
  },
});

function describe(output: Text, { name, type, outputs }: Step): UnknownName {
  const step = quote(name.text);
  const unknown = { name: output, candidates: outputs.parts.keys(), severity: "error" } as const;
  if (type === "export" || type === "sql") {
    const problem = `Step ${step} is of type ${type} and has no output parameters to test`;
    return { ...unknown, problem, advice: "name a standard or http step" };
  }
  const names = [...outputs.parts.keys()];
  const advice =
    names.length === 0
      ? "declare it under its outputParameters"
      : `its output parameters are ${quoteAll(names)}`;
  return {
    ...unknown,
    problem: `Step ${step} has no output parameter ${quote(output.text)}`,
    advice,
  };
}

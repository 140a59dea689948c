import { resolveAlias } from "../../document/effectivePairs.js";
import type { Conditional } from "../../model/spec.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

const publish = (first: string, second: string) =>
  workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        outputParameters: { verdict: verdict.txt }
      publish:
        imageDetails: { id: 12, versionId: 3 }
        command: python publish.py
        parents: [train]
        executionParameters:
          conditional:
            - condition: ${first}
              stepName: train
              paramName: verdict
              value: bad
            - condition: not-equals
              stepName: train
              paramName: verdict
              value: ${second}`);

export const contradiction = defineRule({
  id: "condition/contradiction",
  severity: "warning",
  scope: "step",
  sources: ["inference"],
  summary: "The conditions of a step can hold together.",
  why: "An output parameter has one value. How several conditions are joined is not documented; if all must hold, such a step never runs (inference).",
  bad: publish("equals", "<|bad|>"),
  good: publish("not-equals", "unsure"),
  check({ conditionals, name }, _context, report) {
    const tests = conditionals.flatMap((each) => readTest(each) ?? []);
    for (const [index, test] of tests.entries()) {
      const opposite = tests.slice(0, index).find((earlier) => contradict(earlier, test));
      if (!opposite) continue;
      report(
        test.range,
        `${quote(test.output)} cannot be ${describe(opposite)} and ${describe(test)} at once, so step ${quote(name.text)} may never run; keep one of the conditions.`,
        { related: [{ range: opposite.range, message: "The other condition is here." }] },
      );
    }
  },
});

interface Test {
  readonly step: string;
  readonly output: string;
  readonly isEqual: boolean;
  readonly value: string;
  readonly range: Conditional["range"];
}

function readTest({ condition, stepName, paramName, value }: Conditional): Test | undefined {
  const node = resolveAlias(value);
  if (!stepName || !paramName || !value || node?.kind !== "scalar") return undefined;
  if (node.value.type === "unknown" || node.text.startsWith("@param:")) return undefined;
  if (condition?.text !== "equals" && condition?.text !== "not-equals") return undefined;
  return {
    step: stepName.text,
    output: paramName.text,
    isEqual: condition.text === "equals",
    value: node.text,
    range: value.range,
  };
}

function contradict(a: Test, b: Test): boolean {
  if (a.step !== b.step || a.output !== b.output) return false;
  return a.isEqual && b.isEqual
    ? a.value !== b.value
    : a.isEqual !== b.isEqual && a.value === b.value;
}

function describe({ isEqual, value }: Test): string {
  return isEqual ? quote(value) : `other than ${quote(value)}`;
}

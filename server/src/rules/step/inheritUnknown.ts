import type { Step, Text } from "../../model/spec.js";
import type { StepGraph } from "../../model/stepGraph.js";
import { knowsParents, type WorkflowFacts } from "../../model/workflowFacts.js";
import { workflowDocument } from "../exampleDocument.js";
import { addParentFix } from "../fix/stepFixes.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import type { Report, StepContext } from "../rule.js";
import { reportUnknownName } from "../unknownName.js";
import { unlessTemplated } from "../unlessTemplated.js";

export const inheritUnknown = defineRule({
  id: "step/inherit-unknown",
  severity: "warning",
  scope: "step",
  sources: ["SDK"],
  summary: "`parameters.inherit` names output parameters of steps that come before.",
  why: "An inherited value is taken from a parent's output parameter (SDK); whether it may come from further up is not documented, so any earlier step will do.",
  bad: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }
      publish:
        type: http
        method: put
        url: https://api.example.com/models
        parents: [train]
        parameters:
          inherit:
            ACCURACY: <|acuracy|>`),
  good: workflowDocument(`
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }
      publish:
        type: http
        method: put
        url: https://api.example.com/models
        parents: [train]
        parameters:
          inherit:
            ACCURACY: accuracy`),
  check(subject, context, report) {
    const { name, inherits } = subject;
    const { workflow } = context;
    const step = name.text;
    const facts = inherits.length === 0 ? undefined : workflow.steps.get(step);
    if (!facts || !workflow.isComplete || !knowsParents(facts, workflow.steps)) return;
    // A step without parents has a finding of its own.
    if (workflow.graph.parents(step).length === 0) return;
    const before = workflow.graph.ancestors(step);
    const missing = inherits.filter(
      ({ output }) => !workflow.outputOwners(output.text).some((owner) => before.has(owner)),
    );
    if (missing.length === 0 || workflow.hidesBefore(step)) return;
    for (const { output } of missing) reportOutput(subject, output, context, report);
  },
});

function reportOutput(subject: Step, output: Text, context: StepContext, report: Report): void {
  const step = subject.name.text;
  const { workflow } = context;
  const severity = unlessTemplated(context, "warning");
  const owner = findOwner(workflow.outputOwners(output.text), step, workflow.graph);
  if (owner !== undefined) {
    const isEarlier = owner.name !== step && !owner.comesAfter;
    report(output.range, describe(output.text, step, owner), {
      severity,
      fixes: () => (isEarlier ? addParentFix(context.text, subject, owner.name) : []),
    });
    return;
  }
  reportUnknownName(context, report, {
    name: output,
    problem: `No step before ${quote(step)} has an output parameter ${quote(output.text)}`,
    candidates: outputsBefore(step, workflow),
    advice: "declare it under outputParameters of a parent",
    severity,
  });
}

function outputsBefore(step: string, { graph, steps }: WorkflowFacts): ReadonlySet<string> {
  const before = [...graph.ancestors(step)];
  return new Set(before.flatMap((name) => [...(steps.get(name)?.outputs.names ?? [])]));
}

interface Owner {
  readonly name: string;
  readonly comesAfter: boolean;
}

/** A step that has the output parameter, rather one that could become a parent than one that comes after. */
function findOwner(owners: readonly string[], step: string, graph: StepGraph): Owner | undefined {
  const found = owners.map((name) => ({ name, comesAfter: graph.descendants(step).has(name) }));
  return found.find(({ name, comesAfter }) => !comesAfter && name !== step) ?? found[0];
}

function describe(output: string, step: string, owner: Owner): string {
  if (owner.name === step) {
    return `Step ${quote(step)} cannot inherit its own output parameter ${quote(output)}; name one of an earlier step.`;
  }
  return owner.comesAfter
    ? `Output parameter ${quote(output)} belongs to ${quote(owner.name)}, which comes after this step; name one of an earlier step.`
    : `Output parameter ${quote(output)} belongs to ${quote(owner.name)}, which does not come before this step; add it to parents.`;
}

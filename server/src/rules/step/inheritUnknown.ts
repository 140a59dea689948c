import type { Text, Workflow } from "../../model/spec.js";
import type { StepGraph } from "../../model/stepGraph.js";
import { workflowDocument } from "../exampleDocument.js";
import { hasKnownOutputs, knownParents } from "../knownParts.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import type { Report, RuleContext } from "../rule.js";
import { reportUnknownName } from "../unknownName.js";
import { unlessTemplated } from "../unlessTemplated.js";

export const inheritUnknown = defineRule({
  id: "step/inherit-unknown",
  severity: "warning",
  scope: "file",
  sources: ["SDK"],
  summary: "`parameters.inherit` names output parameters of steps that come before.",
  why: "An inherited value is taken from a parent's output parameter (SDK); whether it may come from further up is not documented, so any earlier step will do.",
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
        parameters:
          inherit:
            ACCURACY: <|acuracy|>`),
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
        parameters:
          inherit:
            ACCURACY: accuracy`),
  check(context, report) {
    const { workflow } = context.file;
    if (!workflow?.steps.complete) return;
    const owners = outputOwners(workflow);
    const hidden = stepsWithHiddenParts(workflow);
    for (const [name, { inherits }] of workflow.steps.parts) {
      if (inherits.length === 0 || hidden.parents.has(name)) continue;
      const before = workflow.graph.ancestors(name);
      const missing = inherits.filter(
        ({ output }) => !owners.get(output.text)?.some((owner) => before.has(owner)),
      );
      if (missing.length === 0) continue;
      if ([...before].some((each) => hidden.parents.has(each) || hidden.outputs.has(each)))
        continue;
      for (const { output } of missing)
        reportOutput(context, report, { output, step: name, owners });
    }
  },
});

type Owners = ReadonlyMap<string, readonly string[]>;

/** Output parameter → the steps that declare it. */
function outputOwners({ steps }: Workflow): Owners {
  const owners = new Map<string, string[]>();
  for (const [step, { outputs }] of steps.parts) {
    for (const output of outputs.parts.keys()) {
      const known = owners.get(output);
      if (known) known.push(step);
      else owners.set(output, [step]);
    }
  }
  return owners;
}

/** Steps of which a template, a parameter reference or a misspelt name hides some parents or outputs. */
function stepsWithHiddenParts({ steps }: Workflow) {
  const parents = new Set<string>();
  const outputs = new Set<string>();
  for (const [name, step] of steps.parts) {
    if (!knownParents(step)?.every((parent) => steps.parts.has(parent))) parents.add(name);
    if (!hasKnownOutputs(step)) outputs.add(name);
  }
  return { parents, outputs };
}

interface UnknownOutput {
  readonly output: Text;
  readonly step: string;
  readonly owners: Owners;
}

function reportOutput(context: RuleContext, report: Report, unknown: UnknownOutput): void {
  const { output, step, owners } = unknown;
  const { workflow } = context.file;
  if (!workflow) return;
  const severity = unlessTemplated(context, "warning");
  const { graph } = workflow;
  const owner = findOwner(owners.get(output.text) ?? [], step, graph);
  if (owner !== undefined) {
    report(output.range, describe(output.text, step, owner), { severity });
    return;
  }
  reportUnknownName(context, report, {
    name: output,
    problem: `No step before ${quote(step)} has an output parameter ${quote(output.text)}`,
    candidates: [...owners.keys()].filter((candidate) =>
      owners.get(candidate)?.some((each) => graph.ancestors(step).has(each)),
    ),
    advice: "declare it under outputParameters of a parent",
    severity,
  });
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

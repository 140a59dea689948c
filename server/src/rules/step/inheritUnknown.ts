import type { Text } from "../../model/spec.js";
import type { StepGraph } from "../../model/stepGraph.js";
import { workflowDocument } from "../exampleDocument.js";
import { perWorkflow } from "../read/perWorkflow.js";
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
  check({ name, inherits }, context, report) {
    const { workflow } = context;
    const step = name.text;
    // A step without parents has a finding of its own.
    if (!workflow.isComplete || inherits.length === 0) return;
    if (workflow.graph.parents(step).length === 0) return;
    const { owners, hiddenParents, hiddenOutputs } = describeOutputs(workflow);
    if (hiddenParents.has(step)) return;
    const before = workflow.graph.ancestors(step);
    const missing = inherits.filter(
      ({ output }) => !owners.get(output.text)?.some((owner) => before.has(owner)),
    );
    if (missing.length === 0) return;
    if ([...before].some((each) => hiddenParents.has(each) || hiddenOutputs.has(each))) return;
    for (const { output } of missing) reportOutput(context, report, { output, step, owners });
  },
});

type Owners = ReadonlyMap<string, readonly string[]>;

/** Who declares what, and of which steps a template, a reference or a misspelt name hides something. */
const describeOutputs = perWorkflow(({ steps }) => {
  const owners = new Map<string, string[]>();
  const hiddenParents = new Set<string>();
  const hiddenOutputs = new Set<string>();
  for (const [step, { outputs, parents, hasKnownParents }] of steps) {
    if (!hasKnownParents || !parents.every((parent) => steps.has(parent))) hiddenParents.add(step);
    if (!outputs.isComplete) hiddenOutputs.add(step);
    for (const output of outputs.names) {
      const known = owners.get(output);
      if (known) known.push(step);
      else owners.set(output, [step]);
    }
  }
  return { owners, hiddenParents, hiddenOutputs };
});

interface UnknownOutput {
  readonly output: Text;
  readonly step: string;
  readonly owners: Owners;
}

function reportOutput(context: StepContext, report: Report, unknown: UnknownOutput): void {
  const { output, step, owners } = unknown;
  const { graph } = context.workflow;
  const severity = unlessTemplated(context, "warning");
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

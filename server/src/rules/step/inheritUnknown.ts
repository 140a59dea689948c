import type { Text, Workflow } from "../../model/spec.js";
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
    for (const [name, step] of workflow.steps.parts) {
      const earlier = step.inherits.length > 0 ? earlierOutputs(name, workflow) : undefined;
      for (const { output } of earlier ? step.inherits : []) {
        if (earlier?.has(output.text)) continue;
        reportOutput(context, report, { output, step: name, earlier: earlier ?? new Set() });
      }
    }
  },
});

/** The outputs of all steps before this one; undefined where parents or outputs are not fully known. */
function earlierOutputs(name: string, { graph, steps }: Workflow): ReadonlySet<string> | undefined {
  const before = [...graph.ancestors(name)].flatMap((step) => steps.parts.get(step) ?? []);
  const step = steps.parts.get(name);
  const areParentsKnown = [...before, ...(step ? [step] : [])].every((each) =>
    knownParents(each)?.every((parent) => steps.parts.has(parent)),
  );
  if (!areParentsKnown || !before.every(hasKnownOutputs)) return undefined;
  return new Set(before.flatMap(({ outputs }) => [...outputs.parts.keys()]));
}

interface UnknownOutput {
  readonly output: Text;
  readonly step: string;
  readonly earlier: ReadonlySet<string>;
}

function reportOutput(context: RuleContext, report: Report, unknown: UnknownOutput): void {
  const { output, step, earlier } = unknown;
  const severity = unlessTemplated(context, "warning");
  const owner = findOwner(output.text, step, context);
  if (owner !== undefined) {
    report(output.range, describe(output.text, step, owner), { severity });
    return;
  }
  reportUnknownName(context, report, {
    name: output,
    problem: `No step before ${quote(step)} has an output parameter ${quote(output.text)}`,
    candidates: earlier,
    advice: "declare it under outputParameters of a parent",
    severity,
  });
}

interface Owner {
  readonly name: string;
  readonly comesAfter: boolean;
}

/** A step that has the output parameter, rather one that could become a parent than one that comes after. */
function findOwner(output: string, step: string, { file }: RuleContext): Owner | undefined {
  const { workflow } = file;
  const owners = [...(workflow?.steps.parts.values() ?? [])]
    .filter(({ outputs }) => outputs.parts.has(output))
    .map(({ name: { text } }) => ({
      name: text,
      comesAfter: workflow?.graph.descendants(step).has(text) ?? false,
    }));
  return owners.find(({ name, comesAfter }) => !comesAfter && name !== step) ?? owners[0];
}

function describe(output: string, step: string, owner: Owner): string {
  if (owner.name === step) {
    return `Step ${quote(step)} cannot inherit its own output parameter ${quote(output)}; name one of an earlier step.`;
  }
  return owner.comesAfter
    ? `Output parameter ${quote(output)} belongs to ${quote(owner.name)}, which comes after this step; name one of an earlier step.`
    : `Output parameter ${quote(output)} belongs to ${quote(owner.name)}, which does not come before this step; add it to parents.`;
}

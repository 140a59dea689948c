import type { ScalarNode } from "../../document/syntaxNode.js";
import type { Step } from "../../model/spec.js";
import { workflowDocument } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote, quoteAll } from "../quote.js";
import { defineRule } from "../rule.js";
import type { Report, StepContext } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";
import { readPlaceholders } from "../text/placeholders.js";
import { rangeWithin } from "../text/rangeWithin.js";
import type { Placeholder } from "../text/placeholders.js";
import { requestVariables, scalarAt } from "./request.js";
import type { RequestVariables } from "./request.js";

const request = (placeholder: string) =>
  workflowDocument(`
    steps:
      tell-planners:
        type: http
        method: post
        url: https://hooks.example.com/planning
        # {% raw %}
        payload: '{"channel": "{{${placeholder}}}"}'
        # {% endraw %}
        parameters:
          env:
            CHANNEL: planners`);

export const unknownPlaceholder = defineRule({
  id: "http/unknown-placeholder",
  severity: "warning",
  scope: "step",
  sources: ["SDK"],
  summary: "A placeholder of `payload` names a variable or secret of the step.",
  why: "`{{NAME}}` is replaced by a variable of `env` or `inherit`, `{{ABC_CUSTOM}}` by the secret `abc` (SDK). Braces outside of a raw block may also be meant for the template, so only those that look like variables of the step are told of.",
  bad: request("<|CHANEL|>"),
  good: request("CHANNEL"),
  check(step, context, report) {
    const payload = scalarAt(step, "payload");
    if (step.type !== "http" || !payload?.text.includes("{{")) return;
    const variables = requestVariables(step);
    if (!variables.isComplete) return;
    for (const placeholder of readPlaceholders(payload.text) ?? []) {
      if (!variables.names.includes(placeholder.name)) {
        reportPlaceholder({ step, payload, placeholder, variables }, context, report);
      }
    }
  },
});

interface Unknown {
  readonly step: Step;
  readonly payload: ScalarNode;
  readonly placeholder: Placeholder;
  readonly variables: RequestVariables;
}

function reportPlaceholder(unknown: Unknown, context: StepContext, report: Report): void {
  const { step, payload, variables } = unknown;
  const { name, range } = unknown.placeholder;
  const isRaw = payload.value.type === "string";
  const meant = variables.secrets.get(name) ?? context.suggest(name, variables.names);
  // Outside of a raw block the name may be one of the template.
  if (!isRaw && (context.isTemplated || (meant === undefined && !/^[A-Z][A-Z0-9_]*$/.test(name)))) {
    return;
  }
  const place = isRaw
    ? rangeWithin(payload, range, context.text)
    : placeholderRange(payload, name, context.text);
  const isExact = context.text.slice(place.start, place.end) === name;
  report(
    place,
    `No variable or secret ${quote(name)} in the http step ${quote(step.name.text)}${advice(meant, variables)}`,
    {
      severity: unlessTemplated(context, "warning"),
      fixes: () =>
        meant === undefined || !isExact
          ? []
          : fixOf(`Change to ${quote(meant)}`, [{ range: place, newText: meant }], unsafe),
    },
  );
}

function advice(meant: string | undefined, { names }: RequestVariables): string {
  if (meant !== undefined) return `; did you mean ${quote(meant)}?`;
  return names.length === 0
    ? "; declare it under parameters."
    : `; its placeholders are ${quoteAll(names)}.`;
}

/** The text of a scalar with template tags is its source without the quotes, so that the name stands as it is. */
function placeholderRange({ range }: ScalarNode, name: string, text: string) {
  const source = text.slice(range.start, range.end);
  const at = /\{\{\s*/g;
  for (let found = at.exec(source); found; found = at.exec(source)) {
    if (source.startsWith(name, at.lastIndex)) {
      const start = range.start + at.lastIndex;
      return { start, end: start + name.length };
    }
  }
  return range;
}

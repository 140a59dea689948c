import type { OffsetRange } from "../../document/syntaxNode.js";
import { textListOf } from "../../model/readNode.js";
import type { Step } from "../../model/spec.js";
import { workflowDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { mappingAt, namedPairsAt } from "../read/mappingAt.js";
import { defineRule } from "../rule.js";

const train = `
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        outputParameters: { accuracy: accuracy.txt }`;

export const nameCollision = defineRule({
  id: "environment/name-collision",
  severity: "warning",
  scope: "step",
  sources: ["inference"],
  summary: "A name stands in one of `env`, `inherit` and `secrets` of a step.",
  why: "All three become variables of the step, and which value wins is not documented (inference).",
  bad: workflowDocument(`${train}
      publish:
        type: http
        method: put
        url: https://api.example.com/models
        parents: [train]
        parameters:
          env:
            ACCURACY: "0"
          inherit:
            <|ACCURACY|>: accuracy`),
  good: workflowDocument(`${train}
      publish:
        type: http
        method: put
        url: https://api.example.com/models
        parents: [train]
        parameters:
          env:
            LEAST_ACCURACY: "0"
          inherit:
            ACCURACY: accuracy`),
  check(step, _context, report) {
    const first = new Map<string, Variable>();
    for (const variable of variables(step)) {
      const { name, list, range } = variable;
      const known = first.get(name);
      if (!known) first.set(name, variable);
      if (!known || known.list === list) continue;
      report(
        range,
        `${quote(name)} stands in ${quote(known.list)} and in ${quote(list)}; keep one of the two.`,
        { related: [{ range: known.range, message: `Here it stands in ${quote(known.list)}.` }] },
      );
    }
  },
});

interface Variable {
  readonly name: string;
  readonly list: "env" | "inherit" | "secrets";
  readonly range: OffsetRange;
}

function variables({ node }: Step): readonly Variable[] {
  const named = (["env", "inherit"] as const).flatMap((list) =>
    namedPairsAt(node, "parameters", list).map(({ key: { text: name, range } }) => ({
      name,
      list,
      range,
    })),
  );
  const secrets = textListOf(mappingAt(node, "parameters"), "secrets")?.items ?? [];
  return [
    ...named,
    ...secrets.map(({ text: name, range }) => ({ name, list: "secrets" as const, range })),
  ];
}

import { insertPair } from "../../document/edit/insertEntry.js";
import type { NewValue } from "../../document/edit/newValue.js";
import type { MappingNode } from "../../document/syntaxNode.js";
import { textListOf } from "../../model/readNode.js";
import { quote } from "../../rules/quote.js";
import { isOnStep, stepAt, type FindRefactorings, type Refactoring } from "./refactoring.js";

/** More of a workflow's outputs are not offered. */
const mostOutputs = 5;

/** Conditions under which a step with parents runs: on how these have ended, and on what they have put out. */
export const addConditions: FindRefactorings = (context) => {
  const step = stepAt(context);
  const node = step?.node;
  if (node?.kind !== "mapping" || !isOnStep(context, ["parents", "executionParameters"])) return [];
  const parents = textListOf(node, "parents");
  if (!parents?.complete || parents.items.length === 0) return [];
  const names = [...new Set(parents.items.map(({ text }) => text))];
  const { text } = context.tree;
  const offer = (title: string, key: string, condition: NewValue) =>
    wrapped(text, node, { title, key, condition });
  const [all, one] =
    names.length === 1
      ? [`${quote(names[0] ?? "")} has`, `${quote(names[0] ?? "")} has`]
      : ["all parents have", "a parent has"];
  const status = (condition: string, wanted: string) => ({
    condition,
    parents: names,
    status: [wanted],
  });
  const outputs = names.flatMap((name) =>
    [...(context.block.facts?.steps.get(name)?.outputs.names ?? [])].map((output) => ({
      name,
      output,
    })),
  );
  return [
    ...offer(`Run only if ${all} succeeded`, "parentStatus", status("all-of", "success")),
    ...offer(`Run only if ${one} failed`, "parentStatus", status("one-of", "failure")),
    ...outputs.slice(0, mostOutputs).flatMap(({ name, output }) =>
      offer(`Run only if ${quote(output)} of ${quote(name)} has a certain value`, "conditional", {
        condition: "equals",
        paramName: output,
        stepName: name,
        value: "<value>",
      }),
    ),
  ];
};

interface Condition {
  readonly title: string;
  readonly key: string;
  readonly condition: NewValue;
}

/** One condition more for a step that has none of its sort yet. */
function wrapped(
  text: string,
  step: MappingNode,
  { title, key, condition }: Condition,
): readonly Refactoring[] {
  const execution = step.pairs.find((pair) => pair.key.text === "executionParameters");
  const value = execution?.value;
  if (execution && value?.kind !== "mapping") return [];
  if (value?.kind === "mapping" && value.pairs.some((pair) => pair.key.text === key)) return [];
  const edits = () =>
    value?.kind === "mapping"
      ? insertPair(text, value, [key, [condition]])
      : insertPair(text, step, ["executionParameters", { [key]: [condition] }]);
  return [{ kind: "refactor.rewrite", title, edits }];
}

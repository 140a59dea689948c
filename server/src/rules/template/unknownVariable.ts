import { replacement } from "../../document/edit/edit.js";
import type { SyntaxTree } from "../../document/syntaxNode.js";
import type { NameUse } from "../../template/readExpression.js";
import { readStatement } from "../../template/statement.js";
import { templateDocument, templateFiles } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { requestVariables } from "../http/request.js";
import { quote } from "../quote.js";
import { defineRule, type RuleContext } from "../rule.js";
import { followIncludes, templateNames } from "./includes.js";
import { fileName, variablesOf } from "./variables.js";

const step = "train: { type: sql, sqlQueryPath: train.sql }";

export const unknownVariable = defineRule({
  id: "template/unknown-variable",
  severity: "warning",
  scope: "file",
  sources: ["SDK"],
  summary: "Each variable of a template has a value in its parameter file.",
  why: "What has no value becomes empty text without an error (SDK). Which file has the values is told by `templateParameters` in the project file; a variable that is tested by `if` or `is defined`, or has a `default`, may be missing.",
  files: templateFiles,
  bad: templateDocument(step, "{{ <|prefx|> }}-nightly"),
  good: templateDocument(step, "{{ prefix }}-nightly"),
  check(context, report) {
    const { tree, beside, suggest } = context;
    const variables = variablesOf(beside);
    if (!beside || !variables || tree.templateTags.length === 0) return;
    const file = fileName(beside.templateParameters ?? "");
    const names = templateNames(tree);
    const { uses, optional } = usesIn(context);
    for (const { name, range } of uses) {
      if (variables.has(name) || optional.has(name)) continue;
      const near = suggest(name, variables.keys());
      const guess = near === undefined ? `; add it there.` : `; did you mean ${quote(near)}?`;
      report(range, `The variable ${quote(name)} has no value in "${file}"${guess}`, {
        fixes: () => {
          const edits = near === undefined ? [] : [replacement(range.start, range.end, near)];
          return fixOf(`Change to ${quote(near ?? "")}`, edits, unsafe);
        },
      });
    }
    const known = new Set([...optional, ...names.bound.map(({ name }) => name)]);
    for (const { include, files } of followIncludes(names, beside)) {
      for (const { uri, names: inner } of files) {
        const lost = inner.variables.find(
          ({ name, hasDefault }) => !hasDefault && !variables.has(name) && !known.has(name),
        );
        if (!lost) continue;
        report(
          include.range,
          `The variable ${quote(lost.name)} of ${quote(fileName(uri))} has no value in "${file}"; add it there.`,
        );
      }
    }
  },
});

/** Where variables are used, and which of them may be missing because the template asks whether they are there. */
function usesIn({ tree, file }: RuleContext): {
  readonly uses: readonly NameUse[];
  readonly optional: ReadonlySet<string>;
} {
  const { variables } = templateNames(tree);
  const steps = [...(file.workflow?.steps.parts.values() ?? [])];
  const isTested = testedIn(tree);
  const optional = variables.filter((use) => use.hasDefault || isTested(use));
  // Of a placeholder that is meant for the running step another finding tells more.
  const isOfStep = ({ name, range }: NameUse) =>
    steps.some(
      (step) =>
        step.range.start <= range.start &&
        range.end <= step.range.end &&
        requestVariables(step).names.includes(name),
    );
  return {
    uses: variables.filter((use) => !isOfStep(use)),
    optional: new Set(optional.map(({ name }) => name)),
  };
}

/** Whether a name stands in the condition of a branch. */
function testedIn({ text, templateTags }: SyntaxTree): (use: NameUse) => boolean {
  const tests = templateTags.filter(({ kind, range }) => {
    if (kind !== "statement") return false;
    const keyword = readStatement(text.slice(range.start, range.end))?.keyword ?? "";
    return keyword === "if" || keyword === "elif";
  });
  return ({ range }) =>
    tests.some((tag) => tag.range.start <= range.start && range.end <= tag.range.end);
}

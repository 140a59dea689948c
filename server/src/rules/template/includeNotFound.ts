import { replacement } from "../../document/edit/edit.js";
import { pathsLike } from "../beside/reportMissing.js";
import { exampleFragment, templateDocument } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import { defineRule, type RuleContext } from "../rule.js";
import { followIncludes, templateNames, type IncludeProblem } from "./includes.js";
import { fileName } from "./variables.js";

export const includeNotFound = defineRule({
  id: "template/include-not-found",
  severity: "error",
  scope: "file",
  sources: ["SDK"],
  summary: "A file that a template includes is there.",
  why: "Rendering ends with an error at the first one that is missing. It is looked for in the folder where the command line runs, here the workspace folder, and then in those of the files loaded so far (SDK).",
  files: exampleFragment,
  bad: templateDocument('{% include <|"parts/step.yaml"|> %}'),
  good: templateDocument('{% include "parts/steps.yaml" %}'),
  check(context, report) {
    const { tree, beside } = context;
    const names = templateNames(tree);
    if (!beside || names.includes.length === 0) return;
    for (const { include, problems } of followIncludes(names, beside)) {
      const problem = problems.find(({ kind }) => kind === "missing");
      if (!problem) continue;
      const near = nearest(context, problem);
      const guess = near === undefined ? "; create it or correct the name" : "";
      const question = near === undefined ? "." : `; did you mean ${quote(near)}?`;
      const isOwn = problem.chain.length === 1;
      const through = isOwn
        ? ""
        : `, which ${quote(fileName(problem.chain.at(-1) ?? ""))} includes,`;
      report(
        include.range,
        `The file ${quote(problem.target)}${through} is neither in the workspace folder nor beside the files that include it${guess}${question}`,
        {
          fixes: () => (near === undefined || !isOwn ? [] : rename(context, include.range, near)),
        },
      );
    }
  },
});

function nearest(
  { beside, suggest }: RuleContext,
  { target, folders }: IncludeProblem,
): string | undefined {
  return beside && suggest(target, pathsLike(target, { beside, kind: "file", folders }));
}

/** Between the quotes that are there. */
function rename(
  { text }: RuleContext,
  { start, end }: { readonly start: number; readonly end: number },
  name: string,
) {
  const quotes = text.charAt(start);
  const edit = replacement(start, end, `${quotes}${name}${quotes}`);
  return fixOf(`Change to ${quote(name)}`, name.includes(quotes) ? [] : [edit], unsafe);
}

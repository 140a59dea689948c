import { replaceScalar } from "../../document/edit/editScalar.js";
import type { ScalarNode } from "../../document/syntaxNode.js";
import { deployedBlock, deploymentDocument } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import { defineRule, type RuleContext } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";
import { deployedParameters, type DeployedParameters } from "./deployedSpec.js";
import { givenValues } from "./givenValues.js";

export const unknownParameter = defineRule({
  id: "deployment/unknown-parameter",
  severity: "warning",
  scope: "file",
  sources: ["inference"],
  summary: "A value is given to a parameter that the block declares.",
  why: "A value that no parameter takes does nothing, and the one that was meant keeps its default (inference). The block is the one that a comment `# peak-press-spec: <path>` names.",
  files: deployedBlock,
  bad: deploymentDocument("\n    run: { region: north, <|horizn|>: 28 }"),
  good: deploymentDocument("\n    run: { region: north, horizon: 28 }"),
  check(context, report) {
    const declared = deployedParameters(context);
    if (!declared) return;
    for (const { list, pairs } of givenValues(context.file)) {
      for (const { key } of pairs) {
        if (declared[list].has(key.text) || !declared.isComplete[list]) continue;
        const isElsewhere = declared[otherThan(list)].has(key.text);
        // A build parameter in a patch is another finding.
        if (isElsewhere && context.file.kind === "patch-parameters") continue;
        const near = isElsewhere ? undefined : context.suggest(key.text, declared[list].keys());
        report(key.range, messageFor({ list, key, near, isElsewhere }, declared), {
          severity: unlessTemplated(context, "warning"),
          fixes: () => renameFix(context, key, near),
        });
      }
    }
  },
});

const otherThan = (list: "build" | "run") => (list === "run" ? "build" : "run");

interface UnknownValue {
  readonly list: "build" | "run";
  readonly key: ScalarNode;
  readonly near: string | undefined;
  readonly isElsewhere: boolean;
}

function messageFor(
  { list, key, near, isElsewhere }: UnknownValue,
  { marker }: DeployedParameters,
): string {
  const name = quote(key.text);
  if (isElsewhere) {
    return `${name} is a ${otherThan(list)} parameter of the block, not a ${list} parameter; give its value among those.`;
  }
  const problem = `The block in ${quote(marker.text)} declares no ${list} parameter ${name}`;
  return near === undefined
    ? `${problem}; declare it there or leave it out.`
    : `${problem}; did you mean ${quote(near)}?`;
}

function renameFix({ text }: RuleContext, key: ScalarNode, near: string | undefined) {
  if (near === undefined) return [];
  return fixOf(`Rename to ${quote(near)}`, replaceScalar(text, key, near), unsafe);
}

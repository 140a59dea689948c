import { parametersMentioned } from "../../model/parametersMentioned.js";
import { parametersDocument, specDocument } from "../exampleDocument.js";
import { removeDeclaration } from "../fix/declarationFixes.js";
import { quote } from "../quote.js";
import { defineRule, type RuleContext } from "../rule.js";

export const unused = defineRule({
  id: "parameter/unused",
  severity: "information",
  scope: "file",
  sources: ["inference"],
  summary: "Each build parameter is referred to in `config`.",
  why: 'The value of a build parameter has an effect only where `"@param:<name>"` stands (inference).',
  bad: parametersDocument(`
  build:
    - name: <|machine|>
      title: Machine
      type: number
      required: false
      defaultValue: 21`),
  good: parametersDocument(
    `
  build:
    - name: machine
      title: Machine
      type: number
      required: false
      defaultValue: 21`,
    `
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        resources: { instanceTypeId: "@param:machine" }
    triggers:
      - webhook: true`,
  ),
  fixed: specDocument({}),
  check(context, report) {
    const { file, isTemplated, text } = context;
    if (isTemplated) return;
    const used = usedNames(context);
    if (!used) return;
    for (const { list, name, node } of file.parameters) {
      if (list !== "build" || !name || used.has(name.text)) continue;
      report(
        name.range,
        `Nothing in the config refers to the build parameter ${quote(name.text)}; write "@param:${name.text}" where its value belongs or remove it.`,
        {
          tags: ["unnecessary"],
          fixes: () => removeDeclaration(text, file, { list, node, name: name.text }),
        },
      );
    }
  },
});

/**
 * The names mentioned; a misspelt one, which is reported where it stands, counts for the one that it is most like.
 * Undefined where a template expression may print a reference.
 */
function usedNames({
  workflow,
  tree,
  declared,
  suggest,
}: RuleContext): ReadonlySet<string> | undefined {
  const { build } = declared;
  const steps = [...(workflow?.steps.values() ?? [])].map(({ mentions }) => mentions);
  const all = [parametersMentioned(tree.root), ...steps];
  if (!all.every(({ isComplete }) => isComplete)) return undefined;
  const names = new Set(all.flatMap((mentions) => [...mentions.names]));
  return new Set(
    [...names].flatMap((name) => (build.has(name) ? name : (suggest(name, build) ?? []))),
  );
}

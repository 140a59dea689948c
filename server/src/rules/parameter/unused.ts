import { parametersDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import type { RuleContext } from "../rule.js";
import { declaredNames, findParameterReferences } from "./parameterReferences.js";

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
  check(context, report) {
    const { file, isTemplated, tree } = context;
    if (isTemplated) return;
    const used = usedNames(context);
    for (const { list, name } of file.parameters) {
      if (list !== "build" || !name || used.has(name.text)) continue;
      // Whatever a reference inside a longer text or a template comes to, the name is in use there.
      if (tree.text.includes(`@param:${name.text}`)) continue;
      report(
        name.range,
        `Nothing in the config refers to the build parameter ${quote(name.text)}; write "@param:${name.text}" where its value belongs or remove it.`,
        { tags: ["unnecessary"] },
      );
    }
  },
});

/** The names referred to; a misspelt one, which is reported where it stands, counts for the one that it is most like. */
function usedNames({ file, suggest }: RuleContext): ReadonlySet<string> {
  const declared = declaredNames(file, "build");
  return new Set(
    findParameterReferences(file).flatMap(({ name }) => {
      if (declared.has(name)) return name;
      return suggest(name, declared) ?? [];
    }),
  );
}

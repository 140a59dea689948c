import { removePair } from "../../document/edit/removeEntry.js";
import { findTemplateTags } from "../../template/findTemplateTags.js";
import { readTemplateNames } from "../../template/templateNames.js";
import { asMapping } from "../../model/readNode.js";
import type { FilesBeside } from "../beside/filesBeside.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { followIncludes, isDynamic } from "./includes.js";

export const unusedParameter = defineRule({
  id: "template/unused-parameter",
  severity: "hint",
  scope: "file",
  sources: ["inference"],
  summary: "A template uses each entry of its parameter file.",
  why: "An entry that no template names is often the old name of one that was renamed (inference). Which templates a file belongs to is told by `templateParameters` in the project file.",
  files: {
    ".press-blocks.yaml": "templateParameters: { '*.j2': some.block.yaml }\n",
    "notify.block.yaml.j2": "body: { metadata: { name: '{{ prefix }}-notify' } }\n",
  },
  bad: "# peak-press: template-params\nprefix: dev\n<|suffix|>: night\n",
  good: "# peak-press: template-params\nprefix: dev\n",
  check({ beside, kind, file, tree, text }, report) {
    const root = asMapping(file.root);
    if (kind !== "template-params" || !beside || !root || tree.templateTags.length > 0) return;
    const used = usedNames(beside);
    if (!used) return;
    for (const pair of root.pairs) {
      if (used.has(pair.key.text) || pair.key.text === "<<") continue;
      report(pair.key.range, `No template of this file uses ${quote(pair.key.text)}.`, {
        tags: ["unnecessary"],
        fixes: () => fixOf(`Remove ${quote(pair.key.text)}`, removePair(text, root, pair), unsafe),
      });
    }
  },
});

/** All names in the templates and what they include; undefined where there are none, or some cannot be known. */
function usedNames(beside: FilesBeside): ReadonlySet<string> | undefined {
  const templates = beside.templates() ?? [];
  const used = new Set<string>();
  for (const uri of templates) {
    const text = beside.readText(uri);
    if (text === undefined) return undefined;
    const names = readTemplateNames(text, findTemplateTags(text).tags);
    if (/\{%[-+]?\s*(?:extends|import|from)\b/.test(text)) return undefined;
    const followed = followIncludes(names, { ...beside, uri });
    const all = [names, ...followed.flatMap(({ files }) => files.map((file) => file.names))];
    const isWhole =
      followed.every(({ problems }) => problems.length === 0) &&
      all.every(({ includes }) => includes.every(({ target }) => !isDynamic(target)));
    if (!isWhole) return undefined;
    for (const { variables, bound } of all) {
      for (const { name } of [...variables, ...bound]) used.add(name);
    }
  }
  return templates.length === 0 ? undefined : used;
}

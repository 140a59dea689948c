import { resolveAlias } from "../../document/effectivePairs.js";
import type { PairNode } from "../../document/syntaxNode.js";
import { pairOf, valueOf } from "../../model/readNode.js";
import type { ParameterDeclaration } from "../../model/spec.js";
import { parametersDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";
import { unlessTemplated } from "../unlessTemplated.js";

export const defaultMissing = defineRule({
  id: "parameter/default-missing",
  severity: "warning",
  scope: "file",
  sources: ["platform reference", "SDK"],
  summary: "Each declared parameter has a `defaultValue`, unless its value is hidden.",
  why: "The platform reference requires it; newer versions of the SDK do not, hence a warning. A default of a hidden value would be readable in the file.",
  bad: parametersDocument(`
  run:
    - <|name|>: epochs
      title: Epochs
      type: number
      required: true`),
  good: parametersDocument(`
  run:
    - name: epochs
      title: Epochs
      type: number
      required: true
      defaultValue: 20
    - name: registry_key
      title: Registry key
      type: string
      required: true
      hideValue: true`),
  competesWith: ["schema/required-key"],
  check(context, report) {
    for (const declaration of context.file.parameters) {
      const { name, node } = declaration;
      // An entry without a name is still being written.
      if (name === undefined || hasDefault(declaration) || mayBeHidden(declaration)) continue;
      report(
        (pairOf(node, "defaultValue") ?? node.pairs[0])?.key.range ?? name.range,
        `Parameter ${quote(name.text)} has no defaultValue; add the value that is used when none is given.`,
        { severity: unlessTemplated(context, "warning") },
      );
    }
  },
});

/** A misspelt `defaultValue` is reported where it stands. */
function hasDefault({ node }: ParameterDeclaration): boolean {
  const isMeant = ({ key }: PairNode) => /^default(?!Value$)/i.test(key.text);
  if (node.pairs.some(isMeant)) return true;
  const value = valueOf(node, "defaultValue");
  return value !== undefined && !(value.kind === "scalar" && value.value.type === "null");
}

function mayBeHidden({ node }: ParameterDeclaration): boolean {
  const value = resolveAlias(valueOf(node, "hideValue"));
  if (value?.kind !== "scalar") return false;
  return value.value.type === "unknown" || (value.value.type === "boolean" && value.value.value);
}

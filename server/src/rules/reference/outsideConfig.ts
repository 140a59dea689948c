import type { ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import { asMapping } from "../../model/readNode.js";
import { specDocument } from "../exampleDocument.js";
import { quote } from "../quote.js";
import { defineRule } from "../rule.js";

export const outsideConfig = defineRule({
  id: "reference/outside-config",
  severity: "warning",
  scope: "file",
  sources: ["SDK"],
  summary: 'References `"@param:<name>"` stand below `config`.',
  why: "Build parameters are put into the config when the block is deployed; everything else is sent as it stands (SDK).",
  bad: specDocument({ metadata: '\n    title: <|"@param:title"|>' }),
  good: specDocument({ metadata: "\n    title: Nightly training" }),
  check({ file }, report) {
    for (const node of textsOutsideConfig(file.root)) {
      if (!/^@param:\S+$/.test(node.text)) continue;
      report(
        node.range,
        `Build parameters are put into "config" only; ${quote(node.text)} is sent as this very text.`,
      );
    }
  },
});

function textsOutsideConfig(root: SyntaxNode): readonly ScalarNode[] {
  const body = asMapping(asMapping(root)?.pairs.find(({ key }) => key.text === "body")?.value);
  const config = body?.pairs.find(({ key }) => key.text === "config")?.value;
  const found: ScalarNode[] = [];
  const open: (SyntaxNode | undefined)[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (node === undefined || node === config) continue;
    if (node.kind === "mapping") open.push(...node.pairs.map(({ value }) => value));
    else if (node.kind === "sequence") open.push(...node.items);
    else if (node.kind === "scalar" && node.value.type === "string") found.push(node);
  }
  return found;
}

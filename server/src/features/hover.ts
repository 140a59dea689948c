import { MarkupKind, type Hover } from "vscode-languageserver-types";
import type { BlockDocument } from "./blockDocument.js";
import { toRange } from "./toRange.js";
import { explainAlias } from "./hover/explainAlias.js";
import type { Explain } from "./hover/explanation.js";
import { explainFile } from "./hover/explainFile.js";
import { explainGivenValue } from "./hover/explainGivenValue.js";
import { explainName } from "./hover/explainName.js";
import { explainSchema } from "./hover/explainSchema.js";
import { explainTemplate } from "./hover/explainTemplate.js";

/** The first that has something to tell about a place tells it. */
const explainers: readonly Explain[] = [
  explainTemplate,
  explainAlias,
  explainName,
  explainGivenValue,
  explainFile,
  explainSchema,
];

/**
 * Explains the name, key, value, alias or template variable at an offset; null where there is nothing to explain.
 *
 * @param now milliseconds since 1970
 */
export function hover(block: BlockDocument, offset: number, now: number): Hover | null {
  const question = { block, offset, now, around: block.around(offset) };
  for (const explain of explainers) {
    const explanation = explain(question);
    if (explanation === undefined || explanation.markdown === "") continue;
    return {
      contents: { kind: MarkupKind.Markdown, value: explanation.markdown },
      range: toRange(block.text, explanation.range),
    };
  }
  return null;
}

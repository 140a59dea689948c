import type { DocumentKind } from "../../model/spec.js";
import { deployedParameters } from "../../rules/deployment/deployedSpec.js";
import { givenValues } from "../../rules/deployment/givenValues.js";
import { touches } from "../toRange.js";
import { declarationWords } from "./explainName.js";
import { codeOf, paragraphs, type Explain } from "./explanation.js";

const givingKinds: ReadonlySet<DocumentKind> = new Set<DocumentKind>([
  "create-deployment",
  "create-revision",
  "patch-parameters",
  "params-fallback",
]);

/** The parameter that a deployment, a revision or a patch gives a value to, as the block that it deploys declares it. */
export const explainGivenValue: Explain = ({ block, offset }) => {
  if (!givingKinds.has(block.kind)) return undefined;
  const { file, beside } = block;
  if (!beside || !file) return undefined;
  for (const { list, pairs } of givenValues(file)) {
    const pair = pairs.find(({ key }) => touches(key.range, offset));
    if (!pair) continue;
    const deployed = deployedParameters({ tree: block.tree, file, beside });
    const declared = deployed?.[list].get(pair.key.text);
    if (!deployed || !declared) return undefined;
    const markdown = paragraphs(
      declarationWords(declared),
      `Declared in ${codeOf(deployed.marker.text)}.`,
    );
    return { range: pair.key.range, markdown };
  }
  return undefined;
};

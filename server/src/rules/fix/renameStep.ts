import { inOrder } from "../../document/edit/edit.js";
import { replaceText } from "../../document/edit/editScalar.js";
import type { SyntaxTree } from "../../document/syntaxNode.js";
import { buildBlockFile } from "../../model/buildBlockFile.js";
import type { DocumentKind, Step, Text } from "../../model/spec.js";
import { quote } from "../quote.js";
import type { Fix } from "../rule.js";
import { fixOf, unsafe } from "./fixOf.js";

/** Another name for a step, wherever the workflow names it. None where one of the places is an alias. */
export function renameStep(
  tree: SyntaxTree,
  kind: DocumentKind,
  { from, to }: { readonly from: string; readonly to: string },
): readonly Fix[] {
  const steps = buildBlockFile(tree, kind)?.workflow?.steps.parts.values() ?? [];
  const places = [...steps].flatMap(namesIn).filter(({ text }) => text === from);
  // Steps that share a list through an anchor have the same places.
  const byStart = new Map(places.map((place) => [place.range.start, place]));
  const edits = [...byStart.values()].map(({ range }) => replaceText(tree.text, range, to));
  if (edits.some((each) => each.length === 0)) return [];
  return fixOf(`Rename the step to ${quote(to)}`, inOrder(edits.flat()), unsafe);
}

function namesIn({ name, parents, conditionals, parentStatuses }: Step): readonly Text[] {
  return [
    name,
    ...(parents?.items ?? []),
    ...conditionals.flatMap(({ stepName }) => stepName ?? []),
    ...parentStatuses.flatMap((status) => status.parents?.items ?? []),
  ];
}

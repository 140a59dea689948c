import type { DocumentPath } from "../document/path.js";
import type { SyntaxNode } from "../document/syntaxNode.js";
import { asMapping } from "../model/readNode.js";
import type { FilePart } from "./rule.js";

/** The keys below which a file is taken apart further, from the outside in. */
const opened = ["body", "config", "steps"];

/** The parts of a file, in the order of the text. */
export function fileParts(root: SyntaxNode): readonly FilePart[] {
  return partsBelow(root, []);
}

function partsBelow(node: SyntaxNode, path: DocumentPath): readonly FilePart[] {
  const next = path.length < opened.length ? opened[path.length] : undefined;
  return (asMapping(node)?.pairs ?? []).flatMap((pair): readonly FilePart[] => {
    const own = [...path, pair.key.text];
    const isOpened = pair.key.text === next && pair.value?.kind === "mapping";
    return isOpened ? partsBelow(pair.value, own) : [{ pair, path: own }];
  });
}

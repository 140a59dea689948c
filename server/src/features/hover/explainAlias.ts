import { effectivePairs, isMerge, resolveAlias } from "../../document/effectivePairs.js";
import { locate } from "../../document/locate.js";
import type { AliasNode, MappingNode, PairNode, SyntaxNode } from "../../document/syntaxNode.js";
import { codeList, codeOf, paragraphs, type Explain } from "./explanation.js";
import { codeBlock, sourceOf } from "./nodeText.js";

/** An alias by what it stands for, a merge key by what it brings in, an anchor by its uses. */
export const explainAlias: Explain = ({ around: { tree }, offset }) => {
  const { trail, isKey } = locate(tree.root, offset);
  const { node, pair, parent } = trail.at(-1) ?? {};
  if (isKey && pair && isMerge(pair) && parent?.kind === "mapping") {
    return { range: pair.key.range, markdown: mergeWords(parent, pair) };
  }
  if (node?.kind === "alias") {
    return { range: node.range, markdown: aliasWords(node, tree.text) };
  }
  const anchored = node ?? pair?.value;
  const range = anchored && anchorRange(tree.text, anchored);
  if (!range || offset < range.start || offset > range.end) return undefined;
  const uses = tree.root ? countAliases(tree.root, anchored) : 0;
  const markdown = `Anchor ${codeOf(`&${anchored.anchor ?? ""}`)}, used by ${aliasCount(uses)}.`;
  return { range, markdown };
};

function aliasWords({ name, target }: AliasNode, text: string): string {
  const alias = codeOf(`*${name}`);
  if (!target) return `The alias ${alias} has no anchor above it.`;
  const line = text.slice(0, target.range.start).split("\n").length;
  return paragraphs(
    `The alias ${alias} stands for the value from line ${line}:`,
    codeBlock(sourceOf(text, target), "yaml"),
  );
}

function mergeWords(mapping: MappingNode, merge: PairNode): string {
  const own = new Set(mapping.pairs.filter((pair) => !isMerge(pair)).map(({ key }) => key.text));
  const sources = mergeSources(merge.value);
  const names = [
    ...new Set(sources.flatMap((each) => effectivePairs(each)).map(({ key }) => key.text)),
  ];
  const brought = names.filter((name) => !own.has(name));
  const kept = names.filter((name) => own.has(name));
  return paragraphs(
    brought.length === 0
      ? "The merge key brings in nothing."
      : `The merge key brings in ${codeList(brought)}.`,
    kept.length === 0
      ? ""
      : `The mapping's own ${codeList(kept)} ${kept.length === 1 ? "counts" : "count"} more.`,
  );
}

function mergeSources(value: SyntaxNode | undefined): readonly MappingNode[] {
  const target = resolveAlias(value);
  const nodes = target?.kind === "sequence" ? target.items.map(resolveAlias) : [target];
  return nodes.filter((node) => node?.kind === "mapping");
}

/** Where `&name` stands, on the way back from the value. */
function anchorRange(text: string, { anchor, range }: SyntaxNode) {
  if (anchor === undefined) return undefined;
  const written = `&${anchor}`;
  // A tag or a comment may stand between an anchor and its value.
  const start = text.lastIndexOf(written, range.start + written.length);
  return start < 0 ? undefined : { start, end: start + written.length };
}

function countAliases(root: SyntaxNode, target: SyntaxNode): number {
  let count = 0;
  const open: (SyntaxNode | undefined)[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (node?.kind === "alias" && node.target === target) count += 1;
    else if (node?.kind === "sequence") open.push(...node.items);
    else if (node?.kind === "mapping") open.push(...node.pairs.map(({ value }) => value));
  }
  return count;
}

function aliasCount(count: number): string {
  return count === 1 ? "1 alias" : `${count} aliases`;
}

import { insertion, replacement, type Edit } from "../../document/edit/edit.js";
import { indentUnitOf, lineEnd, lineStart, spansLines } from "../../document/edit/layout.js";
import { removePair } from "../../document/edit/removeEntry.js";
import { preferredQuote, writeText } from "../../document/edit/scalarText.js";
import type {
  MappingNode,
  OffsetRange,
  PairNode,
  SyntaxNode,
  SyntaxProblem,
  SyntaxTree,
} from "../../document/syntaxNode.js";
import type { Fix } from "../rule.js";
import { fixOf, safe, unsafe } from "./fixOf.js";

type Fixer = (tree: SyntaxTree, problem: SyntaxProblem) => readonly Fix[];

/** A text in quotes; it may reach to the end of its line, with a comment. */
function quoteRange(text: string, { start, end }: OffsetRange): readonly Fix[] {
  const content = text
    .slice(start, end)
    .replace(/\s+#.*$/, "")
    .trimEnd();
  if (content === "" || /[\r\n]|\{\{|\{%/.test(content)) return [];
  const quoted = writeText(content, preferredQuote(text));
  return fixOf(
    "Put the text in quotes",
    [replacement(start, start + content.length, quoted)],
    safe,
  );
}

const inQuotes: Fixer = ({ text }, { range }) => quoteRange(text, range);

const without =
  (title: string): Fixer =>
  (_, { range }) =>
    fixOf(title, [replacement(range.start, range.end)], safe);

const fixers: Readonly<Record<SyntaxProblem["rule"], Fixer>> = {
  "syntax/unquoted-star": inQuotes,
  "syntax/unquoted-reserved": inQuotes,
  "syntax/reserved-value": inQuotes,
  "syntax/block-header": inQuotes,
  "syntax/unquoted-colon": ({ text }, { range }) => quoteLine(text, range.start),
  "syntax/date": inQuotes,
  "syntax/control-character": without("Remove the character"),
  "syntax/byte-order-mark": without("Remove the byte order mark"),
  "syntax/unusual-line-break": without("Remove the character"),
  "syntax/tab-indentation": ({ text }, { range }) => tabFixes(text, range.start),
  "syntax/tab-separation": (_, { range }) =>
    fixOf("Replace the tab by a space", [replacement(range.start, range.end, " ")], safe),
  "syntax/duplicate-key": duplicateFixes,
  "syntax/missing-colon": ({ text }, { range }) => colonFixes(text, range),
  "syntax/unexpected-bracket": without("Remove the bracket"),
  "syntax/comment-space": (_, { range }) =>
    fixOf("Insert a space", [replacement(range.start, range.start, " ")], safe),
};

/** Ways to mend what is wrong with the text, best first. */
export function syntaxFixes(tree: SyntaxTree, problem: SyntaxProblem): readonly Fix[] {
  return fixers[problem.rule]?.(tree, problem) ?? [];
}

/** A key and its value that nothing, or a colon without a blank, divides. */
function colonFixes(text: string, { start, end }: OffsetRange): readonly Fix[] {
  const source = text.slice(start, end);
  if (spansLines(source)) return [];
  const tight = /^[A-Za-z_][\w-]*:(?=[^\s:/])/.exec(source)?.[0];
  if (tight !== undefined) {
    return fixOf("Insert a space after the colon", [insertion(start + tight.length, " ")], safe);
  }
  const key = /^[A-Za-z_][\w-]*(?=\s|$)/.exec(source)?.[0];
  if (key === undefined || source.includes(":")) return [];
  return fixOf("Insert a colon", [insertion(start + key.length, ":")], unsafe);
}

/** The value of a line in quotes, where it is certain that it is one text. */
function quoteLine(text: string, offset: number): readonly Fix[] {
  const start = lineStart(text, offset);
  const end = lineEnd(text, offset);
  const key = /^[^:]*?:[ \t]+/.exec(text.slice(start, end))?.[0] ?? "";
  const value = { start: start + key.length, end };
  const isCertain = key !== "" && value.start <= offset;
  const hasMarks = /["'[\]{}#]/.test(text.slice(value.start, end));
  return isCertain && !hasMarks ? quoteRange(text, value) : [];
}

/** Blanks for the tabs before the first character of a line. */
function tabFixes(text: string, offset: number): readonly Fix[] {
  const start = lineStart(text, offset);
  const blanks = /^[ \t]*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? "";
  const spaces = blanks.replaceAll("\t", " ".repeat(indentUnitOf(text)));
  return fixOf("Indent with spaces", [replacement(start, start + blanks.length, spaces)], safe);
}

/** One of two equal pairs goes without a word; of others the first, which the platform ignores. */
function duplicateFixes({ text, root }: SyntaxTree, { range }: SyntaxProblem): readonly Fix[] {
  const found = findPair(root, range.start);
  if (!found) return [];
  const { mapping, pair } = found;
  const first = mapping.pairs.find(({ key }) => key.text === pair.key.text);
  if (!first || first === pair) return [];
  const remove = (one: PairNode): readonly Edit[] => removePair(text, mapping, one);
  if (sourceOf(text, first) === sourceOf(text, pair)) {
    return fixOf("Remove the repetition", remove(pair), safe);
  }
  return [
    ...fixOf("Remove the first one, which is ignored", remove(first), unsafe),
    ...fixOf("Remove this one", remove(pair), unsafe),
  ];
}

function sourceOf(text: string, { range }: PairNode): string {
  return text.slice(range.start, range.end).replaceAll(/\s+/g, " ");
}

/** The pair whose key begins at an offset. */
function findPair(
  root: SyntaxNode | undefined,
  offset: number,
): { readonly mapping: MappingNode; readonly pair: PairNode } | undefined {
  let node = root;
  while (node) {
    if (node.kind === "sequence") node = node.items.find((item) => item && contains(item, offset));
    else if (node.kind === "mapping") {
      const pair: PairNode | undefined = node.pairs.findLast((own) => contains(own, offset));
      if (pair?.key.range.start === offset) return { mapping: node, pair };
      node = pair?.value;
    } else return undefined;
  }
  return undefined;
}

function contains({ range }: Pick<PairNode, "range">, offset: number): boolean {
  return range.start <= offset && offset < range.end;
}

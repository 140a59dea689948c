import { insertion, type Edit } from "../../document/edit/edit.js";
import { lineBreakOf, lineEnd, lineStart, nextLine } from "../../document/edit/layout.js";
import { locate } from "../../document/locate.js";
import type { OffsetRange, SyntaxTree } from "../../document/syntaxNode.js";
import type { Finding } from "../../rules/rule.js";
import { findSuppressions, type Suppression } from "../../rules/suppression/suppressions.js";

/** A comment behind or above the line of a finding that suppresses its rule there. */
export function suppressInLine(tree: SyntaxTree, { rule, range }: Finding): readonly Edit[] {
  const { text } = tree;
  const start = lineStart(text, range.start);
  const end = lineEnd(text, range.start);
  const existing = findSuppressions(tree).find(
    ({ scope, covers }) => scope !== "file" && covers.start === start,
  );
  if (existing) return [addTo(text, existing, rule)];
  const hasComment = tree.comments.some((comment) => start <= comment.start && comment.start < end);
  if (!hasComment && !isInText(tree, end)) {
    return [insertion(end, ` # press-blocks-disable-line ${rule}`)];
  }
  if (isInText(tree, start)) return [];
  const indent = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? "";
  const comment = `${indent}# press-blocks-disable-next-line ${rule}${lineBreakOf(text)}`;
  return [insertion(start, comment)];
}

/** A comment below those at the head of the file that suppresses a rule everywhere in it. */
export function suppressInFile(tree: SyntaxTree, rule: string): readonly Edit[] {
  const { text } = tree;
  const existing = findSuppressions(tree).find(({ scope }) => scope === "file");
  if (existing) return [addTo(text, existing, rule)];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (text.startsWith("#", at) && nextLine(text, at) > lineEnd(text, at))
    at = nextLine(text, at);
  const isBehindComment = text.startsWith("#", at);
  const comment = `# press-blocks-disable-file ${rule}`;
  const lineBreak = lineBreakOf(text);
  return isBehindComment
    ? [insertion(text.length, lineBreak + comment)]
    : [insertion(at, comment + lineBreak)];
}

/** One more rule for a comment that is there, before its reason. */
function addTo(text: string, { rules, comment }: Suppression, rule: string): Edit {
  const head = /^(?:#|\{#-?)\s*[\w-]+/.exec(text.slice(comment.start, comment.end))?.[0] ?? "#";
  return insertion(rules.at(-1)?.range.end ?? comment.start + head.length, ` ${rule}`);
}

/** Whether an offset lies within a text of several lines, where a comment would be part of the text. */
function isInText({ root, templateTags }: SyntaxTree, offset: number): boolean {
  const contains = ({ start, end }: OffsetRange) => start < offset && offset < end;
  const node = locate(root, offset).trail.at(-1)?.node;
  const isInScalar = node?.kind === "scalar" && contains(node.range);
  return isInScalar || templateTags.some(({ range }) => contains(range));
}

import type { PairNode } from "../syntaxNode.js";
import { replacement, type Edit } from "./edit.js";
import { columnOf, layoutOf, lineEnd, linesOf } from "./layout.js";
import { colonAfter, isInBlock, setValue } from "./setValue.js";

/** Characters that a block of text cannot hold, for want of escapes. */
const unwritable =
  /[^\t\n\r\x20-\x7E\xA0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * Gives a pair a text as its value, written as a block of lines (`|`); inside brackets, and where a block cannot hold
 * it, in quotes. No edits when the value that it replaces holds comments, or the next line begins with a tab.
 */
export function setBlockText(text: string, pair: PairNode, content: string): readonly Edit[] {
  const colon = colonAfter(text, pair);
  if (colon === undefined) return [];
  const { start, end } = pair.value?.range ?? { start: colon, end: colon };
  if (/(?:^|\s)#/m.test(text.slice(start, end))) return [];
  const isWritable = content.trim() !== "" && !unwritable.test(content);
  if (!isWritable || !isInBlock(text, pair)) return setValue(text, pair, content);

  const gap = text.slice(colon, start).trim();
  const after = lineEnd(text, end);
  if (isTabAhead(text, after)) return [];
  const comments = [gap, text.slice(end, after).trim()].filter((part) => part !== "");
  if (comments.length > 1 || linesOf(gap).length > 1 || /^[&!]/.test(gap)) return [];
  const { lineBreak, unit } = layoutOf(text);
  const indent = " ".repeat(columnOf(text, pair.key.range.start) + unit);
  const lines = linesOf(content.replace(/(?:\r\n|\n|\r)$/, ""));
  const head = [`|${indicators(content, unit)}`, ...comments].join(" ");
  const body = lines.map((line) => lineBreak + (line === "" ? "" : indent + line)).join("");
  return [replacement(colon, after, ` ${head}${body}`)];
}

/** Whether the next line begins with a tab: it would become a part of the text above it. */
function isTabAhead(text: string, offset: number): boolean {
  return /^\s*?[\r\n][ ]*\t/.test(text.slice(offset, offset + farthest));
}

const farthest = 1000;

/** The indicators of a block of text: the indentation where its first line begins with a blank, and how it ends. */
function indicators(content: string, unit: number): string {
  const indentation = /^[\s]/.test(content) ? String(unit) : "";
  if (!/[\r\n]$/.test(content)) return `${indentation}-`;
  return /(?:\r\n|\n|\r){2}$/.test(content) ? `${indentation}+` : indentation;
}

import { unprintedRanges } from "../../template/unprintedRanges.js";
import type { OffsetRange, SyntaxTree, TemplateTag } from "../syntaxNode.js";
import type { LinePlan } from "./linePlan.js";
import { lineIndexAt, type Line } from "./lines.js";

/**
 * Whether the lines of a template may move as planned. Which of them are rendered is not known, but any selection of them
 * is nested as before when all lines of one column move to one other column, and those of deeper ones stay deeper. What an
 * expression prints over several lines counts on the column that it has.
 */
export function keepsNesting(tree: SyntaxTree, lines: readonly Line[], plan: LinePlan): boolean {
  const { text, templateTags } = tree;
  const moved = templateTags.filter(
    ({ range }) => plan.shiftOf(lineIndexAt(lines, range.start)) !== 0,
  );
  if (moved.some((tag) => printsLines(text, tag))) return false;
  return !tree.hasTemplateStatements || isMonotone(tree, lines, plan);
}

/** Whether an expression may print lines: it stands alone on its line, or indents what it prints. */
function printsLines(text: string, { kind, range: { start, end } }: TemplateTag): boolean {
  if (kind !== "expression") return false;
  if (/\bindent\b/.test(text.slice(start, end))) return true;
  const before = /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, start - 200), start));
  return before && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(end, end + 200));
}

function isMonotone({ text, templateTags }: SyntaxTree, lines: readonly Line[], plan: LinePlan) {
  const columns = new Map<number, number>();
  const add = (from: number, to: number): boolean => {
    const known = columns.get(from);
    columns.set(from, to);
    return known === undefined || known === to;
  };
  for (const levels of plan.levels.values()) {
    if (!levels.every(({ from, to }) => add(from, to))) return false;
  }
  const hasStatement = linesWithStatements(text, lines, templateTags);
  for (const [index, to] of plan.columns) {
    const isFree = plan.inside.has(index) && !hasStatement;
    if (!isFree && !add(lines[index]?.indent ?? 0, to)) return false;
  }
  const sorted = [...columns].sort(([a], [b]) => a - b);
  return sorted.every(([, to], index) => index === 0 || to > (sorted[index - 1]?.[1] ?? 0));
}

/** Whether statements stand in a text that spans lines. */
function linesWithStatements(
  text: string,
  lines: readonly Line[],
  tags: readonly TemplateTag[],
): boolean {
  return tags.some(({ kind, range }) => {
    if (kind !== "statement") return false;
    const line = lines[lineIndexAt(lines, range.start)];
    return line !== undefined && text.slice(line.start, range.start).trim() === "";
  });
}

/** Parts of a text that are not to be touched: tags over several lines, and what is printed elsewhere. */
export function untouchedRanges({ text, templateTags }: SyntaxTree): readonly OffsetRange[] {
  const tags = templateTags.filter(({ kind }) => kind !== "raw").map(({ range }) => range);
  return [...tags, ...unprintedRanges(text, templateTags)];
}

import { inOrder, replacement, type Edit } from "../edit/edit.js";
import type { OffsetRange, SyntaxTree } from "../syntaxNode.js";
import { removedBlankLines } from "./blankLines.js";
import type { FormatOptions, FormatStyle } from "./formatOptions.js";
import { LinePlan } from "./linePlan.js";
import { isClearlyNested } from "./isClearlyNested.js";
import { lineIndexAt, readLines, type Line } from "./lines.js";
import { measureStyle } from "./measureStyle.js";
import { placeNode } from "./placeBlock.js";
import { placeComments } from "./placeComments.js";
import { keepsNesting, untouchedRanges } from "./templates.js";

/**
 * What a text needs to be laid out evenly: edits of single lines, in their order. They change neither what is read nor
 * the order of anything, nor comments, anchors, templates and the inside of texts; a text that is laid out needs none. No
 * edits for a text with mistakes that leave open how it is nested.
 *
 * @param within where lines may be changed; everywhere unless given
 */
export function format(
  tree: SyntaxTree,
  options: FormatOptions,
  within?: OffsetRange,
): readonly Edit[] {
  const lines = readLines(tree.text);
  const isCollection = tree.root?.kind === "mapping" || tree.root?.kind === "sequence";
  if (!isCollection || !isClearlyNested(tree)) return [];
  const allowed = linesWithin(lines, within);
  const style = measureStyle(tree, options, within);
  const wanted = planLines(tree, lines, { style, mayMove: mayMoveIn(lines, allowed) });
  const isKept = keepsNesting(tree, lines, wanted);
  const plan = isKept ? wanted : planLines(tree, lines, { style, mayMove: () => false });
  if (plan.isRefused || isIndentedByTabs(tree.text, lines, plan)) return [];
  const { finalNewline } = options;
  const removed = removedBlankLines(tree, lines, { inside: plan.inside, finalNewline });
  const kept = [
    ...plan.spacing,
    ...(isKept ? movedLines(lines, plan) : []),
    ...trimmedLines(tree.text, lines, plan),
  ];
  const gone = removed.map(({ range }) => range);
  const edits = [...removed, ...outside(gone, inOrder(kept))];
  const allowedEdits = edits.filter(({ range }) => isWithin(lines, allowed, range));
  return outside(untouchedRanges(tree), united(inOrder(allowedEdits)));
}

/** Edits that meet as one. */
function united(edits: readonly Edit[]): readonly Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last?.range.end === edit.range.start) {
      const newText = last.newText + edit.newText;
      joined[joined.length - 1] = replacement(last.range.start, edit.range.end, newText);
    } else joined.push(edit);
  }
  return joined;
}

/** Those of the edits, in their order, that change nothing within some ranges. */
function outside(ranges: readonly OffsetRange[], edits: readonly Edit[]): readonly Edit[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  let next = 0;
  let coveredUntil = 0;
  return edits.filter(({ range }) => {
    for (let tag = sorted[next]; tag && tag.start < range.end; tag = sorted[next]) {
      coveredUntil = Math.max(coveredUntil, tag.end);
      next += 1;
    }
    return coveredUntil <= range.start;
  });
}

interface LineSpan {
  readonly first: number;
  readonly last: number;
}

function linesWithin(lines: readonly Line[], within: OffsetRange | undefined): LineSpan {
  if (!within) return { first: 0, last: lines.length - 1 };
  const first = lineIndexAt(lines, within.start);
  const last = lineIndexAt(lines, within.end);
  // A selection that ends at the beginning of a line does not hold that line.
  const isBefore = last > first && lines[last]?.start === within.end;
  return { first, last: isBefore ? last - 1 : last };
}

function mayMoveIn(lines: readonly Line[], { first, last }: LineSpan) {
  return ({ start, end }: OffsetRange): boolean =>
    lineIndexAt(lines, start) >= first && lineIndexAt(lines, end) <= last;
}

function isWithin(lines: readonly Line[], span: LineSpan, { start, end }: OffsetRange): boolean {
  return lineIndexAt(lines, start) >= span.first && lineIndexAt(lines, end) <= span.last;
}

function planLines(
  tree: SyntaxTree,
  lines: readonly Line[],
  {
    style,
    mayMove,
  }: { readonly style: FormatStyle; readonly mayMove: (range: OffsetRange) => boolean },
): LinePlan {
  const { text, root } = tree;
  const plan = new LinePlan(text, lines);
  if (root) {
    const place = { column: 0, base: 0, parent: -1, parentFrom: -1 };
    placeNode({ text, lines, style, plan, mayMove }, root, place);
  }
  placeComments(tree, lines, { plan, style });
  return plan;
}

/** Whether a line outside of texts is indented by tabs, which have no certain width. */
function isIndentedByTabs(text: string, lines: readonly Line[], plan: LinePlan): boolean {
  return lines.some(({ start, indent, isBlank }, index) => {
    return text[start + indent] === "\t" && !isBlank && !plan.inside.has(index);
  });
}

function movedLines(lines: readonly Line[], plan: LinePlan): readonly Edit[] {
  return [...plan.columns].flatMap(([index, column]) => {
    const line = lines[index];
    if (!line || line.indent === column) return [];
    return [replacement(line.start, line.start + line.indent, " ".repeat(column))];
  });
}

/** Removes blanks at the end of lines that are no inside of a text; of a blank line all of them. */
function trimmedLines(text: string, lines: readonly Line[], plan: LinePlan): readonly Edit[] {
  return lines.flatMap(({ start, end }, index) => {
    if (plan.inside.has(index)) return [];
    let at = end;
    while (at > start && (text[at - 1] === " " || text[at - 1] === "\t")) at -= 1;
    return at === end ? [] : [replacement(at, end)];
  });
}

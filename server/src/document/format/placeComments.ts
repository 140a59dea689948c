import type { SyntaxTree } from "../syntaxNode.js";
import type { Level, LinePlan } from "./linePlan.js";
import { lineIndexAt, type Line } from "./lines.js";
import type { FormatStyle } from "./formatOptions.js";

interface Surroundings {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly plan: LinePlan;
  readonly style: FormatStyle;
  /** Lines that hold nothing but a comment or a tag of a template. */
  readonly alone: ReadonlySet<number>;
}

/**
 * Moves the lines that are comments with what they belong to: the next line with something on it, or, for a comment that
 * is indented deeper than that, the entry above in whose column it stands. To be called when all other lines are placed.
 */
export function placeComments(
  tree: SyntaxTree,
  lines: readonly Line[],
  { plan, style }: { readonly plan: LinePlan; readonly style: FormatStyle },
): void {
  const alone = linesAlone(tree, lines, plan);
  const around: Surroundings = { text: tree.text, lines, plan, style, alone };
  // From below, since a comment takes the place of the next one.
  for (const index of [...alone].sort((a, b) => b - a)) {
    const line = lines[index];
    // A template's tags at the beginning of the line stand there on purpose.
    const isFixed = line?.indent === 0 && tree.text[line.start] === "{";
    if (line && !isFixed && !plan.columns.has(index)) {
      plan.columns.set(index, columnOf(around, index, line.indent));
    }
  }
}

function linesAlone(
  { text, comments, templateTags }: SyntaxTree,
  lines: readonly Line[],
  plan: LinePlan,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { start } of comments) {
    const index = lineIndexAt(lines, start);
    const line = lines[index];
    if (line && line.start + line.indent === start && text[start] === "#") found.add(index);
  }
  for (const { kind, range } of templateTags) {
    const index = lineIndexAt(lines, range.start);
    const line = lines[index];
    if (!line || (kind !== "statement" && kind !== "comment")) continue;
    const isAlone = /^[ \t]*\{[%#].*[%#]\}[ \t]*$/.test(text.slice(line.start, line.end));
    if (isAlone && !plan.inside.has(index) && !plan.levels.has(index)) found.add(index);
  }
  return found;
}

function columnOf(around: Surroundings, index: number, column: number): number {
  const { lines, alone, plan } = around;
  let after = index + 1;
  for (let line = lines[after]; line; line = lines[after]) {
    if (!line.isBlank && !alone.has(after)) break;
    if (alone.has(after) && line.indent === column) return plan.columns.get(after) ?? line.indent;
    after += 1;
  }
  const next = lines[after];
  if (!next) return columnAbove(around, index, { column }) ?? column;
  const below = { from: next.indent, to: plan.columns.get(after) ?? next.indent };
  if (column <= below.from) return below.to;
  return columnAbove(around, index, { column, next: below }) ?? below.to;
}

/**
 * The column of the nearest entry above that stands not deeper than a comment; of what stands below that entry, when the
 * comment is indented deeper. Undefined when there is none.
 */
function columnAbove(
  around: Surroundings,
  index: number,
  { column, next }: { readonly column: number; readonly next?: Level },
): number | undefined {
  let below: number | undefined;
  for (let above = index - 1; above >= 0; above -= 1) {
    const levels = around.plan.levels.get(above) ?? [];
    const level = levels.findLast(({ from }) => from <= column);
    if (level?.from === column) return level.to;
    below = levels.find(({ from }) => from > column)?.to ?? below;
    if (level) return columnBelow(around, above, { level, below, next });
  }
  return below;
}

interface Between {
  /** The entry above. */
  readonly level: Level;
  /** The column of what stands between it and the comment. */
  readonly below: number | undefined;
  readonly next: Level | undefined;
}

/** The column of a comment that is indented deeper than the entry above it. */
function columnBelow(around: Surroundings, above: number, { level, below, next }: Between): number {
  if (next && (level.from < next.from || level.to < next.to)) return next.to;
  if (below !== undefined) return below;
  return opensLines(around, above) ? level.to + around.style.unit : level.to;
}

/** Whether an entry has nothing but its key or dash on its line. */
function opensLines({ text, lines }: Surroundings, index: number): boolean {
  const line = lines[index];
  if (!line) return false;
  const source = text
    .slice(line.start, line.end)
    .replace(/(?:^|[ \t])#.*$/, "")
    .trimEnd();
  return /(?::|^[ \t]*-)$/.test(source);
}

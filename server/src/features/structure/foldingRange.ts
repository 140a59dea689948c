import { FoldingRangeKind, type FoldingRange } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { createMemory } from "../../document/parts/memory.js";
import type {
  MappingNode,
  OffsetRange,
  SequenceNode,
  SyntaxNode,
} from "../../document/syntaxNode.js";
import { readBranches } from "../../template/branches.js";
import type { BlockDocument } from "../blockDocument.js";
import type { Piece, PieceSource } from "../pieces.js";

/** Something that can be folded, by offsets. */
interface Fold extends OffsetRange {
  /** Levels around it. */
  readonly depth: number;
  readonly kind?: FoldingRangeKind;
}

interface PieceFolds {
  readonly folds: readonly Fold[];
  readonly markers: readonly RegionMarker[];
}

/** `#region` or `#endregion`. */
interface RegionMarker {
  readonly offset: number;
  readonly role: "start" | "end";
}

/** What a client can do with folds. */
export interface FoldingClient {
  /** The most that it takes. */
  readonly limit?: number | undefined;
}

/**
 * Mappings, lists, texts over several lines, blocks of templates, comments, and what stands between `#region` and
 * `#endregion`. Where there are more than a client takes, those of the innermost levels are left out.
 */
export function foldingRange(
  { text, pieces }: BlockDocument,
  { limit = Infinity }: FoldingClient = {},
): FoldingRange[] {
  const folds: Fold[] = [];
  const markers: RegionMarker[] = [];
  for (const [index, piece] of pieces.all.entries()) {
    const move = pieces.moveOf(index);
    const found = foldsIn(piece);
    folds.push(...found.folds.map((fold) => ({ ...fold, ...move(fold) })));
    markers.push(
      ...found.markers.map((marker) => ({
        ...marker,
        offset: move({ start: marker.offset, end: marker.offset }).start,
      })),
    );
  }
  const lines = [...folds, ...regionsOf(markers)].flatMap((fold) => linesOf(text, fold));
  return within(limit, oncePerLine(lines)).map(({ startLine, endLine, kind }) => ({
    startLine,
    endLine,
    ...(kind !== undefined && { kind }),
  }));
}

interface FoldedLines {
  readonly startLine: number;
  readonly endLine: number;
  readonly depth: number;
  readonly kind?: FoldingRangeKind | undefined;
}

function linesOf(text: TextDocument, { start, end, depth, kind }: Fold): readonly FoldedLines[] {
  const startLine = text.positionAt(start).line;
  const endLine = text.positionAt(end).line;
  return endLine > startLine ? [{ startLine, endLine, depth, kind }] : [];
}

/** Editors fold a line in one way only: as far as possible. */
function oncePerLine(folds: readonly FoldedLines[]): readonly FoldedLines[] {
  const byLine = new Map<number, FoldedLines>();
  for (const fold of folds) {
    const other = byLine.get(fold.startLine);
    if (!other || other.endLine < fold.endLine) byLine.set(fold.startLine, fold);
  }
  return [...byLine.values()].sort((a, b) => a.startLine - b.startLine);
}

function within(limit: number, folds: readonly FoldedLines[]): readonly FoldedLines[] {
  if (folds.length <= limit) return folds;
  const outermostFirst = [...folds].sort((a, b) => a.depth - b.depth || a.startLine - b.startLine);
  return outermostFirst.slice(0, limit).sort((a, b) => a.startLine - b.startLine);
}

function regionsOf(markers: readonly RegionMarker[]): readonly Fold[] {
  const open: number[] = [];
  const regions: Fold[] = [];
  for (const { offset, role } of [...markers].sort((a, b) => a.offset - b.offset)) {
    const start = role === "end" ? open.pop() : undefined;
    if (role === "start") open.push(offset);
    if (start === undefined) continue;
    regions.push({ start, end: offset, depth: 0, kind: FoldingRangeKind.Region });
  }
  return regions;
}

const known = createMemory<PieceFolds>();
/** How deep the steps lie in a document. */
const levelsAboveSteps = 3;

function foldsIn(piece: Piece): PieceFolds {
  const found = known.get(piece.source) ?? readFolds(piece);
  known.set(piece.source, found);
  return found;
}

function readFolds({ source, file }: Piece): PieceFolds {
  const { text, tree } = source;
  const folds: Fold[] = [];
  addNode(tree.root, file ? 0 : levelsAboveSteps, folds);
  const comments = tree.comments.filter(({ start }) => isAloneOnLine(text, start));
  const markers = comments.flatMap((comment) => markerIn(text, comment));
  return {
    folds: [...folds, ...commentBlocks(text, comments), ...templateBlocks(source)],
    markers,
  };
}

/** Recursive, since a tree is no deeper than a guard allows. */
function addNode(node: SyntaxNode | undefined, depth: number, folds: Fold[]): void {
  if (node?.kind === "mapping") addPairs(node, depth, folds);
  if (node?.kind === "sequence") addItems(node, depth, folds);
}

function addPairs({ pairs }: MappingNode, depth: number, folds: Fold[]): void {
  for (const { key, value } of pairs) {
    if (!value) continue;
    folds.push({ start: key.range.start, end: value.range.end, depth });
    addNode(value, depth + 1, folds);
  }
}

function addItems({ items }: SequenceNode, depth: number, folds: Fold[]): void {
  for (const item of items) {
    if (!item) continue;
    folds.push({ ...item.range, depth });
    addNode(item, depth + 1, folds);
  }
}

const regionStart = /^#\s*#?region\b/;
const regionEnd = /^#\s*#?endregion\b/;

function markerIn(text: string, { start, end }: OffsetRange): readonly RegionMarker[] {
  const comment = text.slice(start, end);
  if (regionStart.test(comment)) return [{ offset: start, role: "start" }];
  return regionEnd.test(comment) ? [{ offset: start, role: "end" }] : [];
}

function isAloneOnLine(text: string, offset: number): boolean {
  return /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, offset - 200), offset));
}

/** Comments on lines of their own, one below the other; marks of regions are none. */
function commentBlocks(text: string, comments: readonly OffsetRange[]): readonly Fold[] {
  const blocks: { start: number; end: number }[] = [];
  for (const comment of comments) {
    if (markerIn(text, comment).length > 0) continue;
    const last = blocks.at(-1);
    const isNext = last && /^(?:\r\n|\n|\r)[ \t]*$/.test(text.slice(last.end, comment.start));
    if (isNext) last.end = comment.end;
    else blocks.push({ ...comment });
  }
  return blocks.map((block) => ({ ...block, depth: 0, kind: FoldingRangeKind.Comment }));
}

/** From the tag that begins a branch to the line before the next tag of its block. */
function templateBlocks({ text, tree }: PieceSource): readonly Fold[] {
  if (!tree.templateTags.some(({ kind }) => kind === "statement")) return [];
  return readBranches(text, tree.templateTags).all.map(({ tag, content }) => {
    const lastBreak = text.slice(tag.start, content.end).trimEnd().length;
    return { start: tag.start, end: tag.start + lastBreak, depth: 0 };
  });
}

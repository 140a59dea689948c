import { effectivePairs } from "../document/effectivePairs.js";
import { moveFromPart, moveFromRest, type MoveRange } from "../document/parts/joinParts.js";
import { createMemory, type Remembering } from "../document/parts/memory.js";
import type { EntryPart } from "../document/parts/part.js";
import type { SyntaxNode, SyntaxTree } from "../document/syntaxNode.js";
import { buildStepsIn } from "../model/buildSteps.js";
import { stepsIn, type PartedFile } from "../model/partedFile.js";
import { asMapping, valueOf } from "../model/readNode.js";
import type { BlockFile, Step } from "../model/spec.js";
import { lazy } from "./lazy.js";
import { partAt } from "./partedDocument.js";

/**
 * What of a document is looked at by itself, all positions counted from its beginning: an entry of `config.steps`, the
 * text around the steps, or a document that cannot be taken apart. What is found out about a piece is kept with its
 * source, which an edit elsewhere leaves the same object.
 */
export interface Piece {
  readonly source: PieceSource;
  readonly steps: () => readonly Step[];
  /** What stands outside of the steps; absent for a step. */
  readonly file?: BlockFile;
  /** The node below which the configuration lies. */
  readonly config: SyntaxNode | undefined;
}

export interface PieceSource extends Remembering {
  readonly text: string;
  readonly tree: SyntaxTree;
}

/** A piece, and the way from positions in it to those in the document. */
export interface PlacedPiece {
  readonly piece: Piece;
  readonly move: MoveRange;
}

export interface Pieces {
  /** The steps in their order, then the rest; or the whole document. */
  readonly all: readonly Piece[];
  /** Of a piece by its index in `all`: made when it is asked for, since a document has thousands of pieces. */
  moveOf(index: number): MoveRange;
  /** The pieces that touch an offset. */
  at(offset: number): readonly PlacedPiece[];
}

const known = createMemory<Piece>();

function pieceOfPart(part: EntryPart): Piece {
  const piece = known.get(part) ?? {
    source: part,
    steps: () => stepsIn(part),
    config: part.entries,
  };
  known.set(part, piece);
  return piece;
}

export function piecesOfParts({ parted, rest }: PartedFile): Pieces {
  const { parts } = parted;
  const around: Piece = {
    source: parted.rest,
    steps: () => [],
    file: rest,
    config: valueOf(rest.body, "config"),
  };
  const all = lazy(() => [...parts.map(pieceOfPart), around]);
  const moveOf = (index: number) =>
    index < parts.length ? moveFromPart(parted, index) : moveFromRest(parted);
  return {
    get all() {
      return all();
    },
    moveOf,
    at: (offset) => {
      const index = partAt(parted, offset);
      const part = parts[index];
      const rest = { piece: around, move: moveOf(parts.length) };
      return part ? [{ piece: pieceOfPart(part), move: moveOf(index) }, rest] : [rest];
    },
  };
}

/** A document in one piece. */
export function pieceOfWhole(tree: SyntaxTree, file: BlockFile | undefined): Pieces {
  const whole: Piece = {
    source: { text: tree.text, tree, memories: new Map() },
    steps: () => (file?.workflow ? allSteps(file) : []),
    ...(file && { file }),
    config: valueOf(file?.body, "config"),
  };
  const move: MoveRange = (range) => range;
  return { all: [whole], moveOf: () => move, at: () => [{ piece: whole, move }] };
}

/** Also of the same name several, as where a template has them in its branches. */
function allSteps({ body }: BlockFile): readonly Step[] {
  const steps = asMapping(valueOf(asMapping(valueOf(body, "config")), "steps"));
  if (!steps) return [];
  const pairs = effectivePairs(steps).filter(({ key }) => key.value.type !== "unknown");
  return buildStepsIn({ ...steps, pairs });
}

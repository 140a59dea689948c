import { effectivePairs } from "../document/effectivePairs.js";
import { moveFromPart, moveFromRest, type MoveRange } from "../document/parts/joinParts.js";
import type { Remembering } from "../document/parts/memory.js";
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
  /** From positions in the piece to those in the document. */
  readonly move: MoveRange;
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

export interface Pieces {
  /** The steps in their order, then the rest; or the whole document. */
  readonly all: readonly Piece[];
  /** Those that touch an offset. */
  at(offset: number): readonly Piece[];
}

export function piecesOfParts({ parted, rest }: PartedFile): Pieces {
  const pieceAt = (part: EntryPart, index: number): Piece => ({
    source: part,
    move: moveFromPart(parted, index),
    steps: () => stepsIn(part),
    config: part.entries,
  });
  const around: Piece = {
    source: parted.rest,
    move: moveFromRest(parted),
    steps: () => [],
    file: rest,
    config: valueOf(rest.body, "config"),
  };
  const all = lazy(() => [...parted.parts.map(pieceAt), around]);
  return {
    get all() {
      return all();
    },
    at: (offset) => {
      const index = partAt(parted, offset);
      const part = parted.parts[index];
      return part ? [pieceAt(part, index), around] : [around];
    },
  };
}

/** A document in one piece. */
export function pieceOfWhole(tree: SyntaxTree, file: BlockFile | undefined): Pieces {
  const whole: Piece = {
    source: { text: tree.text, tree, memories: new Map() },
    move: (range) => range,
    steps: () => (file?.workflow ? allSteps(file) : []),
    ...(file && { file }),
    config: valueOf(file?.body, "config"),
  };
  return { all: [whole], at: () => [whole] };
}

/** Also of the same name several, as where a template has them in its branches. */
function allSteps({ body }: BlockFile): readonly Step[] {
  const steps = asMapping(valueOf(asMapping(valueOf(body, "config")), "steps"));
  if (!steps) return [];
  const pairs = effectivePairs(steps).filter(({ key }) => key.value.type !== "unknown");
  return buildStepsIn({ ...steps, pairs });
}

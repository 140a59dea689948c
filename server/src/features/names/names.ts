import type { MoveRange } from "../../document/parts/joinParts.js";
import type { OffsetRange } from "../../document/syntaxNode.js";
import type { WorkflowFacts } from "../../model/workflowFacts.js";
import { lazy } from "../lazy.js";
import type { Pieces } from "../pieces.js";
import { touches } from "../toRange.js";
import type { ScalarAlias } from "./anchorNames.js";
import {
  compareOccurrences,
  moved,
  type NameIdentity,
  type NameKind,
  type Occurrence,
  type PieceOccurrence,
} from "./occurrence.js";
import { groupOf, namesIn, type PieceNames } from "./pieceNames.js";

/** The names in a document. A question costs the pieces that are new since the last one, and the pieces it is about. */
export interface Names {
  /** The narrowest name at an offset. */
  at(offset: number): Occurrence | undefined;
  /** All that touch an offset. */
  touching(offset: number): readonly Occurrence[];
  /** All places that mean the same, in the order of the text; a place that is shared through an anchor once. */
  of(identity: NameIdentity): readonly Occurrence[];
  /** All places of a kind and a name, whosever they are. */
  named(kind: NameKind, name: string): readonly Occurrence[];
  /** Everything, in the order of the text. */
  all(): readonly Occurrence[];
  /** The aliases of scalars, in no particular order. */
  scalarAliases(): readonly ScalarAlias[];
}

export function createNames(pieces: Pieces, facts: () => WorkflowFacts | undefined): Names {
  const withOwner = ({ inheritedBy, ...name }: PieceOccurrence): Occurrence | undefined => {
    if (name.kind === "parameter" && name.form === "word") {
      return { ...name, owner: listOfReferenced(pieces, name.name) };
    }
    if (inheritedBy === undefined) return name;
    const owner = ownerOfInherited(facts(), { step: inheritedBy, output: name.name });
    return owner === undefined ? undefined : { ...name, owner };
  };
  const placed = (move: MoveRange, names: readonly PieceOccurrence[]): readonly Occurrence[] =>
    names.flatMap((name) => {
      const owned = withOwner(name);
      return owned ? moved(owned, move) : [];
    });
  /** Those that are chosen of each piece, in the order of the text. */
  const collect = (choose: (names: PieceNames) => readonly PieceOccurrence[] | undefined) => {
    const found: Occurrence[] = [];
    for (const [index, piece] of pieces.all.entries()) {
      const chosen = choose(namesIn(piece)) ?? [];
      if (chosen.length > 0) found.push(...placed(pieces.moveOf(index), chosen));
    }
    return found.sort(compareOccurrences);
  };
  const all = lazy(() => collect((names) => names.all));
  const named = (kind: NameKind, name: string) => {
    const group = groupOf(kind, name);
    return collect(({ groups }) => groups.get(group));
  };
  const touching = (offset: number) =>
    pieces
      .at(offset)
      .flatMap(({ piece, move }) => placed(move, namesIn(piece).all))
      .filter(({ range, touch = range }) => touches(touch, offset));
  return {
    touching,
    named,
    all,
    at: (offset) => touching(offset).reduce<Occurrence | undefined>(narrower, undefined),
    of: ({ kind, name, owner }) =>
      withoutRepetition(named(kind, name).filter((each) => each.owner === owner)),
    scalarAliases: () =>
      pieces.all.flatMap((piece, index) =>
        namesIn(piece).scalarAliases.map(({ alias, target }) => {
          const move = pieces.moveOf(index);
          return { alias: move(alias), target: move(target) };
        }),
      ),
  };
}

function narrower(best: Occurrence | undefined, next: Occurrence): Occurrence {
  const length = ({ start, end }: OffsetRange) => end - start;
  return best && length(best.range) <= length(next.range) ? best : next;
}

function withoutRepetition(sorted: readonly Occurrence[]): readonly Occurrence[] {
  return sorted.filter((each, index) => {
    const before = sorted[index - 1];
    return before?.range.start !== each.range.start || before.range.end !== each.range.end;
  });
}

/** The list in which a `@param:` reference is declared: a build parameter, or by mistake a run parameter alone. */
function listOfReferenced({ all }: Pieces, name: string): "build" | "run" {
  const declared = all.at(-1)?.file?.parameters.filter((each) => each.name?.text === name) ?? [];
  const isRunOnly = declared.length > 0 && declared.every(({ list }) => list === "run");
  return isRunOnly ? "run" : "build";
}

/** The step whose output another one inherits by its name: a parent, a step before it, or by mistake any other. */
export function ownerOfInherited(
  facts: WorkflowFacts | undefined,
  { step, output }: { readonly step: string; readonly output: string },
): string | undefined {
  if (!facts) return undefined;
  const { graph, steps } = facts;
  const parent = graph.parents(step).find((each) => steps.get(each)?.outputs.names.has(output));
  if (parent !== undefined) return parent;
  const before = graph.ancestors(step);
  const owners = facts.outputOwners(output);
  return owners.find((owner) => before.has(owner)) ?? owners[0];
}

import { effectivePairs } from "../../document/effectivePairs.js";
import { createMemory } from "../../document/parts/memory.js";
import { asMapping, valueOf } from "../../model/readNode.js";
import type { Piece } from "../pieces.js";
import { anchorNames, type ScalarAlias } from "./anchorNames.js";
import { environmentNames } from "./environmentNames.js";
import { declaration, type NameKind, type Occurrence, type PieceOccurrence } from "./occurrence.js";
import {
  declaredParameterNames,
  givenParameterNames,
  parameterReferences,
  variablesGiven,
} from "./parameterNames.js";
import { specNames } from "./specNames.js";
import { stepNames } from "./stepNames.js";
import { variableNames } from "./variableNames.js";

/** The names in a piece of a document; positions count in the piece. */
export interface PieceNames {
  readonly all: readonly PieceOccurrence[];
  /** Those of a kind and a name by `groupOf` these, whosever they are. */
  readonly groups: ReadonlyMap<string, readonly PieceOccurrence[]>;
  readonly scalarAliases: readonly ScalarAlias[];
}

const known = createMemory<PieceNames>();

/** Read once for all versions of the document that have the piece. */
export function namesIn(piece: Piece): PieceNames {
  const names = known.get(piece.source) ?? readNames(piece);
  known.set(piece.source, names);
  return names;
}

function readNames(piece: Piece): PieceNames {
  const { text, tree } = piece.source;
  const anchors = anchorNames(text, tree.root);
  const environment = piece.steps().flatMap((step) => environmentNames(tree, step));
  const filled = new Set(environment.map(({ range }) => range.start));
  const all: readonly PieceOccurrence[] = [
    ...piece.steps().flatMap(stepNames),
    ...namesAround(piece),
    ...(piece.config ? parameterReferences(text, piece.config) : []),
    ...environment,
    ...anchors.occurrences,
    ...variableNames(tree).filter(({ range }) => !filled.has(range.start)),
  ];
  return { all, groups: groupByName(all), scalarAliases: anchors.scalarAliases };
}

export function groupOf(kind: NameKind, name: string): string {
  return `${kind}\n${name}`;
}

function groupByName(all: readonly PieceOccurrence[]): ReadonlyMap<string, PieceOccurrence[]> {
  const groups = new Map<string, PieceOccurrence[]>();
  for (const each of all) {
    const group = groupOf(each.kind, each.name);
    const others = groups.get(group);
    if (others) others.push(each);
    else groups.set(group, [each]);
  }
  return groups;
}

/** The names outside of the steps. */
function namesAround({ source, file, config }: Piece): readonly Occurrence[] {
  if (!file) return [];
  const images = file.workflow && asMapping(valueOf(asMapping(config), "images"));
  return [
    ...specNames(source.tree, file),
    ...declaredParameterNames(file),
    ...givenParameterNames(file),
    ...variablesGiven(file),
    ...(images ? effectivePairs(images) : []).flatMap(({ key, range }) =>
      key.value.type === "unknown" ? [] : [declaration("image", key, { whole: range })],
    ),
  ];
}

import { TextDocument } from "vscode-languageserver-textdocument";
import { readWhole, type BlockDocument } from "../blockDocument.js";
import type { OffsetRange } from "../../document/syntaxNode.js";
import type { Names } from "../names/names.js";
import {
  isSameRange,
  type NameIdentity,
  type NameKind,
  type Occurrence,
} from "../names/occurrence.js";
import { expandIncludes, type ExpandedText, type LocatedRange } from "./expandIncludes.js";
import type { OtherFiles } from "./otherFiles.js";

/** An occurrence in one of several files; its ranges count in that file. */
export interface LocatedName extends Occurrence {
  readonly uri: string;
}

/** The names of a file, those in the files that it includes among them. */
export interface FileNames {
  readonly uri: string;
  /** URIs of the included files. */
  readonly included: ReadonlySet<string>;
  of(identity: NameIdentity): readonly LocatedName[];
  named(kind: NameKind, name: string): readonly LocatedName[];
  /** All that is written in a place: several where a text is used more than once through an anchor or an include. */
  at(place: LocatedRange): readonly LocatedName[];
  /** Aliases of scalars. */
  scalarAliases(): readonly { readonly alias: LocatedRange; readonly target: LocatedRange }[];
}

/** The names of a document as it is open, with those in what it includes. */
export function namesOfDocument(
  { text, names }: Pick<BlockDocument, "text" | "names">,
  files: OtherFiles,
): FileNames {
  const beside = files.besideOf(text.uri);
  const expanded = beside && expandIncludes(text.getText(), beside);
  if (!expanded) return ownNames(text.uri, names);
  const whole = TextDocument.create(text.uri, text.languageId, text.version, expanded.text);
  const reading = readWhole(whole, { rules: {}, files: files.associationsOf(text.uri) });
  return reading
    ? expandedNames(text.uri, reading.block.names, expanded)
    : ownNames(text.uri, names);
}

function ownNames(uri: string, names: Names): FileNames {
  const located = (found: readonly Occurrence[]) => found.map((each) => ({ ...each, uri }));
  return {
    uri,
    included: new Set(),
    of: (identity) => located(names.of(identity)),
    named: (kind, name) => located(names.named(kind, name)),
    at: (place) =>
      place.uri === uri
        ? located(names.touching(place.range.start)).filter((each) =>
            isSameRange(each.range, place.range),
          )
        : [],
    scalarAliases: () =>
      names.scalarAliases().map(({ alias, target }) => ({
        alias: { uri, range: alias },
        target: { uri, range: target },
      })),
  };
}

function expandedNames(uri: string, names: Names, expanded: ExpandedText): FileNames {
  const { included } = expanded;
  const origin = (range: OffsetRange) => expanded.origin(range);
  const located = (found: readonly Occurrence[]) =>
    withoutRepetition(found.flatMap((each) => locate(each, origin) ?? []));
  let places: ReadonlyMap<string, readonly LocatedName[]> | undefined;
  const byPlace = () => (places ??= groupByPlace(names.all(), origin));
  return {
    uri,
    included,
    of: (identity) => located(names.of(identity)),
    named: (kind, name) => located(names.named(kind, name)),
    at: (place) => byPlace().get(placeKey(place)) ?? [],
    scalarAliases: () =>
      names.scalarAliases().flatMap(({ alias, target }) => {
        const from = origin(alias);
        const to = origin(target);
        return from && to ? [{ alias: from, target: to }] : [];
      }),
  };
}

type Origin = (range: OffsetRange) => LocatedRange | undefined;

function locate(name: Occurrence, origin: Origin): LocatedName | undefined {
  const { whole, touch, scope, ...own } = name;
  const place = origin(name.range);
  if (!place) return undefined;
  const there = (range: OffsetRange | undefined) => range && origin(range)?.range;
  const moved = { whole: there(whole), touch: there(touch), scope: there(scope) };
  return {
    ...own,
    ...place,
    ...(moved.whole && { whole: moved.whole }),
    ...(moved.touch && { touch: moved.touch }),
    ...(moved.scope && { scope: moved.scope }),
  };
}

export function placeKey({ uri, range }: LocatedRange): string {
  return `${range.start} ${range.end} ${uri}`;
}

/** Each place once. */
export function withoutRepetition(found: readonly LocatedName[]): readonly LocatedName[] {
  return [...new Map(found.map((each) => [placeKey(each), each])).values()];
}

function groupByPlace(
  all: readonly Occurrence[],
  origin: Origin,
): ReadonlyMap<string, readonly LocatedName[]> {
  const groups = new Map<string, LocatedName[]>();
  for (const each of all.flatMap((name) => locate(name, origin) ?? [])) {
    const key = placeKey(each);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return groups;
}

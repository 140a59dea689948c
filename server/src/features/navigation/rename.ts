import type { TextEdit } from "vscode-languageserver-types";
import { inOrder, type Edit } from "../../document/edit/edit.js";
import type { Interruptible } from "../../interruptible.js";
import { quote } from "../../rules/quote.js";
import { fileName } from "../../rules/template/variables.js";
import { identityKey, type NameIdentity, type Occurrence } from "../names/occurrence.js";
import type { LocatedRange } from "../related/expandIncludes.js";
import { placeKey, type FileNames, type LocatedName } from "../related/fileNames.js";
import { relatedIdentities, textsAround, type Texts } from "../related/places.js";
import type { Asked } from "../related/relatedNames.js";
import { toRange } from "../toRange.js";
import { findClash } from "./findClash.js";
import { kindNames, problemOfName } from "./newName.js";
import { renamableAt, type Refusal } from "./renamable.js";
import { createRenamer } from "./renamedText.js";

/** What a new name changes. */
export interface Renaming {
  /** What is done: `Rename the step "read" to "load"`. */
  readonly label: string;
  /** By file; the one that was asked about first. */
  readonly files: readonly FileEdits[];
}

export interface FileEdits {
  readonly uri: string;
  /** The text that is changed. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** Another name for what is named at an offset, in the document and in all files around it that name it. */
export function* rename(
  asked: Asked,
  offset: number,
  newName: string,
): Interruptible<Renaming | Refusal> {
  const at = renamableAt(asked, offset);
  if ("refusal" in at) return at;
  const label = `Rename the ${kindNames[at.kind]} ${quote(at.name)} to ${quote(newName)}`;
  if (newName === at.name) return { label, files: [] };
  const problem = problemOfName(at, newName);
  if (problem !== undefined) return { refusal: problem };
  const related = yield* relatedIdentities(asked, at);
  const stranger = at.kind === "variable" && related.find(({ isIncluder }) => isIncluder);
  if (stranger) return strangerRefusal(at, stranger.file);
  const places: LocatedName[] = [];
  const identities: NameIdentity[] = [];
  for (const { file, identity } of related) {
    const group = sharingGroup(file, identity);
    if ("refusal" in group) return group;
    places.push(...group.places);
    identities.push(...group.identities);
  }
  const outside = places.find(({ uri }) => isOutside(uri, asked));
  if (outside) return outsideRefusal(outside);
  const files = related.map(({ file }) => file);
  const clash = findClash(asked.block, { files, identities, newName });
  if (clash !== undefined) return { refusal: clash };
  return { label, files: editsOf(places, newName, textsAround(asked)) };
}

interface SharingGroup {
  readonly identities: readonly NameIdentity[];
  readonly places: readonly LocatedName[];
}

/** All names that are written in the same places as one: through anchors one text may name several things. */
function sharingGroup(file: FileNames, first: NameIdentity): SharingGroup | Refusal {
  const identities = new Map([[identityKey(first), first]]);
  const places = new Map<string, LocatedName>();
  for (const identity of identities.values()) {
    const own = file.of(identity);
    const sharing = own
      .filter(({ form }) => form === "scalar")
      .flatMap((place) => file.at(place))
      .filter(({ kind }) => kind !== "anchor");
    if (sharing.some(({ kind }) => kind !== first.kind)) return sharedRefusal(first);
    for (const place of own) places.set(placeKey(place), place);
    for (const other of sharing) identities.set(identityKey(other), other);
  }
  const has = (place: LocatedRange) => places.has(placeKey(place));
  const isTorn = file.scalarAliases().some(({ alias, target }) => has(alias) !== has(target));
  if (isTorn && first.kind !== "anchor") return sharedRefusal(first);
  return { identities: [...identities.values()], places: [...places.values()] };
}

function sharedRefusal({ name }: NameIdentity): Refusal {
  return {
    refusal: `The text ${quote(name)} has another meaning where an alias repeats it, so it cannot be renamed; write it out there first.`,
  };
}

/** Its values come from elsewhere, so that another name would leave it without one. */
function strangerRefusal({ name }: NameIdentity, { uri }: FileNames): Refusal {
  return {
    refusal: `The template variable ${quote(name)} is used in a file that ${quote(fileName(uri))} includes as well, with values of its own, so it cannot be renamed from here.`,
  };
}

/** Paths in a file may lead anywhere; only what the user has opened is changed. */
function isOutside(uri: string, { block, files }: Asked): boolean {
  return uri !== block.text.uri && files.besideOf(uri)?.root === undefined;
}

function outsideRefusal({ name, uri }: LocatedName): Refusal {
  return {
    refusal: `The name ${quote(name)} stands in ${quote(fileName(uri))} as well, which is in none of the open folders, so it cannot be renamed from here.`,
  };
}

function editsOf(
  places: readonly LocatedName[],
  newName: string,
  texts: Texts,
): readonly FileEdits[] {
  const byFile = new Map<string, Map<string, Occurrence>>();
  for (const place of places) {
    const found = byFile.get(place.uri) ?? new Map<string, Occurrence>();
    byFile.set(place.uri, found.set(placeKey(place), place));
  }
  return [...byFile].flatMap(([uri, found]): readonly FileEdits[] => {
    const document = texts(uri);
    if (!document) return [];
    const text = document.getText();
    const renamed = createRenamer(text, newName);
    const edits = inOrder([...found.values()].flatMap((place) => renamed(place) ?? []));
    const toTextEdit = ({ range, newText }: Edit) => ({ range: toRange(document, range), newText });
    return edits.length === 0 ? [] : [{ uri, text, edits: edits.map(toTextEdit) }];
  });
}

import { TextDocument } from "vscode-languageserver-textdocument";
import type { Location } from "vscode-languageserver-types";
import type { Interruptible } from "../../interruptible.js";
import type { NameIdentity, Occurrence } from "../names/occurrence.js";
import { toRange } from "../toRange.js";
import type { LocatedRange } from "./expandIncludes.js";
import { withoutRepetition, type FileNames, type LocatedName } from "./fileNames.js";
import { includersOf } from "./includers.js";
import { relatedNames, type Asked } from "./relatedNames.js";

/** What a name of the document that is asked about is among the names of a file. */
export interface RelatedIdentity {
  readonly file: FileNames;
  readonly identity: NameIdentity;
  /** Whether the file only shares an included file in which the name is written. */
  readonly isIncluder: boolean;
}

/** What an occurrence in the document is in it and in the files around it; the document comes first. */
export function* relatedIdentities(
  asked: Asked,
  at: Occurrence,
): Interruptible<readonly RelatedIdentity[]> {
  const { uri } = asked.block.text;
  const related = (yield* relatedNames(asked, at)).map((file) => ({
    file,
    identity: identityIn(file, { ...at, uri }),
    isIncluder: false,
  }));
  const written = related.flatMap(({ file, identity }) =>
    file.of(identity).filter((place) => file.included.has(place.uri)),
  );
  const known = new Set(related.map(({ file }) => file.uri));
  const includers = yield* includersOf(new Set(written.map((place) => place.uri)), asked);
  const others = includers
    .filter((file) => !known.has(file.uri))
    .flatMap((file) => {
      const place = written.find((each) => file.included.has(each.uri));
      return place ? [{ file, identity: identityIn(file, place), isIncluder: true }] : [];
    });
  return [...related, ...others];
}

/** All places that mean the same as an occurrence in the document that is asked about, in it and in the files around it. */
export function* placesOf(asked: Asked, at: Occurrence): Interruptible<readonly LocatedName[]> {
  const related = yield* relatedIdentities(asked, at);
  return withoutRepetition(related.flatMap(({ file, identity }) => file.of(identity)));
}

/** What a name of the document is in the names of a file, where blocks of templates begin elsewhere. */
export function identityIn(file: FileNames, at: LocatedName): NameIdentity {
  return file.at(at).find(({ kind, name }) => kind === at.kind && name === at.name) ?? at;
}

/** The texts of files by their URIs, to tell lines and characters. */
export type Texts = (uri: string) => TextDocument | undefined;

export function textsAround({ block, files }: Asked): Texts {
  const { text } = block;
  const known = new Map<string, TextDocument | undefined>([[text.uri, text]]);
  return (uri) => {
    if (!known.has(uri)) {
      const read = files.besideOf(uri)?.readText(uri);
      known.set(uri, read === undefined ? undefined : TextDocument.create(uri, "yaml", 0, read));
    }
    return known.get(uri);
  };
}

export function toLocation({ uri, range }: LocatedRange, texts: Texts): readonly Location[] {
  const text = texts(uri);
  return text ? [{ uri, range: toRange(text, range) }] : [];
}

import { TextDocument } from "vscode-languageserver-textdocument";
import type { Location } from "vscode-languageserver-types";
import type { Interruptible } from "../../interruptible.js";
import type { NameIdentity, Occurrence } from "../names/occurrence.js";
import { toRange } from "../toRange.js";
import { withoutRepetition, type FileNames, type LocatedName } from "./fileNames.js";
import { relatedNames, type Asked } from "./relatedNames.js";
import type { LocatedRange } from "./expandIncludes.js";

/** All places that mean the same as an occurrence in the document that is asked about, in it and in the files around it. */
export function* placesOf(asked: Asked, at: Occurrence): Interruptible<readonly LocatedName[]> {
  const files = yield* relatedNames(asked, at);
  const { uri } = asked.block.text;
  return withoutRepetition(files.flatMap((file) => file.of(identityIn(file, { ...at, uri }))));
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

import { TextDocuments } from "vscode-languageserver/node";
import { isSameUri } from "../workspace.js";
import { VersionedText } from "./versionedText.js";

/**
 * The documents that the client has open, kept in step by its edits. Each version is an object of its own and never
 * changes afterwards, so an answer in the making keeps the text it began with, and "is this still the newest version"
 * is a comparison of two references.
 */
export function createOpenDocuments(): TextDocuments<VersionedText> {
  return new TextDocuments<VersionedText>({
    create: (uri, languageId, version, content) =>
      VersionedText.open(uri, languageId, version, content),
    update: (document, changes, version) => document.edit(changes, version),
  });
}

/** The open document that a URI names: editors and servers write the same URI in several ways. */
export function findOpen(
  documents: TextDocuments<VersionedText>,
  uri: string,
): VersionedText | undefined {
  return documents.get(uri) ?? documents.all().find((document) => isSameUri(document.uri, uri));
}

import { TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

/**
 * The documents that the client has open, kept in step by its edits. Each version is an object of its own and never
 * changes afterwards, so an answer in the making keeps the text it began with, and "is this still the newest version"
 * is a comparison of two references.
 */
export function createOpenDocuments(): TextDocuments<TextDocument> {
  return new TextDocuments<TextDocument>({
    create: (uri, languageId, version, content) =>
      TextDocument.create(uri, languageId, version, content),
    update: (document, changes, version) =>
      TextDocument.update(
        TextDocument.create(
          document.uri,
          document.languageId,
          document.version,
          document.getText(),
        ),
        changes,
        version,
      ),
  });
}

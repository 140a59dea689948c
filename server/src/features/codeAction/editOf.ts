import type { CodeAction, TextEdit } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Edit } from "../../document/edit/edit.js";
import { toRange } from "../toRange.js";

/** Edits of a document as those of a code action. */
export function editOf(
  text: TextDocument,
  edits: readonly Edit[],
): NonNullable<CodeAction["edit"]> {
  const changes: TextEdit[] = edits.map(({ range, newText }) => ({
    range: toRange(text, range),
    newText,
  }));
  return { changes: { [text.uri]: changes } };
}

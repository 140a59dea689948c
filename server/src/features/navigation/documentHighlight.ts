import { DocumentHighlightKind, type DocumentHighlight } from "vscode-languageserver-types";
import type { BlockDocument } from "../blockDocument.js";
import { toRange } from "../toRange.js";

/** The places of the name at an offset, its declaration marked as a write. */
export function documentHighlight(
  { text, names }: BlockDocument,
  offset: number,
): DocumentHighlight[] {
  const at = names.at(offset);
  if (at === undefined) return [];
  return names.of(at).map(({ range, role }) => ({
    range: toRange(text, range),
    kind: role === "declaration" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

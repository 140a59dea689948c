import {
  DocumentHighlightKind,
  type DocumentHighlight,
  type Location,
  type LocationLink,
} from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Occurrence } from "./occurrences.js";
import { toRange, touches } from "./toRange.js";

/** The name at an offset. */
function occurrenceAt(all: readonly Occurrence[], offset: number): Occurrence | undefined {
  return all.find(({ range }) => touches(range, offset));
}

function sameThing(all: readonly Occurrence[], at: Occurrence): Occurrence[] {
  return all.filter(
    ({ kind, name, owner }) => kind === at.kind && name === at.name && owner === at.owner,
  );
}

/** The declaration of the name at an offset; empty when there is no name or nothing declares it. */
export function definition(
  text: TextDocument,
  all: readonly Occurrence[],
  offset: number,
): LocationLink[] {
  const at = occurrenceAt(all, offset);
  if (at === undefined) return [];
  return sameThing(all, at)
    .filter(({ role }) => role === "declaration")
    .map((target) => ({
      originSelectionRange: toRange(text, at.range),
      targetUri: text.uri,
      targetRange: toRange(text, target.whole ?? target.range),
      targetSelectionRange: toRange(text, target.range),
    }));
}

/** All places that use the name at an offset, and on demand the one that declares it. */
export function references(
  text: TextDocument,
  all: readonly Occurrence[],
  offset: number,
  { includeDeclaration }: { readonly includeDeclaration: boolean },
): Location[] {
  const at = occurrenceAt(all, offset);
  if (at === undefined) return [];
  return sameThing(all, at)
    .filter(({ role }) => includeDeclaration || role === "reference")
    .map(({ range }) => ({ uri: text.uri, range: toRange(text, range) }));
}

/** The places of the name at an offset, its declaration marked as a write. */
export function documentHighlight(
  text: TextDocument,
  all: readonly Occurrence[],
  offset: number,
): DocumentHighlight[] {
  const at = occurrenceAt(all, offset);
  if (at === undefined) return [];
  return sameThing(all, at).map(({ range, role }) => ({
    range: toRange(text, range),
    kind: role === "declaration" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

import type {
  DocumentHighlight,
  Location,
  LocationLink,
  Position,
} from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { definition, documentHighlight, references } from "../features/navigation.js";
import type { Ask } from "./ask.js";

/** From a name to the other places of it. */
export interface Navigation {
  /** The declaration of the step, image, output or parameter named at a position; null where no name stands. */
  definition(document: TextDocument, position: Position): LocationLink[] | null;
  references(
    document: TextDocument,
    position: Position,
    context: { readonly includeDeclaration: boolean },
  ): Location[] | null;
  documentHighlight(document: TextDocument, position: Position): DocumentHighlight[] | null;
}

export function createNavigation({ about }: Ask): Navigation {
  return {
    definition: (document, position) =>
      about(document, null, ({ occurrences }) =>
        definition(document, occurrences, document.offsetAt(position)),
      ),
    references: (document, position, context) =>
      about(document, null, ({ occurrences }) =>
        references(document, occurrences, document.offsetAt(position), context),
      ),
    documentHighlight: (document, position) =>
      about(document, null, ({ occurrences }) =>
        documentHighlight(document, occurrences, document.offsetAt(position)),
      ),
  };
}

import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  DocumentHighlight,
  Location,
  LocationLink,
  Position,
  WorkspaceSymbol,
} from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
} from "../features/navigation/callHierarchy.js";
import { definition } from "../features/navigation/definition.js";
import { documentHighlight } from "../features/navigation/documentHighlight.js";
import {
  linkedEditingRange,
  type LinkedRanges,
} from "../features/navigation/linkedEditingRange.js";
import { prepareRename, type PreparedRename } from "../features/navigation/prepareRename.js";
import { references } from "../features/navigation/references.js";
import type { Refusal } from "../features/navigation/renamable.js";
import { rename, type Renaming } from "../features/navigation/rename.js";
import { workspaceSymbol } from "../features/navigation/workspaceSymbol.js";
import type { Interruptible } from "../interruptible.js";
import type { Ask } from "./ask.js";
import { askedWithFiles, otherFiles } from "./relatedFiles.js";

/** From a name to the other places of it. What looks for them in other files can be interrupted between two of these. */
export interface Navigation {
  /** Where what is named at a position is declared; null in what is no block file. */
  definition(document: TextDocument, position: Position): LocationLink[] | null;
  references(
    document: TextDocument,
    position: Position,
    context: { readonly includeDeclaration: boolean },
  ): Interruptible<Location[] | null>;
  documentHighlight(document: TextDocument, position: Position): DocumentHighlight[] | null;
  prepareRename(document: TextDocument, position: Position): PreparedRename | Refusal | null;
  rename(
    document: TextDocument,
    position: Position,
    newName: string,
  ): Interruptible<Renaming | Refusal | null>;
  linkedEditingRange(document: TextDocument, position: Position): LinkedRanges | null;
  prepareCallHierarchy(document: TextDocument, position: Position): CallHierarchyItem[] | null;
  incomingCalls(
    document: TextDocument,
    item: CallHierarchyItem,
  ): CallHierarchyIncomingCall[] | null;
  outgoingCalls(
    document: TextDocument,
    item: CallHierarchyItem,
  ): CallHierarchyOutgoingCall[] | null;
  /** What block files in the workspace declare under a name like the query. */
  workspaceSymbol(query: string): Interruptible<WorkspaceSymbol[]>;
}

export function createNavigation(ask: Ask): Navigation {
  const { about } = ask;
  return {
    definition: (document, position) =>
      about(document, null, (block) =>
        definition(askedWithFiles(block, ask), document.offsetAt(position)),
      ),
    references: (document, position, context) =>
      about<Interruptible<Location[] | null>>(document, nothing(), (block) =>
        references(askedWithFiles(block, ask), document.offsetAt(position), context),
      ),
    documentHighlight: (document, position) =>
      about(document, null, (block) => documentHighlight(block, document.offsetAt(position))),
    prepareRename: (document, position) =>
      about(document, null, (block) =>
        prepareRename(askedWithFiles(block, ask), document.offsetAt(position)),
      ),
    rename: (document, position, newName) =>
      about<Interruptible<Renaming | Refusal | null>>(document, nothing(), (block) =>
        rename(askedWithFiles(block, ask), document.offsetAt(position), newName),
      ),
    linkedEditingRange: (document, position) =>
      about(document, null, (block) => linkedEditingRange(block, document.offsetAt(position))),
    prepareCallHierarchy: (document, position) =>
      about(document, null, (block) => prepareCallHierarchy(block, document.offsetAt(position))),
    incomingCalls: (document, item) => about(document, null, (block) => incomingCalls(block, item)),
    outgoingCalls: (document, item) => about(document, null, (block) => outgoingCalls(block, item)),
    workspaceSymbol: (query) => workspaceSymbol(query, ask.workspace() ?? noFiles, otherFiles(ask)),
  };
}

const noFiles = { roots: [], list: () => [] };

// eslint-disable-next-line require-yield
function* nothing(): Interruptible<null> {
  return null;
}

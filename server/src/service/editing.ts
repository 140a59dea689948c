import type { CodeAction, CompletionItem, Position, Range } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { codeAction } from "../features/codeAction/codeAction.js";
import { completion } from "../features/completion/completion.js";
import type { Ask } from "./ask.js";

/** What writes for the user. */
export interface Editing {
  completion(
    document: TextDocument,
    position: Position,
    client: { readonly snippets: boolean },
  ): CompletionItem[];
  /** Fixes and suppressions for what is found in a range. Of kinds in `only` and below, where given. */
  codeAction(document: TextDocument, range: Range, only?: readonly string[]): CodeAction[];
}

export function createEditing({ about, readAgain }: Ask): Editing {
  return {
    completion: (document, position, client) =>
      about(document, [], (block) =>
        completion(block, document.offsetAt(position), client, readAgain(document)),
      ),
    codeAction: (document, { start, end }, only) =>
      about(document, [], (block) => {
        const range = { start: document.offsetAt(start), end: document.offsetAt(end) };
        return codeAction(block, { range, readAgain: readAgain(document), ...(only && { only }) });
      }),
  };
}

import type { CodeAction, CompletionItem, Position, Range } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { closeLine } from "../document/closeLine.js";
import type { BlockDocument } from "../features/blockDocument.js";
import { codeAction } from "../features/codeAction/codeAction.js";
import { completion } from "../features/completion/completion.js";
import type { CompletionClient } from "../features/completion/proposal.js";
import { documentOfItem, resolveCompletion } from "../features/completion/resolve.js";
import { workspaceNames } from "../features/workspaceNames.js";
import { checkOptions } from "../project/checkOptions.js";
import type { Ask } from "./ask.js";

/** What writes for the user. */
export interface Editing {
  /** @param trigger the character whose typing asked, if one did */
  completion(
    document: TextDocument,
    position: Position,
    client: CompletionClient & { readonly trigger?: string | undefined },
  ): CompletionItem[];
  /** The item with its documentation. */
  resolveCompletion(item: CompletionItem, find: FindDocument): CompletionItem;
  /** Fixes and suppressions for what is found in a range. Of kinds in `only` and below, where given. */
  codeAction(document: TextDocument, range: Range, only?: readonly string[]): CodeAction[];
}

/** The newest version of a document; undefined for one that is not open. */
export type FindDocument = (uri: string) => TextDocument | undefined;

export function createEditing({ about, readAgain, settings, workspace }: Ask): Editing {
  return {
    completion: (document, position, { trigger, ...client }) => {
      const offset = document.offsetAt(position);
      const answer = (block: BlockDocument, closedAt?: number) =>
        completion(
          block,
          { offset, client, trigger, text: document, closedAt },
          {
            beside: () => checkOptions(document.uri, settings(), workspace()).beside,
            workspaceNames: () => workspaceNames(workspace(), document.uri),
          },
        );
      const closed = closeLine(document.getText(), offset);
      const block = closed && readAgain(document)(closed.text);
      return block ? answer(block, closed.at) : about(document, [], answer);
    },
    resolveCompletion: (item, find) => {
      const uri = documentOfItem(item);
      const document = uri === undefined ? undefined : find(uri);
      const facts = document && about(document, undefined, (block) => block.facts);
      return resolveCompletion(item, facts);
    },
    codeAction: (document, { start, end }, only) =>
      about(document, [], (block) => {
        const range = { start: document.offsetAt(start), end: document.offsetAt(end) };
        return codeAction(block, { range, readAgain: readAgain(document), ...(only && { only }) });
      }),
  };
}

import type { CompletionItem, Position } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { closeLine } from "../document/closeLine.js";
import type { BlockDocument } from "../features/blockDocument.js";
import { completion } from "../features/completion/completion.js";
import type { CompletionClient } from "../features/completion/proposal.js";
import { documentOfItem, resolveCompletion } from "../features/completion/resolve.js";
import { workspaceNames } from "../features/workspaceNames.js";
import { checkOptions } from "../project/checkOptions.js";
import type { Ask } from "./ask.js";

/** What is proposed while somebody types. */
export interface Completing {
  /** @param trigger the character whose typing asked, if one did */
  completion(
    document: TextDocument,
    position: Position,
    client: CompletionClient & { readonly trigger?: string | undefined },
  ): CompletionItem[];
  /** The item with its documentation. */
  resolveCompletion(item: CompletionItem, find: FindDocument): CompletionItem;
}

/** The newest version of a document; undefined for one that is not open. */
type FindDocument = (uri: string) => TextDocument | undefined;

export function createCompleting({
  about,
  readAgain,
  settings,
  workspace,
  remote,
}: Ask): Completing {
  return {
    completion: (document, position, { trigger, ...client }) => {
      const offset = document.offsetAt(position);
      const answer = (block: BlockDocument, closedAt?: number) =>
        completion(
          block,
          { offset, client, trigger, text: document, closedAt },
          {
            beside: () => checkOptions(document.uri, settings(), workspace()).beside,
            remote,
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
  };
}

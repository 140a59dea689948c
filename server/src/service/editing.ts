import type {
  CodeAction,
  FormattingOptions,
  Position,
  Range,
  TextEdit,
} from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { codeAction } from "../features/codeAction/codeAction.js";
import { resolveRefactoring } from "../features/codeAction/refactorAction.js";
import { formatting, formattingOnType } from "../features/formatting/formatting.js";
import type { Ask } from "./ask.js";

/** What writes for the user. */
export interface Editing {
  /**
   * Fixes and suppressions for what is found in a range, and refactorings of what stands where it begins. Of kinds in
   * `only` and below, where given.
   */
  codeAction(
    document: TextDocument,
    range: Range,
    only?: readonly string[],
    client?: { readonly resolves: boolean },
  ): CodeAction[];
  /** A refactoring with its edits; undefined when it does not fit the document any more. */
  resolveCodeAction(document: TextDocument, action: CodeAction): CodeAction | undefined;
  /** Edits of single lines that lay out a file; within a range only, where one is given. */
  formatting(document: TextDocument, options: FormattingOptions, range?: Range): TextEdit[];
  /** What is set right when a character has been typed before a position. */
  formattingOnType(
    document: TextDocument,
    typed: { readonly position: Position; readonly character: string },
    options: FormattingOptions,
  ): TextEdit[];
}

export function createEditing({ about, readAgain, settings }: Ask): Editing {
  return {
    codeAction: (document, { start, end }, only, client) =>
      about(document, [], (block) => {
        const range = { start: document.offsetAt(start), end: document.offsetAt(end) };
        return codeAction(block, {
          range,
          readAgain: readAgain(document),
          isResolved: client?.resolves === true,
          ...(only && { only }),
        });
      }),
    resolveCodeAction: (document, action) =>
      about<CodeAction | undefined>(document, undefined, (block) =>
        resolveRefactoring(block, action, readAgain(document)),
      ),
    formatting: (document, options, range) =>
      about(document, [], (block) => {
        const within = range && {
          start: document.offsetAt(range.start),
          end: document.offsetAt(range.end),
        };
        return formatting(block, { options, settings: settings().format }, within);
      }),
    formattingOnType: (document, typed, options) =>
      about(document, [], (block) =>
        formattingOnType(block, { options, settings: settings().format }, typed),
      ),
  };
}

import type {
  CodeAction,
  FormattingOptions,
  Position,
  Range,
  TextEdit,
} from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { codeAction } from "../features/codeAction/codeAction.js";
import { actionData, resolveRefactoring } from "../features/codeAction/refactorAction.js";
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
  /**
   * A refactoring with its edits, or why there are none: the document has changed since it was offered, or something else
   * in it would change as well. What is no refactoring of an open document stays as it is.
   */
  resolveCodeAction(
    action: CodeAction,
    documentOf: (uri: string) => TextDocument | undefined,
  ): CodeAction | "changed" | "impossible";
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
    resolveCodeAction: (action, documentOf) => {
      const data = actionData(action.data);
      const document = data && documentOf(data.uri);
      if (!document) return action;
      if (document.version !== data.version) return "changed";
      return about<CodeAction | "impossible">(document, "impossible", (block) => {
        const again = readAgain(document);
        return resolveRefactoring(block, { action, range: data.range }, again) ?? "impossible";
      });
    },
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

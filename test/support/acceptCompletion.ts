import type { CompletionItem } from "vscode-languageserver-types";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createLanguageService } from "../../server/src/languageService.js";
import { defaultSettings } from "../../server/src/settings.js";
import { markedDocument } from "./marks.js";

const logger = { info: () => undefined, error: () => undefined };
const service = createLanguageService({ settings: () => defaultSettings, logger });

/** The completions at `<|>`, in the order in which an editor shows them, before it filters. */
export function completionsAt(marked: string, snippets = true): CompletionItem[] {
  const { document, position } = markedDocument(marked);
  const items = service.completion(document, position, { snippets });
  return items.toSorted((left, right) => ((left.sortText ?? "") < (right.sortText ?? "") ? -1 : 1));
}

/** Labels of the completions at `<|>` that an editor leaves in its list for what is typed already. */
export function labelsAt(marked: string): string[] {
  const { document, position } = markedDocument(marked);
  return completionsAt(marked)
    .filter((item) => {
      const { range } = editOf(item);
      const typed = document.getText({ start: range.start, end: position });
      return (item.filterText ?? item.label).startsWith(typed);
    })
    .map(({ label }) => label);
}

/**
 * The text after the completion with this label was accepted at `<|>`. Where the editor then waits for input stands
 * `<|>`, and `<|a,b|>` where it offers a choice.
 */
export function acceptCompletion(marked: string, label: string): string {
  const { document } = markedDocument(marked);
  const item = completionsAt(marked).find((candidate) => candidate.label === label);
  if (item === undefined) {
    throw new Error(`"${label}" is not among: ${labelsAt(marked).join(", ")}`);
  }
  const { range, newText } = editOf(item);
  return TextDocument.applyEdits(document, [{ range, newText: showPlaces(newText) }]);
}

/** Every edit of a completion must stay in one line, around the cursor; an editor drops it otherwise. */
function editOf(item: CompletionItem): { range: TextDocumentRange; newText: string } {
  const { textEdit } = item;
  if (textEdit === undefined || !("range" in textEdit)) throw new Error("expected a text edit");
  if (textEdit.range.start.line !== textEdit.range.end.line) throw new Error("several lines");
  return textEdit;
}

type TextDocumentRange = Parameters<typeof TextDocument.applyEdits>[1][number]["range"];

function showPlaces(snippet: string): string {
  return snippet
    .replace(/\$\{1\|([^}]*)\|\}/g, "<|$1|>")
    .replace(/(?<!\\)\$1/g, "<|>")
    .replace(/\\([\\$}])/g, "$1");
}

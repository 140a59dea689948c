import type { CompletionItem } from "vscode-languageserver-types";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CompletionClient } from "../../server/src/features/completion/proposal.js";
import { createLanguageService } from "../../server/src/languageService.js";
import { defaultSettings } from "../../server/src/settings.js";
import { createWorkspace } from "../../server/src/workspace.js";
import { markedDocument } from "./marks.js";
import type { MemoryFiles } from "./memoryFiles.js";

const logger = { info: () => undefined, error: () => undefined };
const service = createLanguageService({ settings: () => defaultSettings, logger });

type Client = CompletionClient & { readonly trigger?: string };

/** A service to which the folder `file:///work/` holds these files. */
export function serviceBeside(files: MemoryFiles) {
  const workspace = createWorkspace(files, { roots: ["file:///work"] });
  return createLanguageService({
    settings: () => defaultSettings,
    workspace: () => workspace.snapshot(),
    logger,
  });
}

/** What is asked beside the text: the files around it, what the editor can do, the name of the document. */
export interface Asking {
  readonly service?: typeof service;
  readonly client?: Partial<Client>;
  readonly uri?: string;
}

/** The completions at `<|>`, in the order in which an editor shows them, before it filters. */
export function completionsAt(marked: string, asking: Asking = {}): CompletionItem[] {
  const { document, position } = markedDocument(marked, asking);
  const client = { snippets: true, ...asking.client };
  const items = (asking.service ?? service).completion(document, position, client);
  return items.toSorted((left, right) => ((left.sortText ?? "") < (right.sortText ?? "") ? -1 : 1));
}

/** Labels of the completions at `<|>` that an editor leaves in its list for what is typed already. */
export function labelsAt(marked: string, asking: Asking = {}): string[] {
  const { document, position } = markedDocument(marked, asking);
  return completionsAt(marked, asking)
    .filter((item) => {
      const { range } = editOf(item);
      const typed = document.getText({ start: range.start, end: position });
      return (item.filterText ?? item.label).startsWith(typed);
    })
    .map(({ label }) => label);
}

/** The Markdown that an editor shows for a completion when it is looked at. */
export function explanationOf(item: CompletionItem, marked: string): string {
  const { document } = markedDocument(marked);
  const { documentation } = service.resolveCompletion(item, () => document);
  return typeof documentation === "object" ? documentation.value : (documentation ?? "");
}

/**
 * The text after the completion with this label was accepted at `<|>`. Where the editor then waits for input, one place
 * after the other, stands `<|>`, `<|a,b|>` where it offers a choice, and `<|text|>` where a text stands for a start.
 */
export function acceptCompletion(marked: string, label: string, asking: Asking = {}): string {
  const { document } = markedDocument(marked, asking);
  const item = completionsAt(marked, asking).find((candidate) => candidate.label === label);
  if (item === undefined) {
    throw new Error(`"${label}" is not among: ${labelsAt(marked, asking).join(", ")}`);
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
    .replace(/\$\{\d+\|((?:\\.|[^}\\])*)\|\}/g, "<|$1|>")
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, "<|$1|>")
    .replace(/(?<!\\)\$\d+/g, "<|>")
    .replace(/\\([\\$},])/g, "$1");
}

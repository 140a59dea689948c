import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
} from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { OffsetRange } from "../../document/syntaxNode.js";
import { toRange } from "../toRange.js";
import { quoteOf } from "./quoted.js";
import { aboutToData, type About } from "./resolve.js";
import { asksAgain, toPlainText, toSnippetText, type Snippet } from "./snippet.js";

/** Something that may be written at a spot. */
export interface Proposal {
  readonly label: string;
  readonly kind: ProposalKind;
  /** What is written. */
  readonly snippet: Snippet;
  /** A word or two beside the label. */
  readonly detail?: string | undefined;
  /** What to tell about it when somebody looks at it. */
  readonly about?: About | undefined;
  /** What is typed to find it, where that is not the label. */
  readonly filter?: string;
  readonly isDeprecated?: boolean;
  /** Whether it is one of a closed set, so that nothing longer can be meant. */
  readonly isClosed?: boolean;
  /** Whether there is more to propose once it is written. */
  readonly hasMore?: boolean;
}

export type ProposalKind =
  | "key"
  | "part"
  | "value"
  | "step"
  | "image"
  | "output"
  | "parameter"
  | "secret"
  | "file"
  | "folder"
  | "variable"
  | "function";

const kinds: Readonly<Record<ProposalKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  part: CompletionItemKind.Snippet,
  value: CompletionItemKind.EnumMember,
  step: CompletionItemKind.Reference,
  image: CompletionItemKind.Module,
  output: CompletionItemKind.Variable,
  parameter: CompletionItemKind.Variable,
  secret: CompletionItemKind.Constant,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  variable: CompletionItemKind.Variable,
  function: CompletionItemKind.Function,
};

/** What an editor can do with completions. */
export interface CompletionClient {
  readonly snippets: boolean;
  /** Whether it lets the user choose between inserting and replacing. */
  readonly insertReplace?: boolean;
  /** Whether it shows words beside a label. */
  readonly labelDetails?: boolean;
  /** The editor's own command that asks for completions again. */
  readonly suggestCommand?: string | undefined;
}

/** Where the proposals go. */
export interface Target {
  readonly text: TextDocument;
  readonly replaced: { readonly range: OffsetRange; readonly text: string };
  readonly offset: number;
  readonly style: "block" | "flow";
  readonly client: CompletionClient;
}

/** Proposals in the protocol's shape. Their order is kept, and their indentation is already right. */
export function toCompletionItems(
  target: Target,
  proposals: readonly Proposal[],
): CompletionItem[] {
  const { text, replaced, client, style } = target;
  const quote = quoteOf(replaced.text);
  const ranges = editRanges(target);
  const { snippets } = client;
  const insertTextFormat = snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText;
  const items = proposals.map((proposal, index) => {
    const { label, kind, snippet, about } = proposal;
    const newText = snippets ? toSnippetText(snippet) : toPlainText(snippet);
    const item: CompletionItem = {
      label,
      kind: kinds[kind],
      sortText: String(index).padStart(4, "0"),
      filterText: quote + (proposal.filter ?? label),
      textEdit: { ...ranges, newText },
      insertTextFormat,
      insertTextMode: InsertTextMode.asIs,
    };
    if (about !== undefined) item.data = aboutToData(about, text.uri);
    if (proposal.isDeprecated === true) item.tags = [CompletionItemTag.Deprecated];
    if (proposal.isClosed === true && style === "flow") item.commitCharacters = [","];
    addDetail(item, proposal, client);
    addCommand(item, proposal, client);
    return item;
  });
  const [first] = items;
  if (first !== undefined) first.preselect = true;
  return items;
}

/** What is replaced; for an editor that asks, also what is when the rest of the word is to stay. */
function editRanges({ text, replaced, offset, client }: Target) {
  const range = toRange(text, replaced.range);
  const isPlain = quoteOf(replaced.text) === "";
  const isInside = offset > replaced.range.start && offset < replaced.range.end;
  if (client.insertReplace !== true || !isPlain || !isInside) return { range };
  return { insert: { start: range.start, end: text.positionAt(offset) }, replace: range };
}

function addDetail(
  item: CompletionItem,
  { detail }: Proposal,
  { labelDetails }: CompletionClient,
): void {
  if (detail === undefined || detail === "") return;
  if (labelDetails === true) item.labelDetails = { description: detail };
  else item.detail = detail;
}

/** Lets an editor that has a command for it ask again where the cursor comes to stand. */
function addCommand(
  item: CompletionItem,
  { snippet, hasMore }: Proposal,
  { snippets, suggestCommand: command }: CompletionClient,
): void {
  const isAsked = hasMore === true || (snippets && asksAgain(snippet));
  if (isAsked && command !== undefined) item.command = { title: "Suggest", command };
}

import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type CompletionItem,
} from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { OffsetRange } from "../../document/syntaxNode.js";
import { toRange } from "../toRange.js";
import { withoutPlaces } from "./insertText.js";
import { quoteOf } from "./quoted.js";

/** Something that may be written at a spot. */
export interface Proposal {
  readonly label: string;
  readonly kind: "key" | "value" | "step" | "image" | "output" | "parameter";
  /** What is written, as a snippet. */
  readonly snippet: string;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
}

const kinds: Readonly<Record<Proposal["kind"], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  step: CompletionItemKind.Reference,
  image: CompletionItemKind.Module,
  output: CompletionItemKind.Variable,
  parameter: CompletionItemKind.Variable,
};

/** A proposal in the protocol's shape. The order of proposals is kept, and their indentation is already right. */
export function toCompletionItem(
  text: TextDocument,
  replaced: { readonly range: OffsetRange; readonly text: string },
  { proposal, index, snippets }: { proposal: Proposal; index: number; snippets: boolean },
): CompletionItem {
  const { label, detail, documentation } = proposal;
  const newText = snippets ? proposal.snippet : withoutPlaces(proposal.snippet);
  return {
    label,
    kind: kinds[proposal.kind],
    ...(detail !== undefined && detail !== "" && { detail }),
    ...(documentation !== undefined && {
      documentation: { kind: MarkupKind.Markdown, value: documentation },
    }),
    sortText: String(index).padStart(4, "0"),
    filterText: quoteOf(replaced.text) + label,
    textEdit: { range: toRange(text, replaced.range), newText },
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
  };
}

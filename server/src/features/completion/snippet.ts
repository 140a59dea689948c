/** A text with places that the user fills in, one after the other. */
export type Snippet = readonly (string | SnippetPlace)[];

export interface SnippetPlace {
  /** The only texts that may stand here. */
  readonly choices?: readonly string[];
  /** What stands here until something else is typed. */
  readonly initial?: string;
  /** Whether there is something to choose from, so that an editor may ask again at once. */
  readonly hasProposals?: boolean;
}

/** The snippet in the protocol's syntax; places are numbered in the order of the text. */
export function toSnippetText(snippet: Snippet): string {
  let number = 0;
  return snippet
    .map((piece) => (typeof piece === "string" ? escape(piece) : placeText(piece, (number += 1))))
    .join("");
}

/** The snippet for an editor that knows no places: they are empty, or as they are for a start. */
export function toPlainText(snippet: Snippet): string {
  return snippet
    .map((piece) => (typeof piece === "string" ? piece : (piece.initial ?? "")))
    .join("");
}

/** Whether an editor that goes to the first place finds something to choose there that it does not know yet. */
export function asksAgain(snippet: Snippet): boolean {
  const first = snippet.find((piece) => typeof piece !== "string");
  return typeof first === "object" && first.hasProposals === true && first.choices === undefined;
}

function placeText({ choices, initial }: SnippetPlace, number: number): string {
  if (choices !== undefined) {
    return `\${${number}|${choices.map((choice) => choice.replace(/[\\,|$}]/g, "\\$&")).join(",")}|}`;
  }
  return initial === undefined ? `$${number}` : `\${${number}:${escape(initial)}}`;
}

/** Escapes what a snippet would read as a place. */
function escape(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

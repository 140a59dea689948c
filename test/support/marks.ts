import { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, Range } from "vscode-languageserver-types";

const mark = /<\|>|<\||\|>/g;

export interface Marked {
  readonly text: string;
  /** Where `<|>` stood. */
  readonly cursors: readonly number[];
  /** What stood between `<|` and `|>`. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/** Reads a text with cursors `<|>` and ranges `<|…|>`. */
export function readMarks(marked: string): Marked {
  const cursors: number[] = [];
  const ranges: { start: number; end: number }[] = [];
  const open: number[] = [];
  let text = "";
  let copied = 0;
  for (const match of marked.matchAll(mark)) {
    text += marked.slice(copied, match.index);
    copied = match.index + match[0].length;
    if (match[0] === "<|>") cursors.push(text.length);
    else if (match[0] === "<|") open.push(text.length);
    else ranges.push({ start: open.pop() ?? 0, end: text.length });
  }
  ranges.sort((left, right) => left.start - right.start);
  return { text: text + marked.slice(copied), cursors, ranges };
}

export interface MarkedDocument {
  readonly document: TextDocument;
  /** Of the first `<|>`. */
  readonly position: Position;
  readonly ranges: readonly Range[];
}

/** A block file from a marked text. */
export function markedDocument(
  marked: string,
  { uri = "file:///work/some.block.yaml", languageId = "press-block" } = {},
): MarkedDocument {
  const { text, cursors, ranges } = readMarks(marked);
  const document = TextDocument.create(uri, languageId, 1, text);
  return {
    document,
    position: document.positionAt(cursors[0] ?? 0),
    ranges: ranges.map(({ start, end }) => ({
      start: document.positionAt(start),
      end: document.positionAt(end),
    })),
  };
}

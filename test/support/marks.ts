import { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, Range } from "vscode-languageserver-types";

/**
 * Positions in test texts. `<|>` is a cursor, `<|` … `|>` a range; both are legal nowhere in the YAML of block files. The
 * marks are removed, and the offsets are those of the text without them. Ranges may be nested: an end closes the range
 * that was opened last.
 *
 * @example parseMarks("a: <|b|>").ranges // [{ start: 3, end: 4 }]
 * @example parseMarks("a: <|>").cursor // 3
 */
export interface MarkedText {
  readonly text: string;
  /** In the order of their starts. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
  readonly cursors: readonly number[];
  /** The only cursor; reading it throws when the text has none or several. */
  readonly cursor: number;
  /** The only range; reading it throws when the text has none or several. */
  readonly range: { readonly start: number; readonly end: number };
}

export function parseMarks(marked: string): MarkedText {
  const ranges: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  const cursors: number[] = [];
  let text = "";
  let copied = 0;
  for (const match of marked.matchAll(/<\|>|<\||\|>/g)) {
    text += marked.slice(copied, match.index);
    copied = match.index + match[0].length;
    if (match[0] === "<|>") {
      cursors.push(text.length);
    } else if (match[0] === "<|") {
      const range = { start: text.length, end: -1 };
      ranges.push(range);
      open.push(range);
    } else {
      const range = open.pop();
      if (!range) throw new Error('The marked text has a "|>" without "<|" before it.');
      range.end = text.length;
    }
  }
  if (open.length > 0) throw new Error('The marked text has a "<|" without "|>" after it.');
  text += marked.slice(copied);
  return {
    text,
    ranges,
    cursors,
    get cursor() {
      return only(cursors, "cursor");
    },
    get range() {
      return only(ranges, "range");
    },
  };
}

function only<Mark>(marks: readonly Mark[], name: string): Mark {
  const [mark] = marks;
  if (mark === undefined || marks.length !== 1) {
    throw new Error(`The marked text has ${marks.length} ${name}s where one is expected.`);
  }
  return mark;
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
  const { text, cursors, ranges } = parseMarks(marked);
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

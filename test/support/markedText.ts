import type { OffsetRange } from "../../server/src/document/syntaxNode.js";

/** A text with marked places: `<|…|>` is a range, `<|>` a position (an empty range). */
export interface MarkedText {
  readonly text: string;
  readonly ranges: readonly OffsetRange[];
}

/** Takes the marks out of a text and says where they stood, in the order of their beginnings. */
export function readMarks(marked: string): MarkedText {
  let text = "";
  let from = 0;
  const open: number[] = [];
  const ranges: OffsetRange[] = [];
  for (const match of marked.matchAll(/<\|>|<\||\|>/g)) {
    text += marked.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[0] === "<|>") ranges.push({ start: text.length, end: text.length });
    else if (match[0] === "<|") open.push(text.length);
    else {
      const start = open.pop();
      if (start === undefined) throw new Error(`"|>" without "<|" at offset ${match.index}`);
      ranges.push({ start, end: text.length });
    }
  }
  if (open.length > 0) throw new Error(`"<|" without "|>"`);
  ranges.sort((a, b) => a.start - b.start || a.end - b.end);
  return { text: text + marked.slice(from), ranges };
}

import type { Range } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { OffsetRange } from "../document/syntaxNode.js";

/** Lines and characters (UTF-16) of a range of offsets. */
export function toRange(text: TextDocument, { start, end }: OffsetRange): Range {
  return { start: text.positionAt(start), end: text.positionAt(end) };
}

/** Whether an offset is in a range or touches its end, as a cursor behind a word does. */
export function touches({ start, end }: OffsetRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

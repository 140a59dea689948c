import type { ScalarNode } from "../syntaxNode.js";
import { unusual, type LineCursor } from "./lineCursor.js";
import { createScalar } from "./scalars.js";

const header = /([|>])(-?) *$/;

/**
 * A literal or folded text whose mark stands at `start`, and which is indented deeper than `column`. Lines of a folded
 * text that are indented differently, and blank lines with spaces beyond the indentation, are left to the library.
 */
export function readBlockText(cursor: LineCursor, start: number, column: number): ScalarNode {
  const { text } = cursor;
  const marks = header.exec(text.slice(start, cursor.end));
  if (marks?.index !== 0) throw unusual;
  const isFolded = marks[1] === ">";
  const lines: string[] = [];
  let blanks = 0;
  let blankWidth = 0;
  let indent = -1;
  let end = start;
  cursor.takeLines((width) => {
    if (cursor.start === cursor.end) {
      blanks += 1;
      blankWidth = Math.max(blankWidth, width);
      return true;
    }
    if (indent === -1 && width > column) indent = width;
    if (indent === -1 || width < indent) return false;
    if (isFolded && width > indent) throw unusual;
    for (; blanks > 0; blanks -= 1) lines.push("");
    const lineStart = cursor.start - (width - indent);
    lines.push(text.slice(lineStart, cursor.end));
    end = cursor.end;
    return true;
  });
  if (indent === -1 || blankWidth > indent) throw unusual;
  const last = marks[2] === "-" ? "" : "\n";
  const range = { start, end: start + text.slice(start, end).trimEnd().length };
  return isFolded
    ? createScalar("folded", range, fold(lines) + last)
    : createScalar("literal", range, lines.join("\n") + last);
}

/** Lines that follow each other are one; each blank line between them is a line break. */
function fold(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line !== "");
  let folded = "\n".repeat(first);
  let separator = "";
  for (const line of lines.slice(first)) {
    if (line !== "") {
      folded += separator + line;
      separator = " ";
    } else if (separator === "\n") folded += "\n";
    else separator = "\n";
  }
  return folded;
}

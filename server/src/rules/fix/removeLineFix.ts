import { replacement } from "../../document/edit/edit.js";
import { lineEnd, lineStart, startsLine } from "../../document/edit/layout.js";
import { removedLines } from "../../document/edit/removeEntry.js";
import type { PairNode } from "../../document/syntaxNode.js";
import { quote } from "../quote.js";
import type { Fix } from "../rule.js";
import { fixOf, unsafe } from "./fixOf.js";

/** The lines of a pair go, whatever mapping has it; none where it shares them with others. */
export function removeLineFix(
  text: string,
  { key, range }: PairNode,
  title = `Remove ${quote(key.text)}`,
): readonly Fix[] {
  const end = lineEnd(text, range.end);
  const rest = text.slice(range.end, end).replace(/^[ \t]*:/, "");
  if (!startsLine(text, range.start) || /[^\s#]/.test(rest.replace(/#.*$/, ""))) return [];
  const lines = removedLines(text, { start: lineStart(text, range.start), end });
  return fixOf(title, [replacement(lines.start, lines.end)], unsafe);
}

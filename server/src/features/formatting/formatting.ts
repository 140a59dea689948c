import type { FormattingOptions, Position, TextEdit } from "vscode-languageserver-types";
import type { Edit } from "../../document/edit/edit.js";
import { format } from "../../document/format/format.js";
import type { FormatOptions } from "../../document/format/formatOptions.js";
import type { OffsetRange } from "../../document/syntaxNode.js";
import type { FormatSettings } from "../../settings.js";
import type { BlockDocument } from "../blockDocument.js";
import { toRange } from "../toRange.js";

/** What is asked of a layout: by the editor for the file, and by the settings. */
export interface FormattingRequest {
  readonly options: FormattingOptions;
  readonly settings: FormatSettings;
}

/** The edits that lay out a file, or the lines of a range of it; none for a file that cannot be read for certain. */
export function formatting(
  block: BlockDocument,
  request: FormattingRequest,
  within?: OffsetRange,
): TextEdit[] {
  return toTextEdits(block, format(block.tree, formatOptions(request), within));
}

/**
 * What is to be done when a character has been typed: a dash that begins a line goes where the list belongs; the blanks
 * on a line that has been left by Enter are set right. The line of the cursor is not indented anew by Enter, which would
 * take away what the editor has put there.
 */
export function formattingOnType(
  block: BlockDocument,
  request: FormattingRequest,
  { position, character }: { readonly position: Position; readonly character: string },
): TextEdit[] {
  const { text } = block;
  const line = character === "\n" ? position.line - 1 : position.line;
  if (line < 0) return [];
  const start = text.offsetAt({ line, character: 0 });
  const source = text.getText({
    start: { line, character: 0 },
    end: { line: line + 1, character: 0 },
  });
  const content = source.replace(/(?:\r\n|\n|\r)$/, "");
  const indentEnd = start + (/^ */.exec(content)?.[0].length ?? 0);
  const isDash = content.trim() === "-";
  if (character === "-" && !isDash) return [];
  const within = { start, end: start + content.length };
  const edits = format(block.tree, formatOptions(request), within).filter(({ range }) =>
    character === "-" ? range.end <= indentEnd : range.start > indentEnd,
  );
  return toTextEdits(block, edits);
}

const narrowest = 2;
const widest = 8;

/** Tabs cannot indent YAML, so that blanks are used whatever the editor prefers. */
function formatOptions({ options, settings }: FormattingRequest): FormatOptions {
  return {
    unit: Math.min(widest, Math.max(narrowest, Math.trunc(options.tabSize) || narrowest)),
    lists: settings.lists,
    quotes: settings.quotes,
    finalNewline: {
      isInserted: options.insertFinalNewline === true,
      areTrimmed: options.trimFinalNewlines === true,
    },
  };
}

function toTextEdits({ text }: BlockDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ range, newText }) => ({ range: toRange(text, range), newText }));
}

import { layoutOf } from "../../document/edit/layout.js";
import { lineStartOf } from "../../document/lineStart.js";

/** How text is laid out where something is inserted. */
export interface Layout {
  /** Column of the key that is inserted. */
  readonly column: number;
  /** Blanks per level. */
  readonly unit: number;
  /** Blanks between the column of a key and the dashes of its list. */
  readonly listIndent: number;
  readonly style: "block" | "flow";
  readonly lineBreak: string;
}

/** Characters before and behind the cursor that show how its surroundings are laid out. */
const windowBefore = 2000;
const windowBehind = 1000;

/** The layout at an offset: that of the lines around it, where these show none that of the beginning of the text. */
export function layoutAt(text: string, offset: number, style: Layout["style"]): Layout {
  const column = offset - lineStartOf(text, offset);
  const start = lineStartOf(text, Math.max(0, offset - windowBefore));
  const near = text.slice(start, offset + windowBehind);
  const shows = /^[ ]*[^\s#-][^\r\n]*:[ \t]*(?:\r\n|\n|\r)[ ]+\S/m.test(near);
  const sample = shows ? near : text.slice(0, windowBefore + windowBehind);
  const { unit, listIndent, lineBreak } = layoutOf(sample);
  const own = unitAbove(text, offset, column) ?? unit;
  return {
    column,
    unit: own,
    listIndent: listIndent === 0 ? 0 : own,
    style,
    lineBreak: lineBreak === "\n" ? (/\r\n|\n/.exec(text)?.[0] ?? lineBreak) : lineBreak,
  };
}

/** Blanks by which the line is indented more than the key that it stands below; undefined in lists and at the top. */
function unitAbove(text: string, offset: number, keyColumn: number): number | undefined {
  let end = lineStartOf(text, offset);
  const dash = /^ *(?=- )/.exec(text.slice(end, offset));
  const column = dash ? dash[0].length : keyColumn;
  const stop = Math.max(0, end - windowBefore);
  while (end > stop) {
    const start = lineStartOf(text, end - 1);
    const line = text.slice(start, end).trimEnd();
    const indent = line.search(/\S/);
    const isContent = indent !== -1 && line[indent] !== "#";
    if (isContent && indent < column) {
      const isKey = /^[^-].*:(?:\s+#.*)?$/.test(line.slice(indent));
      return isKey ? column - indent : undefined;
    }
    end = start;
  }
  return undefined;
}

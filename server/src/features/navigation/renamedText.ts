import { replacement, type Edit } from "../../document/edit/edit.js";
import { canBePlain, preferredQuote, type Quote } from "../../document/edit/scalarText.js";
import type { Occurrence } from "../names/occurrence.js";

/** Writes a new name into the places of one text, each in the style that it has there. */
export function createRenamer(
  text: string,
  newName: string,
): (place: Occurrence) => Edit | undefined {
  // Asked for only where quotes are needed; a look at the whole text.
  let quote: Quote | undefined;
  const preferred = () => (quote ??= preferredQuote(text));
  return (place) => {
    const { start, end } = place.range;
    const source = text.slice(start, end);
    if (place.form === "word") return renamedWord(text, place, newName);
    // What an alias stands for is renamed where it is written.
    if (source.startsWith("*")) return undefined;
    return replacement(start, end, renamedScalar(source, newName, preferred));
  };
}

function renamedScalar(source: string, newName: string, preferred: () => Quote): string {
  if (source.startsWith('"')) return quoted(newName, "double");
  if (source.startsWith("'")) return quoted(newName, "single");
  const head = /^[|>][^\n]*\n[ \t]*/.exec(source);
  if (head) return head[0] + newName;
  return canBePlain(newName) ? newName : quoted(newName, preferred());
}

function quoted(name: string, quote: Quote): string {
  return quote === "double" ? JSON.stringify(name) : `'${name.replaceAll("'", "''")}'`;
}

/** Characters that mean the same in every style of scalars. */
const plainWord = /^[\p{L}\p{M}\p{N}_. -]*$/u;

function renamedWord(
  text: string,
  { kind, range, touch = range }: Occurrence,
  newName: string,
): Edit {
  const isReference = kind === "parameter";
  if (!isReference) return replacement(range.start, range.end, newName);
  const isWhole = range.start === touch.start;
  if (!isWhole && plainWord.test(newName)) return replacement(range.start, range.end, newName);
  const source = text.slice(touch.start, touch.end);
  const written = renamedScalar(source, `@param:${newName}`, () => preferredQuote(text));
  return replacement(touch.start, touch.end, written);
}

import { resolvePlainScalar } from "../resolveScalar.js";

export type Quote = "double" | "single";

/** What a plain scalar cannot contain, inside brackets or outside. */
const marks = /[,[\]{}]|: |:$| #|[\r\n\t]|\{\{|\{%|^(?:---|\.\.\.)/;
const firstMarks = /^[-?:](?:[\s,[\]{}]|$)|^[#&*!|>'"%@`]/;
/** What needs an escape: breaks and characters that PyYAML does not take for printable, and the byte order mark. */
const escaped =
  /[^\t\x20-\x7E\xA0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/u;
/** Words that some YAML readers take for something other than text. */
const otherTypes = /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<)$/i;

/** Whether a text can stand without quotes, inside brackets or outside, and is text to every reader. */
export function canBePlain(text: string): boolean {
  if (text === "" || text.trim() !== text) return false;
  if (marks.test(text) || firstMarks.test(text) || escaped.test(text)) return false;
  if (otherTypes.test(text) || !Number.isNaN(Number(text))) return false;
  return resolvePlainScalar(text).type === "string";
}

/** A text as the source of a scalar on one line: plain where it can be and no quote is asked for. */
export function writeText(text: string, quote: Quote | "none" = "none"): string {
  if (quote === "none") return canBePlain(text) ? text : writeText(text, "double");
  const canBeSingle = !escaped.test(text) && !/[\r\n]/.test(text);
  // A backslash or a double quote would need an escape; single quotes show the text as it is.
  const isPlainer = /["\\]/.test(text) && !text.includes("'");
  if (canBeSingle && (quote === "single" || isPlainer)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(
    /[\x7F-\x9F\u2028\u2029\uFEFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The quotes that a text uses for its values: double ones unless it has more single ones. */
export function preferredQuote(text: string): Quote {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/[:,[{-] *'/g) > count(/[:,[{-] *"/g) ? "single" : "double";
}

import type { Pass } from "./pass.js";

/**
 * One blank behind a colon, none before it, one between an anchor, a tag and the value; what stands before a comment
 * stays, since comments are often put below each other.
 *
 * @param start where the key ends
 * @param end where the value begins, when that is known
 */
export function spaceAfterKey(pass: Pass, start: number, end?: number): void {
  const { text, lines, plan } = pass;
  // Most pairs, by which a long file is not held up.
  if (end === start + 2 && text.startsWith(": ", start)) return;
  const lineEnd = lines[plan.lineOf(start)]?.end ?? start;
  const colon = /[ \t]*:/y;
  colon.lastIndex = start;
  const before = colon.exec(text)?.[0];
  if (before === undefined) return;
  // Without a blank the colon would belong to the name of an alias.
  const isAlias = /\*\S*$/.test(text.slice(lines[plan.lineOf(start)]?.start, start));
  if (!isAlias) plan.space(start, start + before.length - 1, "");
  spaceProperties(pass, start + before.length, Math.min(end ?? lineEnd, lineEnd));
}

/** As many blanks behind a dash as lead to a column; what follows on the line is kept apart by one. */
export function spaceAfterDash(
  pass: Pass,
  dash: number,
  { end, width }: { readonly end: number; readonly width: number },
): void {
  const { text, lines, plan } = pass;
  const lineEnd = lines[plan.lineOf(dash)]?.end ?? dash;
  const at = blanksEnd(text, dash + 1);
  if (at >= lineEnd || text[at] === "#") return;
  plan.space(dash + 1, at, " ".repeat(width));
  spaceProperties(pass, propertyEnd(text, at), Math.min(end, lineEnd));
}

/** One blank before each anchor, tag and the value, from an offset up to the value or the end of the line. */
function spaceProperties({ text, plan }: Pass, start: number, end: number): void {
  let at = start;
  while (at < end) {
    const next = blanksEnd(text, at);
    if (next === at || next > end || isEndOrComment(text, next)) return;
    plan.space(at, next, " ");
    const after = propertyEnd(text, next);
    if (after === next) return;
    at = after;
  }
}

function isEndOrComment(text: string, offset: number): boolean {
  const character = text[offset];
  return character === undefined || character === "#" || character === "\r" || character === "\n";
}

function blanksEnd(text: string, offset: number): number {
  let at = offset;
  while (text[at] === " " || text[at] === "\t") at += 1;
  return at;
}

/** The end of an anchor or a tag at an offset; the offset itself where there is none. */
function propertyEnd(text: string, offset: number): number {
  const property = /[&!]\S*/y;
  property.lastIndex = offset;
  return property.test(text) ? property.lastIndex : offset;
}

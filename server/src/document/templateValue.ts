import type { SourceText } from "./readScalar.js";
import type { ScalarNode } from "./syntaxNode.js";

/** How far behind a colon or dash a template may begin to be taken for its value. */
const farthest = 2000;
/** Ends of conditions and loops render to nothing. */
const ending = /^\{%[-+]?\s*(?:end\w*|else|elif)\b/;
const include = /^\{%[-+]?\s*include\b/;

/**
 * The value that a template statement will put where the text has none, such as an `include` below a key: a scalar of
 * unknown value at the statement. `after` is the end of the colon or dash, `owner` the offset of the key or list.
 */
export function findTemplateValue(
  after: number,
  owner: number,
  { text, masked, templates }: SourceText,
): ScalarNode | undefined {
  const tag = templates.firstFrom(after);
  if (!tag || tag.range.start < after || tag.range.start - after > farthest) return undefined;
  const between = masked.slice(after, tag.range.start);
  if (/[^\s]/.test(between.replace(/#[^\r\n]*/g, ""))) return undefined;
  const source = text.slice(tag.range.start, tag.range.end);
  if (ending.test(source)) return undefined;
  const isOnLine = !/[\r\n]/.test(between);
  const isDeeper = column(text, tag.range.start) > column(text, owner);
  if (!isOnLine && !isDeeper && !include.test(source)) return undefined;
  return {
    kind: "scalar",
    style: "plain",
    range: tag.range,
    text: source,
    value: { type: "unknown" },
  };
}

function column(text: string, offset: number): number {
  const before = text.slice(Math.max(0, offset - farthest), offset);
  return before.length - 1 - Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r"));
}

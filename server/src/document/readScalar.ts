import type { Scalar } from "yaml";
import { isPossibleDate, resolvePlainScalar } from "./resolveScalar.js";
import type { OffsetRange, ScalarNode, ScalarValue, SyntaxProblem } from "./syntaxNode.js";
import type { TemplateLookup } from "../template/templateLookup.js";

/** One text in the two forms that a reading needs, with what is known of its templates. */
export interface SourceText {
  /** As the author wrote it. */
  readonly text: string;
  /** As the YAML library read it: of equal length, templates masked, mistakes repaired. */
  readonly masked: string;
  readonly templates: TemplateLookup;
  /** Where a plain text begins with a character that the library was shown as a letter. */
  readonly textStarts: ReadonlySet<number>;
  /** Keys that the library read further left than they stand, by where it read them: how far. */
  readonly movedKeys: ReadonlyMap<number, number>;
  /** Where a quoted text begins that is never closed. */
  readonly unclosedQuotes: ReadonlySet<number>;
}

const styles: Readonly<Record<string, ScalarNode["style"]>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

/** Tags that PyYAML's safe loader knows and that change nothing we say about the node. */
const textTag = "tag:yaml.org,2002:str";

/** The library's scalar as one of ours, with the type that the platform's loader would give it. */
export function readScalar(scalar: Scalar.Parsed, source: SourceText): ScalarNode {
  const style = styles[scalar.type ?? "PLAIN"] ?? "plain";
  const [start, valueEnd] = scalar.range;
  const isBlock = style === "literal" || style === "folded";
  const end = isBlock ? start + source.masked.slice(start, valueEnd).trimEnd().length : valueEnd;
  const range: OffsetRange = { start, end };
  const isText = style !== "plain" || scalar.tag === textTag || source.textStarts.has(start);
  const isUnknown = source.templates.touches(range);
  const text = isUnknown
    ? withoutQuotes(source.text.slice(start, end))
    : textOf(scalar, range, source);
  let value: ScalarValue = isUnknown ? { type: "unknown" } : { type: "string", value: text };
  if (!isUnknown && !isText) value = resolvePlainScalar(text);
  // One shape of object for nearly all scalars: whoever reads thousands of them is several times faster for it.
  const node: ScalarNode = { kind: "scalar", style, range, text, value };
  return scalar.anchor ? { ...node, anchor: scalar.anchor } : node;
}

/** The library's text, except where it has not seen the author's. */
function textOf(scalar: Scalar.Parsed, { start, end }: OffsetRange, source: SourceText): string {
  if (source.textStarts.has(start)) return source.text.slice(start, end);
  return source.unclosedQuotes.has(start) ? source.text.slice(start + 1, end) : scalar.source;
}

/** A plain scalar made from a part of the text, where the library has seen something else. */
export function readPlainText(range: OffsetRange, source: SourceText): ScalarNode {
  const text = source.text.slice(range.start, range.end);
  const value: ScalarValue = source.templates.touches(range)
    ? { type: "unknown" }
    : resolvePlainScalar(text);
  return { kind: "scalar", style: "plain", range, text, value };
}

/** What the platform's loader refuses about a plain scalar; undefined when it is fine. */
export function findReservedText(node: ScalarNode, isKey: boolean): SyntaxProblem | undefined {
  if (node.style !== "plain") return undefined;
  const first = node.text.charAt(0);
  if (first !== "" && "@`%,".includes(first)) {
    return {
      rule: "syntax/unquoted-reserved",
      message: node.text.startsWith("@param:")
        ? `The reference "${shorten(node.text)}" needs quotes, because a plain text cannot begin with "@".`
        : `A plain text cannot begin with "${first}"; put it in quotes.`,
      range: node.range,
    };
  }
  if (node.value.type === "timestamp" && !isPossibleDate(node.text)) {
    return {
      rule: "syntax/impossible-date",
      message: `The value "${node.text}" is read as a date but names none that exists; put it in quotes.`,
      range: node.range,
    };
  }
  if (!isKey && (node.text === "=" || node.text === "<<")) {
    return {
      rule: "syntax/reserved-value",
      message: `The value "${node.text}" has a special meaning in YAML; put it in quotes.`,
      range: node.range,
    };
  }
  return undefined;
}

/** Texts in messages: one line, at most 60 characters. */
export function shorten(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? "";
  // Never half a surrogate pair.
  return line.length > 60 ? `${line.slice(0, 59).replace(/[\uD800-\uDBFF]$/, "")}…` : line;
}

function withoutQuotes(text: string): string {
  const quote = text.charAt(0);
  if (quote !== '"' && quote !== "'") return text;
  return text.slice(1, text.length > 1 && text.endsWith(quote) ? -1 : undefined);
}

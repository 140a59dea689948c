import { isAlias, isCollection, isMap, isScalar, type ParsedNode } from "yaml";
import { resolvePlainScalar } from "./resolveScalar.js";
import { shorten } from "./readScalar.js";
import type { OffsetRange, SyntaxProblem } from "./syntaxNode.js";

const standardPrefix = "tag:yaml.org,2002:";
/** The loader knows YAML's own types only, and refuses a value that is not of the type that its tag names. */
export function findTagProblem(node: ParsedNode, text: string): SyntaxProblem | undefined {
  if (isAlias(node) || node.tag === undefined || node.tag === "!") return undefined;
  if (!(isScalar(node) || isCollection(node)) || saysWhatIsThere(node)) return undefined;
  const { start, end } = tagBefore(node.range[0], text);
  return {
    rule: "syntax/unsupported-tag",
    message: `YAML tags such as "${shorten(text.slice(start, end))}" are not supported; write the plain value.`,
    range: { start, end },
  };
}

/** The tag that stands before an offset, such as `!!str` or `!<tag:example.com,2000:x>`. */
function tagBefore(offset: number, text: string): OffsetRange {
  const mark = Math.max(0, text.lastIndexOf("!", offset));
  let start = mark;
  while (start > 0 && /[!\w-]/.test(text.charAt(start - 1))) start -= 1;
  const rest = /[^\s]+/y;
  rest.lastIndex = mark;
  return { start, end: rest.test(text) ? rest.lastIndex : mark };
}

/** Whether a tag names the type that the value has anyway, or makes a text of it. */
function saysWhatIsThere(node: ParsedNode): boolean {
  const tag = node.tag?.startsWith(standardPrefix) ? node.tag.slice(standardPrefix.length) : "";
  if (isCollection(node)) return tag === (isMap(node) ? "map" : "seq");
  if (!isScalar(node) || tag === "str") return tag === "str";
  const value = resolvePlainScalar(node.type === "PLAIN" ? node.source : "text");
  switch (value.type) {
    case "number":
      return tag === (value.integer ? "int" : "float");
    case "boolean":
      return tag === "bool";
    default:
      return tag === value.type;
  }
}

/** A bracket that is opened and never closed. */
export function findUnclosedBracket(node: ParsedNode): SyntaxProblem | undefined {
  const token = isCollection(node) ? node.srcToken : undefined;
  if (token?.type !== "flow-collection") return undefined;
  const open = token.start.source;
  const close = open === "{" ? "}" : "]";
  if (token.end.some(({ source }) => source === close)) return undefined;
  const { offset } = token.start;
  return {
    rule: "syntax/unclosed-bracket",
    message: `This "${open}" is never closed; the "${close}" is missing.`,
    range: { start: offset, end: offset + 1 },
  };
}

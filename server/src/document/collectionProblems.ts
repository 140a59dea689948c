import { isAlias, isCollection, isMap, isScalar, type ParsedNode } from "yaml";
import { resolvePlainScalar } from "./resolveScalar.js";
import type { SyntaxProblem } from "./syntaxNode.js";

const standardPrefix = "tag:yaml.org,2002:";
/** How far before a node its tag is looked for. */
const tagLookBehind = 200;

/** The loader knows YAML's own types only, and refuses a value that is not of the type that its tag names. */
export function findTagProblem(node: ParsedNode, text: string): SyntaxProblem | undefined {
  if (isAlias(node) || node.tag === undefined || node.tag === "!") return undefined;
  if (!(isScalar(node) || isCollection(node)) || saysWhatIsThere(node)) return undefined;
  const [end] = node.range;
  const before = text.slice(Math.max(0, end - tagLookBehind), end);
  const start = end - before.length + before.lastIndexOf("!");
  const written = /^\S+/.exec(text.slice(start, end))?.[0] ?? "";
  const first = before.slice(0, before.lastIndexOf("!") + 1).search(/\S+$/);
  const from = first === -1 ? end : end - before.length + first;
  return {
    rule: "syntax/unsupported-tag",
    message: `YAML tags such as "${text.slice(from, start) + written}" are not supported; write the plain value.`,
    range: { start: from, end: start + written.length },
  };
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

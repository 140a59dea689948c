import { isAlias, isCollection, isScalar, type ParsedNode } from "yaml";
import type { SyntaxProblem } from "./syntaxNode.js";

const standardPrefix = "tag:yaml.org,2002:";
const standardTags: ReadonlySet<string> = new Set(
  ["str", "int", "float", "bool", "null", "map", "seq"].map((name) => standardPrefix + name),
);
/** How far before a node its tag is looked for. */
const tagLookBehind = 200;

/** The loader knows YAML's own types only, and reads files without any other. */
export function findTagProblem(node: ParsedNode, text: string): SyntaxProblem | undefined {
  if (isAlias(node) || node.tag === undefined || node.tag === "!") return undefined;
  if (standardTags.has(node.tag) || !(isScalar(node) || isCollection(node))) return undefined;
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

import { effectivePairs, resolveAlias } from "../document/effectivePairs.js";
import { parseDocument } from "../document/parseDocument.js";
import type { ScalarNode, SyntaxNode } from "../document/syntaxNode.js";
import { toJson } from "../document/toJson.js";
import type { ReadVariablesResult, TypedValue } from "../protocol.js";

/** The variables of templates as the platform's loader types them. The file itself is no template. */
export function readVariables(text: string): ReadVariablesResult {
  const tree = parseDocument(text, "literal");
  const [problem] = tree.problems;
  if (problem) return refusal(problem.message, text, problem.range.start);
  const root = resolveAlias(tree.root);
  if (root === undefined || isNull(root)) return { variables: [] };
  if (root.kind !== "mapping") {
    return refusal("A file of variables is a mapping of names to values.", text, root.range.start);
  }
  // What goes too deep or expands too far is found where the file is read for sending.
  const reading = toJson(tree);
  if ("problem" in reading && !isOfType(reading.problem.rule)) {
    return refusal(reading.problem.message, text, reading.problem.range.start);
  }
  const dateWithTime = findDateWithTime(root);
  if (dateWithTime !== undefined) {
    const message = `The value "${dateWithTime.text}" is read as a point in time; put it in quotes.`;
    return refusal(message, text, dateWithTime.range.start);
  }
  const value = new TypedReader().read(root);
  if (value === undefined) {
    return refusal("With its aliases the file has too many values.", text, root.range.start);
  }
  const entries = typeof value === "object" && value?.type === "mapping" ? value.entries : [];
  return { variables: entries.map(([key, item]) => [keyText(key), item]) };
}

/** Dates and large numbers cannot be sent, but a template can print them. */
function isOfType(rule: string): boolean {
  return ["syntax/date", "syntax/not-finite", "syntax/large-number"].includes(rule);
}

function refusal(message: string, text: string, offset: number): ReadVariablesResult {
  return { problem: { message, line: text.slice(0, offset).split(/\r\n|\r|\n/).length - 1 } };
}

function isNull(node: SyntaxNode): boolean {
  return node.kind === "scalar" && node.value.type === "null";
}

/** Values that are read, those behind aliases each time they are used. */
const mostValues = 100_000;

class TypedReader {
  #count = 0;

  /** Undefined when there are too many values. How deep they are nested was bounded when the text was parsed. */
  read(root: SyntaxNode): TypedValue | undefined {
    const value = this.#typed(root);
    return this.#count > mostValues ? undefined : value;
  }

  #typed(node: SyntaxNode | undefined): TypedValue {
    const resolved = resolveAlias(node);
    this.#count += 1;
    if (resolved === undefined || this.#count > mostValues) return null;
    if (resolved.kind === "scalar") return typedScalar(resolved);
    if (resolved.kind === "sequence") {
      return { type: "list", items: resolved.items.map((item) => this.#typed(item)) };
    }
    const entries = effectivePairs(resolved)
      .map(({ key, value }) => [typedScalar(key), this.#typed(value)] as const)
      .filter(([, value]) => value !== null);
    return { type: "mapping", entries };
  }
}

function typedScalar({ value, text }: ScalarNode): TypedValue {
  switch (value.type) {
    case "null":
      return null;
    case "number":
      if (!value.integer) return { type: "float", text: String(value.value) };
      return { type: "integer", text: integerText(value.value, text) };
    case "unknown":
      return text;
    default:
      return value.value;
  }
}

/** Of a number beyond what this program counts exactly, the digits as written. */
function integerText(value: number, text: string): string {
  if (Number.isSafeInteger(value)) return String(value);
  const digits = text.replaceAll("_", "").replace(/^\+/, "");
  return /^-?[1-9]\d*$/.test(digits) ? digits : BigInt(Math.trunc(value)).toString();
}

function findDateWithTime(node: SyntaxNode | undefined): ScalarNode | undefined {
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "scalar" && next.value.type === "timestamp" && next.text.length > 10) {
      return next;
    }
    if (next.kind === "sequence") waiting.push(...next.items);
    if (next.kind === "mapping") waiting.push(...next.pairs.map(({ value }) => value));
  }
  return undefined;
}

function keyText(key: TypedValue): string {
  if (key === null) return "None";
  if (typeof key === "boolean") return key ? "True" : "False";
  if (typeof key === "string") return key;
  return "text" in key ? key.text : "";
}

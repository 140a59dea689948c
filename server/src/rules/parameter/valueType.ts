import { resolveAlias } from "../../document/effectivePairs.js";
import type { ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import type { ParameterType } from "../../model/spec.js";
import { quote } from "../quote.js";

type ElementType = "boolean" | "string" | "number" | "object";

/** Where a value does not fit its declared type. */
export interface Misfit {
  readonly node: SyntaxNode;
  /** What stands there, such as `the number 10`; for an item of a list with its place. */
  readonly found: string;
  readonly wanted: string;
  /** The type that `wanted` puts into words: of the value, or of an item. */
  readonly type: ParameterType;
  /** Text that can be read as the wanted type, as in `"10"` for a number. */
  readonly isReadableText: boolean;
}

const wanted: Readonly<Record<ParameterType, string>> = {
  boolean: "true or false",
  string: "text, in quotes",
  number: "a number",
  object: "a mapping",
  string_array: "a list of texts",
  number_array: "a list of numbers",
  object_array: "a list of mappings",
};

/** The first place where the value does not fit the type; undefined when it fits or a template decides. */
export function findMisfit(value: SyntaxNode, type: ParameterType): Misfit | undefined {
  const node = resolveAlias(value);
  if (!node || isUnknown(node)) return undefined;
  switch (type) {
    case "boolean":
    case "string":
    case "number":
    case "object":
      return findElementMisfit(node, type);
    case "string_array":
      return findListMisfit(node, type, "string");
    case "number_array":
      return findListMisfit(node, type, "number");
    case "object_array":
      return findListMisfit(node, type, "object");
  }
}

function findListMisfit(
  node: SyntaxNode,
  type: ParameterType,
  element: ElementType,
): Misfit | undefined {
  if (node.kind !== "sequence") {
    const isReadableText = node.kind === "scalar" && node.value.type === "string";
    return { node, found: describe(node), wanted: wanted[type], type, isReadableText };
  }
  for (const [index, item] of node.items.entries()) {
    const target = resolveAlias(item);
    const misfit = target && findElementMisfit(target, element);
    if (misfit && item)
      return { ...misfit, node: item, found: `item ${index + 1}, ${misfit.found},` };
  }
  return undefined;
}

function findElementMisfit(node: SyntaxNode, type: ElementType): Misfit | undefined {
  if (isUnknown(node) || fits(node, type)) return undefined;
  return {
    node,
    found: describe(node),
    wanted: wanted[type],
    type,
    isReadableText:
      node.kind === "scalar" && node.value.type === "string" && reads(node.text, type),
  };
}

function fits(node: SyntaxNode, type: ElementType): boolean {
  if (type === "object") return node.kind === "mapping";
  return node.kind === "scalar" && node.value.type === type;
}

function reads(text: string, type: ElementType): boolean {
  const trimmed = text.trim();
  if (trimmed === "") return true;
  if (type === "number") return Number.isFinite(Number(trimmed));
  if (type === "boolean") return /^(?:true|false|yes|no|on|off)$/i.test(trimmed);
  return true;
}

function isUnknown(node: SyntaxNode): boolean {
  return node.kind === "alias" || (node.kind === "scalar" && node.value.type === "unknown");
}

function describe(node: SyntaxNode): string {
  if (node.kind === "mapping") return "a mapping";
  if (node.kind === "sequence") return "a list";
  return node.kind === "scalar" ? describeScalar(node) : "an alias";
}

function describeScalar({ text, value }: ScalarNode): string {
  switch (value.type) {
    case "string":
      return `the text ${quote(text)}`;
    case "number":
      return `the number ${text}`;
    case "boolean":
      return `the boolean ${text}`;
    case "timestamp":
      return `the date ${text}`;
    case "null":
      return "null";
    case "unknown":
      return "unknown";
  }
}

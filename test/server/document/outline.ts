import type { SyntaxNode } from "../../../server/src/document/syntaxNode.js";

/** A tree in one line: `{key: "text", list: [1, ?template?], alias: *name, nothing: -}`. */
export function outline(node: SyntaxNode | undefined): string {
  if (!node) return "-";
  if (node.kind === "alias") return `*${node.name}${node.target ? "" : "(nothing)"}`;
  if (node.kind === "sequence") return `[${node.items.map(outline).join(", ")}]`;
  if (node.kind === "mapping") {
    return `{${node.pairs.map(({ key, value }) => `${key.text}: ${outline(value)}`).join(", ")}}`;
  }
  const { value } = node;
  if (value.type === "string") return JSON.stringify(value.value);
  if (value.type === "unknown") return `?${node.text}?`;
  return value.type === "null" ? "null" : String(value.value);
}

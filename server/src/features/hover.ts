import { MarkupKind, type Hover } from "vscode-languageserver-types";
import { locate, type TrailEntry } from "../document/locate.js";
import type { OffsetRange } from "../document/syntaxNode.js";
import type { Step, Workflow } from "../model/spec.js";
import { describeSchemas, describeValue, escapeMarkdown } from "../schema/describe.js";
import { propertiesOf, schemasAt } from "../schema/lookup.js";
import type { SchemaName } from "../schema/schema.js";
import type { BlockDocument } from "./blockDocument.js";
import { toRange, touches } from "./toRange.js";

interface Explanation {
  readonly range: OffsetRange;
  readonly markdown: string;
}

/** Explains the name, key or value at an offset; null where there is nothing to explain. */
export function hover(block: BlockDocument, offset: number): Hover | null {
  const explanation = explainName(block, offset) ?? explainSchema(block, offset);
  if (explanation === undefined || explanation.markdown === "") return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: explanation.markdown },
    range: toRange(block.text, explanation.range),
  };
}

/** A step where it is declared or named: its type, its parents and its children. */
function explainName(
  { file, occurrences }: BlockDocument,
  offset: number,
): Explanation | undefined {
  const workflow = file?.workflow;
  const at = occurrences.find(({ range, kind }) => kind === "step" && touches(range, offset));
  const step = at && workflow?.steps.parts.get(at.name);
  if (at === undefined || workflow === undefined || step === undefined) return undefined;
  return { range: at.range, markdown: describeStep(step, workflow) };
}

function describeStep(step: Step, { graph }: Workflow): string {
  const name = step.name.text;
  const list = (names: readonly string[]) => names.map((item) => `\`${item}\``).join(", ");
  const parents = graph.parents(name);
  const children = graph.children(name);
  const layer = graph.layer(name);
  const lines = [
    `**${escapeMarkdown(name)}**: ${step.type ?? "unknown"} step`,
    parents.length > 0 ? `Waits for ${list(parents)}.` : "Waits for no other step.",
    children.length > 0 ? `${list(children)} waits for it.` : "No step waits for it.",
    layer === undefined ? "It is part of a circle, or behind one." : "",
  ];
  return lines.filter((line) => line !== "").join("\n\n");
}

/** A key by its schema, and a value out of a fixed set by its meaning. */
function explainSchema({ tree, kind }: BlockDocument, offset: number): Explanation | undefined {
  const { trail, isKey } = locate(tree.root, offset);
  const entry = trail.at(-1);
  if (entry === undefined) return undefined;
  return isKey ? explainKey(kind, tree.root, entry) : explainValue(kind, tree.root, entry);
}

function explainKey(
  kind: SchemaName,
  root: BlockDocument["tree"]["root"],
  { path, pair }: TrailEntry,
): Explanation | undefined {
  const name = path.at(-1);
  if (pair === undefined || typeof name !== "string") return undefined;
  const known = propertiesOf(schemasAt(kind, path.slice(0, -1), root));
  const property = known.find((candidate) => candidate.name === name);
  const schemas = schemasAt(kind, path, root);
  if (schemas.length === 0) return undefined;
  const { required = false, variants = [] } = property ?? {};
  return {
    range: pair.key.range,
    markdown: describeSchemas(schemas, { name, required, variants }),
  };
}

function explainValue(
  kind: SchemaName,
  root: BlockDocument["tree"]["root"],
  { path, node }: TrailEntry,
): Explanation | undefined {
  if (node?.kind !== "scalar") return undefined;
  const { value, range } = node;
  if (value.type !== "string" && value.type !== "number" && value.type !== "boolean") {
    return undefined;
  }
  const schemas = schemasAt(kind, path, root);
  return { range, markdown: describeValue(schemas, value.value) ?? describeSchemas(schemas) };
}

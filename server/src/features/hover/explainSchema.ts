import { locate, type TrailEntry } from "../../document/locate.js";
import type { ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import { ruleSummaries } from "../../rules/ruleIds.js";
import { rulePage } from "../../rules/rulePage.js";
import { describeSchemas, describeValue } from "../../schema/describe.js";
import { durationWords } from "../../schema/durations.js";
import { propertiesOf, referenceOf, schemasAt } from "../../schema/lookup.js";
import { referencePage } from "../../schema/referencePage.js";
import type { Schema, SchemaName } from "../../schema/schema.js";
import { cronWords } from "./cronWords.js";
import { codeOf, paragraphs, type Explain, type Explanation } from "./explanation.js";

interface Place extends TrailEntry {
  readonly kind: SchemaName;
  readonly root: SyntaxNode | undefined;
  readonly now: number;
}

/** A key or a value by its schema, a schedule by its runs. */
export const explainSchema: Explain = ({ block: { kind }, around, offset, now }) => {
  const { root } = around.tree;
  const { trail, isKey } = locate(root, offset);
  const entry = trail.at(-1);
  if (entry === undefined) return undefined;
  const place = { ...entry, kind, root, now };
  return isKey ? explainKey(place) : explainValue(place);
};

function explainKey({ kind, root, path, pair }: Place): Explanation | undefined {
  const name = path.at(-1);
  if (pair === undefined || typeof name !== "string") return undefined;
  const around = schemasAt(kind, path.slice(0, -1), root);
  const { range } = pair.key;
  const summary = referenceOf(around) === "rule" ? ruleSummaries.get(name) : undefined;
  if (summary !== undefined) {
    return { range, markdown: paragraphs(summary, `[Rules](${rulePage(name)})`) };
  }
  const property = propertiesOf(around).find((candidate) => candidate.name === name);
  const schemas = schemasAt(kind, path, root);
  if (schemas.length === 0) return undefined;
  const { required = false, variants = [] } = property ?? {};
  const markdown = describeSchemas(schemas, { name, required, variants });
  return { range, markdown: paragraphs(markdown, sourceLine({ kind, root, path }, schemas)) };
}

/** Where a fact comes from, and the section that has it. */
function sourceLine(
  { kind, root, path }: Pick<Place, "kind" | "root" | "path">,
  schemas: readonly Schema[],
): string {
  const owners = path.map((_, length) => schemasAt(kind, path.slice(0, length), root));
  const source = schemas.find((schema) => schema["x-source"] !== undefined)?.["x-source"];
  const words = kind === "project-file" ? "" : `Source: ${source ?? "platform reference"}. `;
  return `${words}[Reference](${referencePage(kind, owners)})`;
}

function explainValue(place: Place): Explanation | undefined {
  const { kind, root, path, node } = place;
  if (node?.kind !== "scalar" || node.value.type === "unknown" || node.value.type === "null") {
    return undefined;
  }
  const { range } = node;
  const schemas = schemasAt(kind, path, root);
  if (schemas.length === 0) return undefined;
  if (path.at(-1) === "cron" && path.at(-3) === "triggers") {
    const runs = cronWords(node.text, place.now);
    if (runs !== "") return { range, markdown: paragraphs(runs, sourceLine(place, schemas)) };
  }
  const described =
    "value" in node.value && node.value.type !== "timestamp"
      ? describeValue(schemas, node.value.value)
      : undefined;
  const markdown = paragraphs(
    readAs(node),
    durationOf(node, schemas),
    described ?? describeSchemas(schemas),
    sourceLine(place, schemas),
  );
  return { range, markdown };
}

/** What the loader makes of a text that says something else at first sight: `yes`, `0755`, `12:30`. */
function readAs({ style, text, value }: ScalarNode): string {
  if (style !== "plain") return "";
  if (value.type === "timestamp") return "Read as a date, which cannot be sent; put it in quotes.";
  if (value.type !== "number" && value.type !== "boolean") return "";
  const shown = String(value.value);
  const isSame = shown === text || Number(text) === value.value;
  const isOctal = /^0\d/.test(text);
  return isSame && !isOctal ? "" : `Read as ${codeOf(shown)}.`;
}

function durationOf({ value }: ScalarNode, schemas: readonly Schema[]): string {
  if (value.type !== "number") return "";
  const unit = schemas.find((schema) => schema["x-unit"] !== undefined)?.["x-unit"];
  const words = durationWords(value.value, unit);
  return words === undefined ? "" : `${value.value} ${unit ?? ""}: ${words}.`;
}

import { MarkupKind, type CompletionItem } from "vscode-languageserver-types";
import type { WorkflowFacts } from "../../model/workflowFacts.js";
import { ruleSummaries } from "../../rules/ruleIds.js";
import { describeSchemas, describeValue, escapeMarkdown } from "../../schema/describe.js";
import type { Schema } from "../../schema/schema.js";
import { schemaNumber, schemaOfNumber } from "../../schema/schemaNumbers.js";

/** What a proposal is, so that it can be explained later. */
export type About =
  | {
      readonly is: "key";
      readonly schemas: readonly Schema[];
      readonly required: boolean;
      readonly variants: readonly string[];
    }
  | {
      readonly is: "value";
      readonly schemas: readonly Schema[];
      readonly value: string | number | boolean;
    }
  | { readonly is: "rule"; readonly id: string }
  | { readonly is: "step"; readonly name: string };

/** An `About` as it travels with an item: schemas by their numbers, and for a step the document that has it. */
type ItemData =
  | {
      readonly key: readonly number[];
      readonly required?: true;
      readonly variants?: readonly string[];
    }
  | { readonly value: string | number | boolean; readonly of: readonly number[] }
  | { readonly rule: string }
  | { readonly step: string; readonly uri: string };

export function aboutToData(about: About, uri: string): ItemData {
  switch (about.is) {
    case "key": {
      const { schemas, required, variants } = about;
      return {
        key: numbersOf(schemas),
        ...(required && { required }),
        ...(variants.length > 0 && { variants }),
      };
    }
    case "value":
      return { value: about.value, of: numbersOf(about.schemas) };
    case "rule":
      return { rule: about.id };
    case "step":
      return { step: about.name, uri };
  }
}

function numbersOf(schemas: readonly Schema[]): readonly number[] {
  return schemas.flatMap((schema) => schemaNumber(schema) ?? []);
}

/** The document that must be asked to explain an item; undefined when none must. */
export function documentOfItem({ data }: CompletionItem): string | undefined {
  const uri = fields(data)["uri"];
  return typeof uri === "string" ? uri : undefined;
}

/** The item with its explanation. An item that does not come from here is given back as it is. */
export function resolveCompletion(
  item: CompletionItem,
  facts: WorkflowFacts | undefined,
): CompletionItem {
  const value = explain(fields(item.data), facts);
  if (value === undefined || value === "") return item;
  return { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

function explain(
  { key, value, of, rule, step, required, variants }: Readonly<Record<string, unknown>>,
  facts: WorkflowFacts | undefined,
): string | undefined {
  if (Array.isArray(key)) {
    const kinds = Array.isArray(variants)
      ? variants.filter((each) => typeof each === "string")
      : [];
    return describeSchemas(schemasOf(key), { required: required === true, variants: kinds });
  }
  if (Array.isArray(of)) return explainValue(schemasOf(of), value);
  if (typeof rule === "string") return ruleSummaries.get(rule);
  return typeof step === "string" && facts ? explainStep(step, facts) : undefined;
}

function explainValue(schemas: readonly Schema[], value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    return undefined;
  }
  return describeValue(schemas, value) ?? describeSchemas(schemas);
}

function explainStep(name: string, { steps, graph }: WorkflowFacts): string | undefined {
  const step = steps.get(name);
  if (!step) return undefined;
  const list = (names: Iterable<string>) => [...names].map(escapeMarkdown).join(", ");
  const parents = graph.parents(name);
  const { names: outputs } = step.outputs;
  return [
    `**${escapeMarkdown(name)}**: ${step.type ?? "unknown"} step`,
    parents.length > 0 ? `Waits for ${list(parents)}.` : "Waits for no other step.",
    outputs.size > 0 ? `Has the output parameters ${list(outputs)}.` : "",
  ]
    .filter((line) => line !== "")
    .join("\n\n");
}

/** Items come back from outside and may lack anything. */
function fields(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
}

function schemasOf(numbers: readonly unknown[]): readonly Schema[] {
  return numbers.flatMap((number) => schemaOfNumber(number) ?? []);
}

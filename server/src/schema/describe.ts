import { typesOf, valuesOf } from "./lookup.js";
import type { Schema } from "./schema.js";

/** What is described beside the schemas of a value. */
export interface DescribeOptions {
  /** The key; becomes the heading. */
  readonly name?: string;
  readonly required?: boolean;
  /** What the mapping must be to take the key, such as `an http step`. */
  readonly variants?: readonly string[];
}

/**
 * Markdown about a key and its value: meaning, type, unit, default, the values to choose from and an example. For hover,
 * for completion and for the reference page. Empty when the schemas say nothing.
 */
export function describeSchemas(schemas: readonly Schema[], options: DescribeOptions = {}): string {
  const facts = factsAbout(schemas, options);
  const heading = options.name === undefined ? [] : [`**${escapeMarkdown(options.name)}**`];
  const type = typeText(schemas);
  const head = [...heading, ...(type === "" ? [] : [type])].join(": ");
  const meaning = descriptionOf(schemas) ?? "";
  const paragraphs = [head, meaning, valueList(schemas), facts.join("  \n")];
  return paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
}

/** What one value out of a fixed set means, as Markdown; undefined when the schemas do not say. */
export function describeValue(
  schemas: readonly Schema[],
  value: string | number | boolean,
): string | undefined {
  return valuesOf(schemas).find((candidate) => candidate.value === value)?.description;
}

/** The meaning of a value, as Markdown: the words of the most specific schema that has some. */
export function descriptionOf(schemas: readonly Schema[]): string | undefined {
  return schemas.find((schema) => schema.description !== undefined)?.description;
}

const typeWords: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  object: "mapping",
  array: "list",
};

/** The type of a value in words, with its unit, such as `whole number of seconds`; empty when any is allowed. */
export function typeText(schemas: readonly Schema[]): string {
  const schema = schemas.find((candidate) => typesOf(candidate).length > 0);
  if (schema === undefined) return "";
  const [first = "", ...others] = typesOf(schema);
  const unit = schema["x-unit"];
  const isNumber = first === "integer" || first === "number";
  const word = typeWords[first] ?? first;
  if (isNumber && unit !== undefined) return `${word} of ${unit}`;
  if (isParameterReference(schema)) return word;
  const isFreeValue = schema["x-advice"]?.type === undefined && others.length > 0;
  return isFreeValue
    ? typesOf(schema)
        .map((type) => typeWords[type] ?? type)
        .join(", ")
    : word;
}

/** Whether the schema takes a text only because a whole value may be a reference `@param:<name>`. */
export function isParameterReference(schema: Schema): boolean {
  return schema.pattern?.startsWith("^@param:") === true && typesOf(schema).length > 1;
}

/** Short facts about a key, each a sentence: required, default, limits, examples. */
export function factsAbout(
  schemas: readonly Schema[],
  options: DescribeOptions,
): readonly string[] {
  const facts: string[] = [];
  if (options.required === true) facts.push("Required.");
  if (options.variants !== undefined && options.variants.length > 0) {
    facts.push(`Only for ${options.variants.join(" or ")}.`);
  }
  const fallback = schemas.find((schema) => schema.default !== undefined)?.default;
  if (fallback !== undefined) facts.push(`Default: ${code(fallback)}`);
  const limits = limitsText(schemas);
  if (limits !== undefined) facts.push(limits);
  const examples = schemas.find((schema) => schema.examples !== undefined)?.examples ?? [];
  if (examples.length > 0) facts.push(`Example: ${examples.map(code).join(" or ")}`);
  const obsolete = schemas.find((schema) => schema.deprecationMessage !== undefined);
  if (obsolete?.deprecationMessage !== undefined) facts.push(obsolete.deprecationMessage);
  return facts;
}

/** The range of a number, such as `From 0 to 120.`; undefined when it has none. */
export function limitsText(schemas: readonly Schema[]): string | undefined {
  const schema = schemas.find(({ minimum, maximum, exclusiveMinimum }) =>
    [minimum, maximum, exclusiveMinimum].some((limit) => limit !== undefined),
  );
  if (schema === undefined) return undefined;
  const { minimum, maximum, exclusiveMinimum } = schema;
  if (exclusiveMinimum !== undefined) return `More than ${exclusiveMinimum}.`;
  if (minimum === undefined) return `${maximum ?? 0} at most.`;
  return maximum === undefined ? `${minimum} or more.` : `From ${minimum} to ${maximum}.`;
}

function valueList(schemas: readonly Schema[]): string {
  return valuesOf(schemas)
    .flatMap(({ value, description }) =>
      description === undefined ? [] : [`- ${code(value)}: ${description}`],
    )
    .join("\n");
}

/** A value as inline code, written as YAML's flow style would have it. Nothing in it can end the code. */
export function code(value: unknown): string {
  const text = (typeof value === "string" ? value : flow(value)).replaceAll(/\s+/g, " ");
  const longestRun = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longestRun + 1);
  const needsSpace = text === "" || /^`|`$|^ .*[^ ].* $/.test(text);
  return needsSpace ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}: ${flow(item)}`)
      .join(", ")}}`;
  }
  return typeof value === "string" ? quotedIfNeeded(value) : String(value);
}

function quotedIfNeeded(text: string): string {
  return /^[A-Za-z][\w ./@+-]*$/.test(text) ? text : JSON.stringify(text);
}

/** Text with Markdown's special characters made harmless. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&]/g, "\\$&").replaceAll(/\s+/g, " ");
}

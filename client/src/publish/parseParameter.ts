import { isRecord } from "../api/guards.js";

export type ParameterType =
  "boolean" | "string" | "string_array" | "number" | "number_array" | "object" | "object_array";

/** A value, or what would have been right, to follow "needs". */
export type ParsedParameter = { readonly value: unknown } | { readonly expected: string };

/** Reads the text of a parameter: a string as it is, other types as JSON. */
export function parseParameter(type: ParameterType, text: string): ParsedParameter {
  if (type === "string") return { value: text };
  const value = parseJson(text);
  const { isRight, expected } = shapes[type];
  if (!isRight(value)) return { expected };
  return hasInexactNumber(text)
    ? { expected: "numbers of at most 15 digits, as larger ones would be rounded" }
    : { value };
}

interface Shape {
  readonly isRight: (value: unknown) => boolean;
  readonly expected: string;
}

const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);

const shapes: Readonly<Record<Exclude<ParameterType, "string">, Shape>> = {
  boolean: { isRight: (value) => typeof value === "boolean", expected: "true or false" },
  number: { isRight: isNumber, expected: "a number such as 2 or 0.5" },
  string_array: {
    isRight: (value) => isListOf(value, (item) => typeof item === "string"),
    expected: 'a list of texts such as ["north", "south"]',
  },
  number_array: {
    isRight: (value) => isListOf(value, isNumber),
    expected: "a list of numbers such as [1, 2.5]",
  },
  object: { isRight: isRecord, expected: 'an object such as {"key": "value"}' },
  object_array: {
    isRight: (value) => isListOf(value, isRecord),
    expected: 'a list of objects such as [{"key": "value"}]',
  },
};

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

/** Undefined when the text is no JSON. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Whether a whole number in the JSON may be too large to be kept exactly. */
function hasInexactNumber(json: string): boolean {
  const withoutTexts = json.replace(/"(?:[^"\\]|\\.)*"/g, "");
  return /(?<![.\d])\d{16,}(?![\d.eE])/.test(withoutTexts);
}

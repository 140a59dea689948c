import type { ErrorObject } from "ajv";
import type { FieldError } from "./apiError.js";
import { escapePointer } from "./parameters.js";
import { isRecord, own, type JsonRecord } from "./record.js";

/** How the types of JSON are called in a sentence. */
const typeNames = new Map([
  ["string", "a text"],
  ["number", "a number"],
  ["integer", "a whole number"],
  ["boolean", "true or false"],
  ["object", "a map"],
  ["array", "a list"],
]);

const maxShownLength = 60;

/** An error that only repeats another one, or that is an unknown key where the schema does not forbid those. */
export function isTolerated(error: ErrorObject): boolean {
  if (error.keyword === "if") return true;
  return error.keyword === "additionalProperties" && annotation(error, "x-unknown") !== "error";
}

/** An error of the validator as a pointer into the document and a sentence. */
export function toFieldError(error: ErrorObject): FieldError {
  const parameters: JsonRecord = error.params;
  const unknownKey = own(parameters, "additionalProperty");
  if (typeof unknownKey === "string") {
    const pointer = `${error.instancePath}/${escapePointer(unknownKey)}`;
    return { pointer, message: `"${unknownKey}" is not known here.` };
  }
  return { pointer: error.instancePath, message: sentenceOf(error, parameters) };
}

function sentenceOf(error: ErrorObject, parameters: JsonRecord): string {
  const missing = own(parameters, "missingProperty");
  if (error.keyword === "required" && typeof missing === "string")
    return `"${missing}" is missing.`;
  const key = `"${lastKey(error.instancePath)}"`;
  const prepared = preparedSentence(error, key);
  if (prepared !== undefined) return prepared;
  if (error.keyword === "oneOf" || error.keyword === "anyOf") return choiceSentence(error, key);
  if (error.keyword === "type") return `${key} must be ${typeName(error, parameters)}.`;
  const allowed = own(parameters, "allowedValues");
  if (Array.isArray(allowed)) return `${key} must be one of ${allowed.join(", ")}.`;
  if (error.keyword === "pattern" && typeof error.data === "string" && error.data.trim() === "") {
    return `${key} must not be empty.`;
  }
  return `${key} ${error.message ?? "is not valid"}.`;
}

/** The sentence that the schema has for this keyword, if it has one. */
function preparedSentence(error: ErrorObject, key: string): string | undefined {
  const sentences = annotation(error, "x-messages");
  const sentence = isRecord(sentences) ? own(sentences, error.keyword) : undefined;
  if (typeof sentence !== "string") return undefined;
  return sentence.replaceAll("{key}", () => key).replaceAll("{found}", () => shown(error.data));
}

function choiceSentence(error: ErrorObject, key: string): string {
  const choice = annotation(error, "x-exactly-one");
  const keys = isRecord(choice) ? own(choice, "keys") : undefined;
  if (!Array.isArray(keys)) return `${key} has none of the forms that are allowed here.`;
  return `${key} must have exactly one of ${keys.join(", ")}.`;
}

function typeName(error: ErrorObject, parameters: JsonRecord): string {
  const noun = annotation(error, "x-noun");
  if (typeof noun === "string") return noun;
  const types = [own(parameters, "type")].flat().map(String);
  return types.map((type) => typeNames.get(type) ?? type).join(" or ");
}

function annotation(error: ErrorObject, name: string): unknown {
  const schema: unknown = error.parentSchema;
  return isRecord(schema) ? own(schema, name) : undefined;
}

function lastKey(pointer: string): string {
  const key = pointer.slice(pointer.lastIndexOf("/") + 1);
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}

function shown(value: unknown): string {
  const text = isRecord(value) ? "a map" : Array.isArray(value) ? "a list" : JSON.stringify(value);
  return text.length > maxShownLength ? `${text.slice(0, maxShownLength)}…` : text;
}

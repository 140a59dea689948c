import type { SchemaName } from "../../../../schemas/pressApi/endpoint.js";
import pressApi from "../../../../schemas/pressApi/press-api.schema.json" with { type: "json" };
import type { Wire } from "../../../../schemas/pressApi/wire.js";
import { isRecord } from "../guards.js";
import { WrongShape } from "./wrongShape.js";

/** JSON Schema as far as the answers of press-api.schema.json use it. */
interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly "x-numberAsText"?: boolean;
  readonly "x-elsewhere"?: readonly string[];
}

const definitions = new Map<string, Schema>(Object.entries(pressApi.definitions));

/** How a message calls a value of the type. */
const nouns = new Map([
  ["string", "text"],
  ["boolean", "true or false"],
  ["number", "a number"],
  ["array", "a list"],
  ["object", "an object"],
]);

/**
 * Checks an answer, or the part of it at `at`, against its definition; throws `WrongShape` naming the first part that is wrong. Fields that the
 * definition does not know are left as they are, null counts as absent for those that it does not require. Nothing at all
 * is an object that has no required field.
 */
export function checkAnswer<Name extends SchemaName>(
  name: Name,
  value: unknown,
  at = "",
): Wire<Name> {
  const schema = definitions.get(name) ?? {};
  const isAnswer: Guard<Wire<Name>> = (part) => check(schema, part, at);
  const isOptional = schema.type === "object" && schema.required === undefined;
  const answer = isOptional ? (value ?? {}) : value;
  isAnswer(answer);
  return answer;
}

type Guard<T> = (value: unknown) => asserts value is T;

function check(schema: Schema, value: unknown, at: string): void {
  const { type } = schema;
  if (type === undefined) return;
  if (typeOf(value) !== type) throw new WrongShape(at, nouns.get(type) ?? type);
  if (isRecord(value)) checkFields(schema, value, at);
  const { items } = schema;
  if (!Array.isArray(value) || items === undefined) return;
  const itemSchema = resolve(items);
  for (const [index, item] of value.entries()) check(itemSchema, item, `${at}[${index}]`);
}

function checkFields(schema: Schema, record: Record<string, unknown>, at: string): void {
  for (const [name, written] of Object.entries(schema.properties ?? {})) {
    const property = resolve(written);
    adapt(record, name, property);
    const part = own(record, name);
    const isMissing = part === undefined || part === null;
    if (isMissing && schema.required?.includes(name) !== true) {
      Reflect.deleteProperty(record, name);
      continue;
    }
    check(property, part, at === "" ? name : `${at}.${name}`);
  }
}

/** Puts a field's value right where platforms are known to write it in another way. */
function adapt(record: Record<string, unknown>, name: string, schema: Schema): void {
  const value = own(record, name);
  if (value === undefined || value === null) {
    const found = (schema["x-elsewhere"] ?? [])
      .map((path) => lookUp(record, path))
      .find((other) => typeOf(other) === schema.type);
    if (found !== undefined) record[name] = found;
  } else if (typeof value === "number" && schema["x-numberAsText"] === true) {
    record[name] = String(value);
  }
}

function lookUp(record: Record<string, unknown>, path: string): unknown {
  let value: unknown = record;
  for (const key of path.split(".")) value = isRecord(value) ? own(value, key) : undefined;
  return value;
}

function resolve(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  return definitions.get(schema.$ref.replace("#/definitions/", "")) ?? {};
}

function own(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

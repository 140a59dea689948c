import { TemplateError } from "./templateError.js";

/**
 * A value of a template, typed as Python types it: `bigint` is an int, `number` a float, `null` is None. Nothing of
 * JavaScript can be reached from one: attributes are looked up in tables (attributes.ts), never on objects.
 */
export type Value =
  null | boolean | bigint | number | string | List | Tuple | Dict | Undefined | Callable | Opaque;

/** What an unknown name or attribute stands for: empty text, and an error when anything of it is asked for. */
export class Undefined {
  readonly reason: string;

  /** @param reason a sentence without its full stop, such as `"x" is undefined` */
  constructor(reason: string) {
    this.reason = reason;
  }
}

export class List {
  readonly items: Value[];

  constructor(items: Iterable<Value> = []) {
    this.items = [...items];
  }
}

export class Tuple {
  readonly items: readonly Value[];
  /** Names of the items, for a named tuple. */
  readonly names: readonly string[];

  constructor(items: Iterable<Value>, names: readonly string[] = []) {
    this.items = [...items];
    this.names = names;
  }
}

/** A mapping that keeps the order of its keys. `1`, `1.0` and `True` are one key. */
export class Dict {
  readonly #entries = new Map<string, readonly [Value, Value]>();

  constructor(entries: Iterable<readonly [Value, Value]> = []) {
    for (const [key, value] of entries) this.set(key, value);
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: Value): Value | undefined {
    return this.#entries.get(hash(key))?.[1];
  }

  has(key: Value): boolean {
    return this.#entries.has(hash(key));
  }

  set(key: Value, value: Value): void {
    const id = hash(key);
    this.#entries.set(id, [this.#entries.get(id)?.[0] ?? key, value]);
  }

  delete(key: Value): void {
    this.#entries.delete(hash(key));
  }

  keys(): Value[] {
    return [...this.#entries.values()].map(([key]) => key);
  }

  values(): Value[] {
    return [...this.#entries.values()].map(([, value]) => value);
  }

  entries(): (readonly [Value, Value])[] {
    return [...this.#entries.values()];
  }
}

export interface CallArguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

export class Callable {
  readonly name: string;
  readonly call: (args: CallArguments) => Value;

  constructor(name: string, call: (args: CallArguments) => Value) {
    this.name = name;
    this.call = call;
  }
}

/** Something with chosen attributes and no content that could be printed or walked through. */
export class Opaque {
  readonly name: string;
  readonly attribute: (name: string) => Value | undefined;
  /** Whether `set x.name = …` may change it. */
  readonly assign: ((name: string, value: Value) => void) | undefined;
  /** Text that it prints as; without one it cannot be printed. */
  readonly text: string | undefined;

  constructor(
    name: string,
    parts: {
      readonly attribute: (name: string) => Value | undefined;
      readonly assign?: (name: string, value: Value) => void;
      readonly text?: string;
    },
  ) {
    this.name = name;
    this.attribute = parts.attribute;
    this.assign = parts.assign;
    this.text = parts.text;
  }
}

/** Python's name of a value's type. */
export function typeName(value: Value): string {
  if (value === null) return "None";
  switch (typeof value) {
    case "boolean":
      return "bool";
    case "bigint":
      return "int";
    case "number":
      return "float";
    case "string":
      return "str";
    default:
      return objectName(value);
  }
}

function objectName(value: List | Tuple | Dict | Undefined | Callable | Opaque): string {
  if (value instanceof List) return "list";
  if (value instanceof Tuple) return "tuple";
  if (value instanceof Dict) return "dict";
  if (value instanceof Undefined) return "Undefined";
  return value instanceof Callable ? "function" : value.name;
}

export function isTrue(value: Value): boolean {
  if (value === null || value instanceof Undefined) return false;
  if (typeof value === "object") return sizeOf(value) !== 0;
  return typeof value === "number" ? value !== 0 : Boolean(value);
}

function sizeOf(value: List | Tuple | Dict | Callable | Opaque): number | undefined {
  if (value instanceof List || value instanceof Tuple) return value.items.length;
  return value instanceof Dict ? value.size : undefined;
}

/** The characters of a text as Python counts them: code points. */
export function charactersOf(text: string): string[] {
  return Array.from(text);
}

/** What a loop over the value goes through; undefined when there is nothing to go through. */
export function iterate(value: Value): readonly Value[] | undefined {
  if (typeof value === "string") return charactersOf(value);
  if (value instanceof List || value instanceof Tuple) return value.items;
  if (value instanceof Dict) return value.keys();
  return value instanceof Undefined ? [] : undefined;
}

/** As `iterate`; throws `TemplateError` when there is nothing to go through. */
export function itemsOf(value: Value): readonly Value[] {
  const items = iterate(value);
  if (items !== undefined) return items;
  throw new TemplateError("value", `A value of type ${typeName(value)} has no items.`);
}

export function isNumber(value: Value): value is bigint | number | boolean {
  return typeof value === "bigint" || typeof value === "number" || typeof value === "boolean";
}

/** A boolean counts as 0 or 1, as in Python. */
export function asNumber(value: bigint | number | boolean): bigint | number {
  return typeof value === "boolean" ? (value ? 1n : 0n) : value;
}

/** A text that is the same for keys that are equal. Throws `TemplateError` for what cannot be a key. */
function hash(key: Value): string {
  if (typeof key === "string") return `"${key}`;
  if (key === null) return "None";
  if (isNumber(key)) return String(asNumber(key));
  if (key instanceof Tuple) return `(${key.items.map((item) => hash(item)).join(",")})`;
  throw new TemplateError("value", `A value of type ${typeName(key)} cannot be a key.`);
}

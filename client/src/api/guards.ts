/** The value at `at` is not what was expected there. */
export class WrongShape extends Error {
  constructor(at: string, expected: string) {
    super(at === "" ? `an answer that is not ${expected}` : `"${at}" that is not ${expected}`);
    this.name = "WrongShape";
  }
}

/** Checks unknown JSON; throws `WrongShape` naming the first part that is wrong. Unknown fields are left alone. */
export type Guard<T> = (value: unknown, at: string) => asserts value is T;

interface Field<T> {
  readonly guard: Guard<T>;
  readonly isOptional: boolean;
}

type Fields<T> = {
  readonly [K in keyof T]-?: undefined extends T[K]
    ? Field<Exclude<T[K], undefined>> & { readonly isOptional: true }
    : Field<T[K]>;
};

export function required<T>(guard: Guard<T>): Field<T> {
  return { guard, isOptional: false };
}

export function optional<T>(guard: Guard<T>): Field<T> & { readonly isOptional: true } {
  return { guard, isOptional: true };
}

export const anything: Guard<unknown> = () => undefined;

export const text: Guard<string> = (value, at) => {
  if (typeof value !== "string") throw new WrongShape(at, "text");
};

export const flag: Guard<boolean> = (value, at) => {
  if (typeof value !== "boolean") throw new WrongShape(at, "true or false");
};

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function list<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new WrongShape(at, "a list");
    for (const [index, item] of value.entries()) guard(item, `${at}[${index}]`);
  };
}

/**
 * An object with these fields. An optional field that is null counts as absent and is taken out. `prepare` may change
 * the object before it is checked.
 */
export function object<T extends object>(
  fields: Fields<T>,
  prepare?: (record: Record<string, unknown>) => void,
): Guard<T> {
  const entries = Object.entries<Field<unknown>>(fields);
  return (value, at) => {
    if (!isRecord(value)) throw new WrongShape(at, "an object");
    prepare?.(value);
    for (const [name, field] of entries) {
      const part = Object.hasOwn(value, name) ? value[name] : undefined;
      if (field.isOptional && (part === undefined || part === null)) {
        Reflect.deleteProperty(value, name);
        continue;
      }
      const guard: Guard<unknown> = field.guard;
      guard(part, at === "" ? name : `${at}.${name}`);
    }
  };
}

import { TemplateError } from "./templateError.js";
import { isTrue, typeName } from "./values.js";
import type { CallArguments, Value } from "./values.js";
import { textOf } from "./textOf.js";

export const noArguments: CallArguments = { positional: [], named: new Map() };

export function positional(...values: readonly Value[]): CallArguments {
  return { positional: values, named: new Map() };
}

/** Arguments by the names of the parameters. */
export class Bound {
  readonly #values: ReadonlyMap<string, Value>;
  readonly #of: string;

  /** Throws `TemplateError` when there are too many arguments, or one that `names` does not hold. */
  constructor(of: string, { positional, named }: CallArguments, names: readonly string[]) {
    this.#of = of;
    const values = new Map<string, Value>();
    for (const [index, value] of positional.entries()) {
      const name = names[index];
      if (name === undefined) {
        throw new TemplateError("value", `"${of}" takes at most ${names.length} arguments.`);
      }
      values.set(name, value);
    }
    for (const [name, value] of named) {
      if (!names.includes(name) || values.has(name)) {
        throw new TemplateError("value", `"${of}" got an argument "${name}" too many.`);
      }
      values.set(name, value);
    }
    this.#values = values;
  }

  get(name: string): Value | undefined {
    return this.#values.get(name);
  }

  required(name: string): Value {
    const value = this.#values.get(name);
    if (value !== undefined) return value;
    throw new TemplateError("value", `"${this.#of}" needs an argument "${name}".`);
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.#values.get(name);
    return value === undefined ? otherwise : isTrue(value);
  }

  text(name: string, otherwise: string): string {
    const value = this.#values.get(name);
    return value === undefined ? otherwise : textOf(value);
  }

  /** A whole number that fits; `otherwise` also for None. */
  integer(name: string, otherwise: number): number {
    const value = this.#values.get(name);
    if (value === undefined || value === null) return otherwise;
    if (typeof value === "bigint" && value >= -1_000_000n && value <= 1_000_000n) {
      return Number(value);
    }
    if (typeof value === "boolean") return Number(value);
    throw new TemplateError(
      "value",
      `The argument "${name}" of "${this.#of}" has to be a whole number of at most a million, not a ${typeName(value)}.`,
    );
  }
}

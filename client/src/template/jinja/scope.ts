import type { Value } from "./values.js";

/** Names and their values, over those of the scope around. */
export class Scope {
  readonly #outer: Scope | undefined;
  readonly #values: Map<string, Value>;

  constructor(outer: Scope | undefined, values: Iterable<readonly [string, Value]> = []) {
    this.#outer = outer;
    this.#values = new Map(values);
  }

  get(name: string): Value | undefined {
    const value = this.#values.get(name);
    return value === undefined ? this.#outer?.get(name) : value;
  }

  set(name: string, value: Value): void {
    this.#values.set(name, value);
  }
}

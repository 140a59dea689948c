import { equals } from "./compare.js";
import { Opaque, Undefined } from "./values.js";
import type { CallArguments, Value } from "./values.js";
import { Callable } from "./values.js";
import { TemplateError } from "./templateError.js";

/** What `loop` stands for inside a `for`. */
export class Loop {
  readonly value: Opaque;
  readonly #items: readonly Value[];
  readonly #depth: number;
  #index = 0;
  #lastChanged: readonly Value[] | undefined;

  constructor(items: readonly Value[], depth: number) {
    this.#items = items;
    this.#depth = depth;
    this.value = new Opaque("loop", { attribute: (name) => this.#attributes.get(name)?.() });
  }

  moveTo(index: number): void {
    this.#index = index;
  }

  readonly #attributes: ReadonlyMap<string, () => Value> = new Map<string, () => Value>([
    ["index", () => BigInt(this.#index + 1)],
    ["index0", () => BigInt(this.#index)],
    ["revindex", () => BigInt(this.#items.length - this.#index)],
    ["revindex0", () => BigInt(this.#items.length - this.#index - 1)],
    ["first", () => this.#index === 0],
    ["last", () => this.#index === this.#items.length - 1],
    ["length", () => BigInt(this.#items.length)],
    ["depth", () => BigInt(this.#depth)],
    ["depth0", () => BigInt(this.#depth - 1)],
    ["previtem", () => this.#neighbour(-1, "there is no previous item")],
    ["nextitem", () => this.#neighbour(1, "there is no next item")],
    ["cycle", () => new Callable("cycle", (args) => this.#cycle(args))],
    ["changed", () => new Callable("changed", ({ positional }) => this.#changed(positional))],
  ]);

  #neighbour(distance: number, reason: string): Value {
    const item = this.#items[this.#index + distance];
    return item === undefined ? new Undefined(reason) : item;
  }

  #cycle({ positional }: CallArguments): Value {
    const item = positional[this.#index % Math.max(1, positional.length)];
    if (item === undefined)
      throw new TemplateError("value", '"cycle" needs something to go round.');
    return item;
  }

  #changed(values: readonly Value[]): boolean {
    const last = this.#lastChanged;
    this.#lastChanged = values;
    return (
      last?.length !== values.length ||
      values.some((value, index) => !equals(value, last[index] ?? null))
    );
  }
}

import type { Budget } from "./budget.js";
import { Bound } from "./callArguments.js";
import { TemplateError } from "./templateError.js";
import { Callable, Dict, List, Opaque, itemsOf, typeName } from "./values.js";
import type { CallArguments, Value } from "./values.js";
import { textOf } from "./textOf.js";

/** The functions that every template has. */
export function createGlobals(budget: Budget): ReadonlyMap<string, Value> {
  const functions: readonly (readonly [string, (args: CallArguments) => Value])[] = [
    ["range", (args) => range(args, budget)],
    ["dict", dict],
    ["namespace", namespace],
    ["cycler", cycler],
    ["joiner", joiner],
    ["lipsum", () => refuse("lipsum")],
  ];
  return new Map(functions.map(([name, call]) => [name, new Callable(name, call)]));
}

function refuse(name: string): never {
  throw new TemplateError("value", `"${name}" makes a random text and is not supported.`);
}

function range(args: CallArguments, budget: Budget): Value {
  const values = args.positional.map((value) => {
    if (typeof value === "bigint") return value;
    throw new TemplateError("value", `"range" needs whole numbers, not a ${typeName(value)}.`);
  });
  const [first = 0n, second, step = 1n] = values;
  if (values.length === 0 || values.length > 3 || step === 0n) {
    throw new TemplateError("value", '"range" needs an end, or a start, an end and a step.');
  }
  const [start, stop] = second === undefined ? [0n, first] : [first, second];
  const items: bigint[] = [];
  for (let value = start; step > 0n ? value < stop : value > stop; value += step) {
    budget.step();
    items.push(value);
  }
  return new List(items);
}

function dict({ positional, named }: CallArguments): Value {
  const [first] = positional;
  const pairs = first === undefined ? [] : pairsOf(first);
  return new Dict([...pairs, ...named]);
}

function pairsOf(value: Value): readonly (readonly [Value, Value])[] {
  if (value instanceof Dict) return value.entries();
  return itemsOf(value).map((pair) => {
    const [key, item] = itemsOf(pair);
    if (key !== undefined && item !== undefined) return [key, item] as const;
    throw new TemplateError("value", '"dict" needs pairs of a key and a value.');
  });
}

function namespace(args: CallArguments): Value {
  const given = dict(args);
  const attributes = new Map<string, Value>();
  if (given instanceof Dict) {
    for (const [name, value] of given.entries()) attributes.set(textOf(name), value);
  }
  return new Opaque("Namespace", {
    attribute: (name) => attributes.get(name),
    assign: (name, value) => void attributes.set(name, value),
  });
}

function cycler({ positional }: CallArguments): Value {
  if (positional.length === 0) {
    throw new TemplateError("value", '"cycler" needs something to go round.');
  }
  let index = 0;
  const current = () => positional[index % positional.length] ?? null;
  const attributes = new Map<string, () => Value>([
    ["current", current],
    [
      "next",
      () =>
        new Callable("next", () => {
          const value = current();
          index += 1;
          return value;
        }),
    ],
    [
      "reset",
      () =>
        new Callable("reset", () => {
          index = 0;
          return null;
        }),
    ],
  ]);
  return new Opaque("Cycler", { attribute: (name) => attributes.get(name)?.() });
}

function joiner(args: CallArguments): Value {
  const separator = new Bound("joiner", args, ["sep"]).text("sep", ", ");
  let isFirst = true;
  return new Callable("joiner", () => {
    const text = isFirst ? "" : separator;
    isFirst = false;
    return text;
  });
}

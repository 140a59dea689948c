import { itemOf } from "../attributes.js";
import { Bound } from "../callArguments.js";
import { compareValues, equals } from "../compare.js";
import { operate } from "../operators.js";
import { TemplateError } from "../templateError.js";
import { textOf } from "../textOf.js";
import { Dict, List, Tuple, Undefined, charactersOf, itemsOf, typeName } from "../values.js";
import type { CallArguments, Value } from "../values.js";
import type { Filter } from "./library.js";

/** Reads `a.b.0` of a value; the value itself without an attribute. */
export function attributePath(attribute: Value | undefined): (value: Value) => Value {
  if (attribute === undefined || attribute === null) return (value) => value;
  const steps: Value[] =
    typeof attribute === "string"
      ? attribute.split(".").map((part) => (/^\d+$/.test(part) ? BigInt(part) : part))
      : [attribute];
  return (value) => steps.reduce<Value>((of, step) => itemOf(of, step), value);
}

function foldCase(value: Value): Value {
  return typeof value === "string" ? value.toLowerCase() : value;
}

/** What items are compared by. */
function keyOf(bound: Bound, ofAttribute = attributePath(bound.get("attribute"))) {
  const fold = bound.flag("case_sensitive", false) ? (value: Value) => value : foldCase;
  return (value: Value) => fold(ofAttribute(value));
}

function sortedBy(items: readonly Value[], key: (value: Value) => Value): Value[] {
  return items
    .map((item) => ({ item, by: key(item) }))
    .sort((left, right) => compareValues(left.by, right.by))
    .map(({ item }) => item);
}

const sort: Filter = (value, args, { budget }) => {
  const bound = new Bound("sort", args, ["reverse", "case_sensitive", "attribute"]);
  const items = itemsOf(value);
  budget.step(items.length * 8);
  const paths = textOf(bound.get("attribute") ?? "").split(",");
  const keys =
    paths.length < 2
      ? [keyOf(bound)]
      : paths.map((path) => keyOf(bound, attributePath(path.trim())));
  const key = (item: Value): Value => new Tuple(keys.map((one) => one(item)));
  return new List(arranged(items, key, bound.flag("reverse", false)));
};

/** Equal items keep their order, also from the highest down. */
function arranged(
  items: readonly Value[],
  key: (value: Value) => Value,
  isReversed: boolean,
): Value[] {
  return isReversed ? sortedBy([...items].reverse(), key).reverse() : sortedBy(items, key);
}

const dictsort: Filter = (value, args) => {
  const bound = new Bound("dictsort", args, ["case_sensitive", "by", "reverse"]);
  if (!(value instanceof Dict)) {
    throw new TemplateError("value", `"dictsort" needs a mapping, not a ${typeName(value)}.`);
  }
  const place = bound.text("by", "key") === "value" ? 1n : 0n;
  const key = keyOf(bound, (pair) => itemOf(pair, place));
  const pairs = value.entries().map((entry) => new Tuple(entry));
  return new List(arranged(pairs, key, bound.flag("reverse", false)));
};

const join: Filter = (value, args, { budget }) => {
  const bound = new Bound("join", args, ["d", "attribute"]);
  const path = attributePath(bound.get("attribute"));
  const text = itemsOf(value)
    .map((item) => textOf(path(item)))
    .join(bound.text("d", ""));
  budget.grow(text.length);
  return text;
};

const first: Filter = (value) => {
  const [item] = itemsOf(value);
  return item === undefined ? new Undefined("There is no first item") : item;
};

const last: Filter = (value) => {
  const item = itemsOf(value).at(-1);
  return item === undefined ? new Undefined("There is no last item") : item;
};

const reverse: Filter = (value) =>
  typeof value === "string"
    ? charactersOf(value).reverse().join("")
    : new List([...itemsOf(value)].reverse());

const sum: Filter = (value, args, { budget }) => {
  const bound = new Bound("sum", args, ["attribute", "start"]);
  const path = attributePath(bound.get("attribute"));
  const start = bound.get("start");
  return itemsOf(value).reduce<Value>(
    (left, item) => operate("+", { left, right: path(item) }, budget),
    start === undefined ? 0n : start,
  );
};

function extreme(name: "min" | "max"): Filter {
  return (value, args) => {
    const bound = new Bound(name, args, ["case_sensitive", "attribute"]);
    const key = keyOf(bound);
    const sign = name === "min" ? 1 : -1;
    const [head, ...tail] = itemsOf(value);
    if (head === undefined) return new Undefined("There is no item");
    return tail.reduce<Value>(
      (best, item) => (sign * compareValues(key(item), key(best)) < 0 ? item : best),
      head,
    );
  };
}

const unique: Filter = (value, args, { budget }) => {
  const key = keyOf(new Bound("unique", args, ["case_sensitive", "attribute"]));
  const seen = new Dict();
  const items = itemsOf(value).filter((item) => {
    budget.step();
    const by = key(item);
    const isNew = !seen.has(by);
    seen.set(by, true);
    return isNew;
  });
  return new List(items);
};

const groupby: Filter = (value, args) => {
  const bound = new Bound("groupby", args, ["attribute", "default", "case_sensitive"]);
  const path = attributePath(bound.required("attribute"));
  const otherwise = bound.get("default");
  const withDefault = (item: Value) => {
    const found = path(item);
    return found instanceof Undefined && otherwise !== undefined ? otherwise : found;
  };
  const key = keyOf(bound, withDefault);
  const groups: { readonly by: Value; readonly items: Value[] }[] = [];
  for (const item of sortedBy(itemsOf(value), key)) {
    const group = groups.at(-1);
    if (group !== undefined && equals(group.by, key(item))) group.items.push(item);
    else groups.push({ by: key(item), items: [item] });
  }
  return new List(
    groups.map(({ items: [head = null, ...tail] }) => {
      const list = new List([head, ...tail]);
      return new Tuple([withDefault(head), list], ["grouper", "list"]);
    }),
  );
};

const batch: Filter = (value, args) => {
  const bound = new Bound("batch", args, ["linecount", "fill_with"]);
  const size = bound.integer("linecount", 0);
  if (size < 1) throw new TemplateError("value", '"batch" needs a count of at least 1.');
  const items = itemsOf(value);
  const rows = Array.from({ length: Math.ceil(items.length / size) }, (_, row) =>
    items.slice(row * size, (row + 1) * size),
  );
  return new List(rows.map((row) => new List(filled(row, bound.get("fill_with"), size))));
};

const slice: Filter = (value, args) => {
  const bound = new Bound("slice", args, ["slices", "fill_with"]);
  const count = bound.integer("slices", 0);
  if (count < 1) throw new TemplateError("value", '"slice" needs a count of at least 1.');
  const items = itemsOf(value);
  const size = Math.floor(items.length / count);
  const longer = items.length % count;
  const rows = Array.from({ length: count }, (_, row) => {
    const start = row * size + Math.min(row, longer);
    const part = items.slice(start, start + size + (row < longer ? 1 : 0));
    return new List(filled(part, bound.get("fill_with"), row < longer ? 0 : part.length + 1));
  });
  return new List(rows);
};

function filled(row: readonly Value[], fill: Value | undefined, size: number): readonly Value[] {
  if (fill === undefined || fill === null) return row;
  return [...row, ...Array.from({ length: Math.max(0, size - row.length) }, () => fill)];
}

const items: Filter = (value) => {
  if (value instanceof Undefined) return new List();
  if (value instanceof Dict) return new List(value.entries().map((entry) => new Tuple(entry)));
  throw new TemplateError("value", `"items" needs a mapping, not a ${typeName(value)}.`);
};

function only(filter: Filter, name: string): Filter {
  return (value, args: CallArguments, library) => {
    new Bound(name, args, []);
    return filter(value, args, library);
  };
}

export const listFilters: readonly (readonly [string, Filter])[] = [
  ["list", only((value) => new List(itemsOf(value)), "list")],
  ["first", only(first, "first")],
  ["last", only(last, "last")],
  ["reverse", only(reverse, "reverse")],
  ["items", only(items, "items")],
  ["join", join],
  ["sort", sort],
  ["dictsort", dictsort],
  ["sum", sum],
  ["min", extreme("min")],
  ["max", extreme("max")],
  ["unique", unique],
  ["groupby", groupby],
  ["batch", batch],
  ["slice", slice],
];

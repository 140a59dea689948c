import { Bound } from "../callArguments.js";
import { equals } from "../compare.js";
import { TemplateError } from "../templateError.js";
import { Callable, Dict, List, Tuple, itemsOf } from "../values.js";
import type { CallArguments, Value } from "../values.js";

/** A method of a list or a mapping, bound to it; undefined when there is none of that name. */
export function containerMethod(value: Dict | List, name: string): Callable | undefined {
  if (value instanceof Dict) {
    const method = dictMethods.get(name);
    return method && new Callable(name, (args) => method(value, args));
  }
  const method = listMethods.get(name);
  return method && new Callable(name, (args) => method(value, args));
}

const get = (dict: Dict, args: CallArguments): Value => {
  const bound = new Bound("get", args, ["key", "default"]);
  const found = dict.get(bound.required("key"));
  const otherwise = bound.get("default");
  return found !== undefined ? found : otherwise === undefined ? null : otherwise;
};

const dictMethods: ReadonlyMap<string, (dict: Dict, args: CallArguments) => Value> = new Map([
  ["get", get],
  ["keys", (dict: Dict) => new List(dict.keys())],
  ["values", (dict: Dict) => new List(dict.values())],
  ["items", (dict: Dict) => new List(dict.entries().map((entry) => new Tuple(entry)))],
  ["copy", (dict: Dict) => new Dict(dict.entries())],
  [
    "update",
    (dict: Dict, { positional: [other], named }: CallArguments) => {
      const entries = other instanceof Dict ? other.entries() : [];
      for (const [key, value] of [...entries, ...named]) dict.set(key, value);
      return null;
    },
  ],
  [
    "setdefault",
    (dict: Dict, args: CallArguments) => {
      const bound = new Bound("setdefault", args, ["key", "default"]);
      const key = bound.required("key");
      const otherwise = bound.get("default");
      if (!dict.has(key)) dict.set(key, otherwise === undefined ? null : otherwise);
      return get(dict, { positional: [key], named: new Map() });
    },
  ],
  [
    "pop",
    (dict: Dict, args: CallArguments) => {
      const value = get(dict, args);
      const [key] = args.positional;
      if (key !== undefined) dict.delete(key);
      return value;
    },
  ],
]);

const listMethods: ReadonlyMap<string, (list: List, args: CallArguments) => Value> = new Map([
  [
    "append",
    ({ items }: List, args: CallArguments) => {
      items.push(new Bound("append", args, ["item"]).required("item"));
      return null;
    },
  ],
  [
    "extend",
    ({ items }: List, args: CallArguments) => {
      items.push(...itemsOf(new Bound("extend", args, ["items"]).required("items")));
      return null;
    },
  ],
  [
    "insert",
    ({ items }: List, args: CallArguments) => {
      const bound = new Bound("insert", args, ["index", "item"]);
      items.splice(bound.integer("index", 0), 0, bound.required("item"));
      return null;
    },
  ],
  [
    "pop",
    ({ items }: List, args: CallArguments) => {
      const at = new Bound("pop", args, ["index"]).integer("index", -1);
      const [item] = items.splice(at, 1);
      if (item === undefined)
        throw new TemplateError("value", "There is no such item to take out.");
      return item;
    },
  ],
  [
    "index",
    ({ items }: List, { positional: [wanted = null] }: CallArguments) => {
      const at = items.findIndex((item) => equals(item, wanted));
      if (at < 0) throw new TemplateError("value", "There is no such item in the list.");
      return BigInt(at);
    },
  ],
  [
    "count",
    ({ items }: List, { positional: [wanted = null] }: CallArguments) =>
      BigInt(items.filter((item) => equals(item, wanted)).length),
  ],
  ["copy", ({ items }: List) => new List(items)],
  [
    "reverse",
    ({ items }: List) => {
      items.reverse();
      return null;
    },
  ],
]);

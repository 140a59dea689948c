import { strictAttributeOf } from "../attributes.js";
import { Bound } from "../callArguments.js";
import { Dict, Undefined, isTrue, iterate, typeName } from "../values.js";
import type { Value } from "../values.js";
import { TemplateError } from "../templateError.js";
import { represent, textOf } from "../textOf.js";
import { formatPercent } from "./formatText.js";
import type { Filter } from "./library.js";
import { listFilters } from "./listFilters.js";
import { numberFilters } from "./numberFilters.js";
import { selectionFilters } from "./selectionFilters.js";
import { textFilters } from "./textFilters.js";
import { toJson } from "./toJson.js";
import { Tuple } from "../values.js";

const byDefault: Filter = (value, args) => {
  const bound = new Bound("default", args, ["default_value", "boolean"]);
  const isMissing = value instanceof Undefined || (bound.flag("boolean", false) && !isTrue(value));
  const otherwise = bound.get("default_value");
  return isMissing ? (otherwise === undefined ? "" : otherwise) : value;
};

const length: Filter = (value) => {
  if (value instanceof Dict) return BigInt(value.size);
  const items = iterate(value);
  if (items !== undefined) return BigInt(items.length);
  throw new TemplateError("value", `A value of type ${typeName(value)} has no length.`);
};

const json: Filter = (value, args) => {
  const indent = new Bound("tojson", args, ["indent"]).integer("indent", 0);
  const text = toJson(value, indent);
  return text
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("&", "\\u0026")
    .replaceAll("'", "\\u0027");
};

const general: readonly (readonly [string, Filter])[] = [
  ["default", byDefault],
  ["d", byDefault],
  ["length", length],
  ["count", length],
  ["tojson", json],
  ["pprint", (value) => represent(sorted(value), 0)],
  ["string", (value) => textOf(value)],
  [
    "attr",
    (value, args) => strictAttributeOf(value, new Bound("attr", args, ["name"]).text("name", "")),
  ],
  [
    "format",
    (value, { positional, named }) =>
      formatPercent(textOf(value), named.size > 0 ? new Dict(named) : new Tuple(positional)),
  ],
];

function sorted(value: Value): Value {
  if (!(value instanceof Dict)) return value;
  const entries = [...value.entries()];
  return new Dict(entries.sort(([a], [b]) => (textOf(a) < textOf(b) ? -1 : 1)));
}

/** Jinja's filters by name. */
export const filters: ReadonlyMap<string, Filter> = new Map([
  ...general,
  ...textFilters,
  ...numberFilters,
  ...listFilters,
  ...selectionFilters,
]);

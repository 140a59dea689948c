import { containerMethod } from "./library/containerMethods.js";
import { textMethod } from "./library/textMethods.js";
import { TemplateError } from "./templateError.js";
import { represent } from "./textOf.js";
import { Dict, List, Opaque, Tuple, Undefined, charactersOf, typeName } from "./values.js";
import type { Value } from "./values.js";

/** `value.name`: an attribute, else an item with that key. */
export function attributeOf(value: Value, name: string): Value {
  const attribute = own(value, name);
  if (attribute !== undefined) return attribute;
  const item = keyed(value, name);
  return item === undefined ? missingAttribute(value, name) : item;
}

/** `value[index]`: an item, else, for a text, an attribute of that name. */
export function itemOf(value: Value, index: Value): Value {
  const item = keyed(value, index);
  if (item !== undefined) return item;
  const attribute = typeof index === "string" ? own(value, index) : undefined;
  return attribute === undefined ? missingItem(value, index) : attribute;
}

/** Attributes only, never items; for the filter `attr`. */
export function strictAttributeOf(value: Value, name: string): Value {
  const attribute = own(value, name);
  return attribute === undefined ? missingAttribute(value, name) : attribute;
}

function own(value: Value, name: string): Value | undefined {
  if (value instanceof Undefined) throw new TemplateError("undefined", `${value.reason}.`);
  if (typeof value === "string") return textMethod(value, name);
  if (value instanceof Opaque) return value.attribute(name);
  if (value instanceof Dict || value instanceof List) return containerMethod(value, name);
  if (value instanceof Tuple) return value.items[value.names.indexOf(name)];
  return undefined;
}

function keyed(value: Value, index: Value): Value | undefined {
  if (value instanceof Undefined) throw new TemplateError("undefined", `${value.reason}.`);
  if (value instanceof Dict) return isHashable(index) ? value.get(index) : undefined;
  const items = sequenceOf(value);
  if (items === undefined) return undefined;
  const position = typeof index === "boolean" ? BigInt(index) : index;
  return typeof position === "bigint" ? items.at(Number(position)) : undefined;
}

function isHashable(index: Value): boolean {
  return !(index instanceof List || index instanceof Dict || index instanceof Undefined);
}

function sequenceOf(value: Value): readonly Value[] | undefined {
  if (typeof value === "string") return charactersOf(value);
  return value instanceof List || value instanceof Tuple ? value.items : undefined;
}

function missingAttribute(value: Value, name: string): Undefined {
  return new Undefined(`A value of type ${typeName(value)} has no "${name}"`);
}

function missingItem(value: Value, index: Value): Undefined {
  const shown = index instanceof Undefined ? index.reason : represent(index, 0);
  return new Undefined(`A value of type ${typeName(value)} has no item ${shown}`);
}

export interface SliceBounds {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
}

/** `value[start:stop:step]`; None for a bound that is left out. */
export function sliceOf(value: Value, bounds: SliceBounds): Value {
  if (value instanceof Undefined) throw new TemplateError("undefined", `${value.reason}.`);
  const items = sequenceOf(value);
  if (items === undefined) {
    throw new TemplateError("value", `A value of type ${typeName(value)} has no parts.`);
  }
  if (typeof value === "string") return slice(charactersOf(value), bounds).join("");
  const chosen = slice(items, bounds);
  return value instanceof List ? new List(chosen) : new Tuple(chosen);
}

function slice<Item>(items: readonly Item[], bounds: SliceBounds): Item[] {
  const step = bound(bounds.step) ?? 1;
  if (step === 0) throw new TemplateError("value", "The step of a part cannot be zero.");
  const { length } = items;
  const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1];
  const place = (given: number | undefined, otherwise: number) => {
    if (given === undefined) return otherwise;
    const from = given < 0 ? given + length : given;
    return Math.min(highest, Math.max(lowest, from));
  };
  const start = place(bound(bounds.start), step > 0 ? lowest : highest);
  const stop = place(bound(bounds.stop), step > 0 ? highest : lowest);
  const chosen: Item[] = [];
  for (let at = start; step > 0 ? at < stop : at > stop; at += step) {
    chosen.push(...items.slice(at, at + 1));
  }
  return chosen;
}

function bound(value: Value): number | undefined {
  if (value === null) return undefined;
  if (typeof value === "bigint") return Number(value);
  throw new TemplateError(
    "value",
    `A part begins and ends at whole numbers, not at ${typeName(value)}.`,
  );
}

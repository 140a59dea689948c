import { noArguments } from "../callArguments.js";
import { TemplateError } from "../templateError.js";
import { textOf } from "../textOf.js";
import { List, Undefined, isTrue, itemsOf } from "../values.js";
import type { CallArguments, Value } from "../values.js";
import type { Filter, Library } from "./library.js";
import { attributePath } from "./listFilters.js";

/** `map("upper")`, or `map(attribute="name", default=…)`. */
const map: Filter = (value, args, library) => {
  const { positional, named } = args;
  const attribute = named.get("attribute");
  if (positional.length === 0 && attribute !== undefined) {
    const path = attributePath(attribute);
    const otherwise = named.get("default");
    return eachOf(value, library, (item) => {
      const found = path(item);
      return found instanceof Undefined && otherwise !== undefined ? otherwise : found;
    });
  }
  const [filter, ...further] = positional;
  if (filter === undefined) throw new TemplateError("value", '"map" needs the name of a filter.');
  return eachOf(value, library, (item) =>
    library.filter(textOf(filter), item, { positional: further, named }),
  );
};

/** Nothing, whatever its type, has no items. */
function streamOf(value: Value): readonly Value[] {
  return isTrue(value) ? itemsOf(value) : [];
}

function eachOf(value: Value, { budget }: Library, change: (item: Value) => Value): List {
  return new List(
    streamOf(value).map((item) => {
      budget.step();
      return change(item);
    }),
  );
}

/** `select("odd")`, `selectattr("size", "gt", 2)` and their opposites. */
function selection(isWanted: boolean, ofAttribute: "attribute" | "value"): Filter {
  return (value, { positional, named }, library) => {
    const path = ofAttribute === "attribute" ? attributePath(positional[0]) : (item: Value) => item;
    const [test, ...further] = ofAttribute === "attribute" ? positional.slice(1) : positional;
    const args: CallArguments = test === undefined ? noArguments : { positional: further, named };
    const passes = (item: Value) =>
      test === undefined ? isTrue(item) : library.test(textOf(test), item, args);
    const items = streamOf(value).filter((item) => {
      library.budget.step();
      return passes(path(item)) === isWanted;
    });
    return new List(items);
  };
}

export const selectionFilters: readonly (readonly [string, Filter])[] = [
  ["map", map],
  ["select", selection(true, "value")],
  ["reject", selection(false, "value")],
  ["selectattr", selection(true, "attribute")],
  ["rejectattr", selection(false, "attribute")],
];

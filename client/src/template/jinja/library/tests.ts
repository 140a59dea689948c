import { equals } from "../compare.js";
import { operate } from "../operators.js";
import type { BinaryOperator } from "../syntax.js";
import { TemplateError } from "../templateError.js";
import { textOf } from "../textOf.js";
import { Callable, Dict, List, Tuple, Undefined, isTrue, iterate } from "../values.js";
import type { CallArguments, Value } from "../values.js";
import type { Test } from "./library.js";

function operand({ positional: [value] }: CallArguments): Value {
  if (value !== undefined) return value;
  throw new TemplateError("value", "A test that compares needs something to compare with.");
}

function comparison(operator: BinaryOperator): Test {
  return (value, args, { budget }) =>
    isTrue(operate(operator, { left: value, right: operand(args) }, budget));
}

function remainder(divisor: Value, result: bigint): Test {
  return (value, _args, { budget }) =>
    equals(operate("%", { left: value, right: divisor }, budget), result);
}

const isNumber: Test = (value) =>
  typeof value === "bigint" || typeof value === "number" || typeof value === "boolean";

/** Jinja's tests by name. */
export const tests: ReadonlyMap<string, Test> = new Map<string, Test>([
  ["defined", (value) => !(value instanceof Undefined)],
  ["undefined", (value) => value instanceof Undefined],
  ["none", (value) => value === null],
  ["boolean", (value) => typeof value === "boolean"],
  ["true", (value) => value === true],
  ["false", (value) => value === false],
  ["integer", (value) => typeof value === "bigint"],
  ["float", (value) => typeof value === "number"],
  ["number", isNumber],
  ["string", (value) => typeof value === "string"],
  ["mapping", (value) => value instanceof Dict],
  ["iterable", (value) => iterate(value) !== undefined],
  [
    "sequence",
    (value) =>
      typeof value === "string" ||
      [List, Tuple, Dict, Undefined].some((kind) => value instanceof kind),
  ],
  ["callable", (value) => value instanceof Callable],
  ["odd", remainder(2n, 1n)],
  ["even", remainder(2n, 0n)],
  ["divisibleby", (value, args, library) => remainder(operand(args), 0n)(value, args, library)],
  ["upper", (value) => isAllOf(textOf(value), "toUpperCase")],
  ["lower", (value) => isAllOf(textOf(value), "toLowerCase")],
  ["sameas", (value, args) => value === operand(args)],
  ["escaped", () => false],
  ["filter", (value, _args, { hasFilter }) => hasFilter(textOf(value))],
  ["test", (value, _args, { hasTest }) => hasTest(textOf(value))],
  ["in", comparison("in")],
  ...(
    [
      [["eq", "equalto", "=="], "=="],
      [["ne", "!="], "!="],
      [["lt", "lessthan", "<"], "<"],
      [["le", "<="], "<="],
      [["gt", "greaterthan", ">"], ">"],
      [["ge", ">="], ">="],
    ] as const
  ).flatMap(([names, operator]) => names.map((name) => [name, comparison(operator)] as const)),
]);

/** Whether the letters of a text, of which there is one at least, are all of one case. */
function isAllOf(text: string, change: "toUpperCase" | "toLowerCase"): boolean {
  return text === text[change]() && text.toUpperCase() !== text.toLowerCase();
}

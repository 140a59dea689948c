import type { Budget } from "./budget.js";
import { compareValues, equals, isIn } from "./compare.js";
import { formatPercent } from "./library/formatText.js";
import type { BinaryOperator } from "./syntax.js";
import { TemplateError } from "./templateError.js";
import { List, Tuple, Undefined, asNumber, isNumber, typeName } from "./values.js";
import type { Value } from "./values.js";

type Operation = (left: Value, right: Value, budget: Budget) => Value;

/** Whole numbers are exact up to this many bits. */
const mostBits = 4096;

/** Carries out an operator as Python does. Throws `TemplateError` where Python raises. */
export function operate(
  operator: BinaryOperator,
  operands: { readonly left: Value; readonly right: Value },
  budget: Budget,
): Value {
  const { left, right } = operands;
  switch (operator) {
    case "==":
      return equals(left, right);
    case "!=":
      return !equals(left, right);
    case "<":
      return compareValues(left, right) < 0;
    case "<=":
      return compareValues(left, right) <= 0;
    case ">":
      return compareValues(left, right) > 0;
    case ">=":
      return compareValues(left, right) >= 0;
    case "in":
      return isIn(left, right);
    case "not in":
      return !isIn(left, right);
    default:
      return arithmetic(operator, defined(left), defined(right), budget);
  }
}

function arithmetic(
  operator: "+" | "-" | "*" | "/" | "//" | "%" | "**",
  left: Value,
  right: Value,
  budget: Budget,
): Value {
  const special = specials[operator]?.(left, right, budget);
  if (special !== undefined) return special;
  if (isNumber(left) && isNumber(right)) {
    const [a, b] = [asNumber(left), asNumber(right)];
    return typeof a === "bigint" && typeof b === "bigint"
      ? bounded(wholes[operator](a, b))
      : floats[operator](Number(a), Number(b));
  }
  throw new TemplateError(
    "value",
    `"${operator}" cannot be used between values of type ${typeName(left)} and ${typeName(right)}.`,
  );
}

function defined(value: Value): Value {
  if (value instanceof Undefined) throw new TemplateError("undefined", `${value.reason}.`);
  return value;
}

const specials: Readonly<
  Partial<Record<BinaryOperator, (...args: Parameters<Operation>) => Value | undefined>>
> = {
  "+": (left, right, budget) => {
    if (typeof left === "string" && typeof right === "string") return grown(left + right, budget);
    if (left instanceof List && right instanceof List) {
      budget.step(left.items.length + right.items.length);
      return new List([...left.items, ...right.items]);
    }
    return left instanceof Tuple && right instanceof Tuple
      ? new Tuple([...left.items, ...right.items])
      : undefined;
  },
  "*": (left, right, budget) =>
    typeof right === "bigint" ? repeat(left, right, budget) : repeatOther(left, right, budget),
  "%": (left, right) => (typeof left === "string" ? formatPercent(left, right) : undefined),
};

function repeatOther(left: Value, right: Value, budget: Budget): Value | undefined {
  return typeof left === "bigint" ? repeat(right, left, budget) : undefined;
}

function repeat(value: Value, times: bigint, budget: Budget): Value | undefined {
  const count = Number(times < 0n ? 0n : times);
  if (typeof value === "string") {
    budget.grow(value.length * count);
    return value.repeat(count);
  }
  if (!(value instanceof List)) return undefined;
  budget.step(value.items.length * count);
  return new List(Array.from({ length: count }, () => value.items).flat());
}

function grown(text: string, budget: Budget): string {
  budget.grow(text.length);
  return text;
}

function bounded(value: bigint | number): bigint | number {
  if (typeof value === "number" || value.toString(16).length * 4 <= mostBits) return value;
  throw new TemplateError("limit", "A number has too many digits.");
}

const wholes = {
  "+": (a: bigint, b: bigint) => a + b,
  "-": (a: bigint, b: bigint) => a - b,
  "*": (a: bigint, b: bigint) => a * b,
  "/": (a: bigint, b: bigint) => Number(a) / Number(nonzero(b)),
  "//": (a: bigint, b: bigint) => floorDivide(a, nonzero(b)),
  "%": (a: bigint, b: bigint) => a - floorDivide(a, nonzero(b)) * b,
  "**": (a: bigint, b: bigint) => power(a, b),
} satisfies Record<string, (a: bigint, b: bigint) => bigint | number>;

const floats = {
  "+": (a: number, b: number) => a + b,
  "-": (a: number, b: number) => a - b,
  "*": (a: number, b: number) => a * b,
  "/": (a: number, b: number) => a / nonzero(b),
  "//": (a: number, b: number) => Math.floor(a / nonzero(b)),
  "%": (a: number, b: number) => a - Math.floor(a / nonzero(b)) * b,
  "**": (a: number, b: number) => a ** b,
} satisfies Record<string, (a: number, b: number) => number>;

function nonzero<Numeric extends bigint | number>(divisor: Numeric): Numeric {
  if (divisor === 0 || divisor === 0n) {
    throw new TemplateError("value", "A number is divided by zero.");
  }
  return divisor;
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function power(base: bigint, exponent: bigint): bigint | number {
  if (exponent < 0n) return Number(nonzero(base)) ** Number(exponent);
  const bits = (base < 0n ? -base : base).toString(2).length;
  if (bits > 1 && exponent * BigInt(bits) > BigInt(mostBits * 2)) {
    throw new TemplateError("limit", "A number has too many digits.");
  }
  return base ** exponent;
}

/** `-value` and `+value`. */
export function signed(kind: "negative" | "positive", value: Value): Value {
  const number = defined(value);
  if (!isNumber(number)) {
    throw new TemplateError("value", `A value of type ${typeName(number)} has no sign.`);
  }
  const unsigned = asNumber(number);
  return kind === "positive" ? unsigned : -unsigned;
}

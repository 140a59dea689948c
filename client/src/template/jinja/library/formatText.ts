import { TemplateError } from "../templateError.js";
import { floatText, represent, textOf } from "../textOf.js";
import { Dict, List, Tuple, asNumber, isNumber } from "../values.js";
import type { CallArguments, Value } from "../values.js";
import { itemOf } from "../attributes.js";

const placeholder = /%(?:\(([^)]*)\))?([-+ 0#]*)(\d*)(?:\.(\d+))?([a-zA-Z%])/g;
const widest = 10_000;

/** Python's `text % values`, with the conversions s, r, d, i, f, F, e, g, x, X, o and c. */
export function formatPercent(text: string, values: Value): string {
  const queue = values instanceof Tuple ? [...values.items] : [values];
  let used = 0;
  const next = (name: string | undefined): Value => {
    if (name !== undefined) return values instanceof Dict ? itemOf(values, name) : missing();
    const value = queue[used];
    used += 1;
    return value === undefined ? missing() : value;
  };
  const formatted = text.replace(
    placeholder,
    (_whole, name: string | undefined, flags: string, ...rest: (string | undefined)[]) => {
      const [width = "", precision, conversion = ""] = rest;
      if (conversion === "%") return "%";
      const shown = convert(next(name), conversion, { precision, flags });
      return pad(shown, { width: Number(width), flags });
    },
  );
  if (used < queue.length && !(values instanceof Dict || values instanceof List)) {
    throw new TemplateError("value", "There are more values than places in the text.");
  }
  return formatted;
}

function missing(): never {
  throw new TemplateError("value", "There are fewer values than places in the text.");
}

interface Conversion {
  readonly precision: string | undefined;
  readonly flags: string;
}

type Convert = (value: Value, digits: number) => string;

/** Of numbers, by the letter; the sign is put before afterwards. */
const numberConversions: ReadonlyMap<string, Convert> = new Map<string, Convert>([
  ["d", (value) => String(wholeOf(value))],
  ["i", (value) => String(wholeOf(value))],
  ["f", (value, digits) => Number(numberOf(value)).toFixed(digits)],
  ["F", (value, digits) => Number(numberOf(value)).toFixed(digits)],
  ["e", (value, digits) => exponential(Number(numberOf(value)), digits)],
  ["g", (value, digits) => general(Number(numberOf(value)), Math.max(1, digits))],
  ["x", (value) => wholeOf(value).toString(16)],
  ["X", (value) => wholeOf(value).toString(16).toUpperCase()],
  ["o", (value) => wholeOf(value).toString(8)],
]);

function convert(value: Value, conversion: string, { precision, flags }: Conversion): string {
  const digits = precision === undefined ? 6 : Math.min(100, Number(precision));
  const ofNumber = numberConversions.get(conversion);
  if (ofNumber !== undefined) return signedText(ofNumber(value, digits), flags);
  if (conversion !== "s" && conversion !== "r") {
    throw new TemplateError("value", `The conversion "%${conversion}" is not known.`);
  }
  const text = conversion === "s" ? textOf(value) : represent(value, 0);
  return precision === undefined ? text : text.slice(0, digits);
}

function numberOf(value: Value): bigint | number {
  if (isNumber(value)) return asNumber(value);
  throw new TemplateError("value", "A place for a number got something else.");
}

function wholeOf(value: Value): bigint {
  const number = numberOf(value);
  return typeof number === "bigint" ? number : BigInt(Math.trunc(number));
}

function exponential(value: number, digits: number): string {
  return value.toExponential(digits).replace(/e([-+])(\d)$/, "e$10$2");
}

function general(value: number, digits: number): string {
  const exponent = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  if (exponent < -4 || exponent >= digits) {
    return exponential(value, digits - 1).replace(/\.?0+e/, "e");
  }
  const fixed = value.toFixed(Math.max(0, digits - 1 - exponent));
  return fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed;
}

function signedText(text: string, flags: string): string {
  if (text.startsWith("-")) return text;
  if (flags.includes("+")) return `+${text}`;
  return flags.includes(" ") ? ` ${text}` : text;
}

function pad(text: string, { width, flags }: { width: number; flags: string }): string {
  if (width > widest) throw new TemplateError("limit", `A width of ${width} is too large.`);
  if (flags.includes("-")) return text.padEnd(width);
  if (!flags.includes("0") || !/\d/.test(text)) return text.padStart(width);
  const sign = /^[-+ ]/.exec(text)?.[0] ?? "";
  return sign + text.slice(sign.length).padStart(width - sign.length, "0");
}

const field = /\{\{|\}\}|\{([^{}:!]*)(?:!([rs]))?(?::([^{}]*))?\}|[{}]/g;
const specification =
  /^(?:(?<fill>.)?(?<align>[<>^]))?(?<sign>[+ ]?)(?<zero>0)?(?<width>\d*)(?<comma>,)?(?:\.(?<precision>\d+))?(?<kind>[sdfFegxX%]?)$/u;

/** Python's `text.format(…)` with names, numbers, `.attributes`, `[items]`, `!r` and the usual specifications. */
export function formatBraces(text: string, { positional, named }: CallArguments): string {
  let automatic = 0;
  const valueOf = (path: string): Value => {
    const [head = "", ...steps] = path
      .split(/\.|\[|\]\.?/)
      .filter((part, at) => at === 0 || part !== "");
    const index = head === "" ? automatic++ : /^\d+$/.test(head) ? Number(head) : undefined;
    const start = index === undefined ? named.get(head) : positional[index];
    if (start === undefined) return missing();
    return steps.reduce<Value>(
      (of, step) => itemOf(of, /^\d+$/.test(step) ? BigInt(step) : step),
      start,
    );
  };
  return text.replace(
    field,
    (
      whole: string,
      path: string | undefined,
      conversion: string | undefined,
      spec: string | undefined,
    ) => {
      if (whole === "{{" || whole === "}}") return whole.charAt(0);
      if (path === undefined) {
        throw new TemplateError("value", "A brace in the text of a format is not closed.");
      }
      const value = valueOf(path);
      return applySpecification(conversion === "r" ? represent(value, 0) : value, spec ?? "");
    },
  );
}

function applySpecification(value: Value, spec: string): string {
  if (spec === "") return textOf(value);
  const parts = specification.exec(spec)?.groups;
  if (parts === undefined) throw new TemplateError("value", `The format ":${spec}" is not known.`);
  const { fill, align, sign = "", zero, width, comma, precision, kind = "" } = parts;
  const converted = convertField(value, { kind, precision, flags: sign });
  const text = comma === undefined ? converted : withCommas(converted);
  const size = Number(width ?? 0);
  if (zero !== undefined && align === undefined) return pad(text, { width: size, flags: "0" });
  const usual = isNumber(value) ? ">" : "<";
  return alignText(text, { fill, align: align ?? usual, size });
}

function withCommas(text: string): string {
  return text.replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ",");
}

function convertField(
  value: Value,
  { kind, precision, flags }: Conversion & { readonly kind: string },
): string {
  if (kind === "%") {
    const percent = Number(numberOf(value)) * 100;
    return `${percent.toFixed(precision === undefined ? 6 : Number(precision))}%`;
  }
  if (kind !== "") return convert(value, kind, { precision, flags });
  if (typeof value === "number" && precision !== undefined)
    return convert(value, "g", { precision, flags });
  const text = typeof value === "number" ? floatText(value) : textOf(value);
  return precision === undefined ? text : text.slice(0, Number(precision));
}

function alignText(
  text: string,
  {
    fill = " ",
    align,
    size,
  }: { readonly fill: string | undefined; readonly align: string; readonly size: number },
): string {
  if (size > widest) throw new TemplateError("limit", `A width of ${size} is too large.`);
  const room = Math.max(0, size - Array.from(text).length);
  if (align === "<") return text + fill.repeat(room);
  if (align === ">") return fill.repeat(room) + text;
  const left = Math.floor(room / 2);
  return fill.repeat(left) + text + fill.repeat(room - left);
}

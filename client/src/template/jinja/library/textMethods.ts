import { Bound } from "../callArguments.js";
import { TemplateError } from "../templateError.js";
import { textOf } from "../textOf.js";
import { Callable, List, Tuple, charactersOf, itemsOf } from "../values.js";
import type { CallArguments, Value } from "../values.js";
import { formatBraces } from "./formatText.js";
import { capitalize, center, replaceText, splitLines, strip } from "./textTools.js";

type Method = (text: string, args: CallArguments) => Value;

/** A method of a text, bound to it; undefined when texts have none of that name. */
export function textMethod(text: string, name: string): Callable | undefined {
  const method = methods.get(name);
  return method && new Callable(name, (args) => method(text, args));
}

function plain(change: (text: string) => Value): Method {
  return (text) => change(text);
}

function check(pattern: RegExp): Method {
  return (text) => pattern.test(text);
}

function stripping(side: "both" | "left" | "right"): Method {
  return (text, args) => {
    const characters = new Bound("strip", args, ["chars"]).get("chars");
    return strip(text, side, characters === undefined ? null : characters);
  };
}

function affix(name: "startsWith" | "endsWith"): Method {
  return (text, { positional: [wanted] }) => {
    const options = wanted instanceof Tuple ? wanted.items : [wanted];
    return options.some((option) => option !== undefined && text[name](textOf(option)));
  };
}

function splitting(from: "left" | "right"): Method {
  return (text, args) => {
    const bound = new Bound("split", args, ["sep", "maxsplit"]);
    const separator = bound.get("sep");
    const most = bound.integer("maxsplit", -1);
    if (separator === undefined || separator === null) return new List(splitAtBlanks(text, most));
    const mark = textOf(separator);
    if (mark === "") throw new TemplateError("value", "A text cannot be split at nothing.");
    return new List(splitAt(text.split(mark), { mark, most, from }));
  };
}

function splitAt(
  parts: readonly string[],
  {
    mark,
    most,
    from,
  }: { readonly mark: string; readonly most: number; readonly from: "left" | "right" },
): readonly string[] {
  if (most < 0 || parts.length <= most + 1) return parts;
  const rest = parts.length - most;
  return from === "left"
    ? [...parts.slice(0, most), parts.slice(most).join(mark)]
    : [parts.slice(0, rest).join(mark), ...parts.slice(rest)];
}

function splitAtBlanks(text: string, most: number): string[] {
  const words: string[] = [];
  let rest = text.trimStart();
  while (rest !== "" && (most < 0 || words.length < most)) {
    const end = rest.search(/\s/);
    if (end < 0) break;
    words.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest === "" ? words : [...words, most < 0 ? rest.trimEnd() : rest];
}

function position(name: "find" | "index" | "rfind"): Method {
  return (text, { positional: [wanted = ""] }) => {
    const sought = textOf(wanted);
    const at = name === "rfind" ? text.lastIndexOf(sought) : text.indexOf(sought);
    if (at < 0 && name === "index")
      throw new TemplateError("value", `"${sought}" is not in the text.`);
    return at < 0 ? -1n : BigInt(charactersOf(text.slice(0, at)).length);
  };
}

function padding(side: "left" | "right"): Method {
  return (text, args) => {
    const bound = new Bound(side === "left" ? "rjust" : "ljust", args, ["width", "fillchar"]);
    const missing = Math.max(0, bound.integer("width", 0) - charactersOf(text).length);
    const fill = bound.text("fillchar", " ").repeat(missing);
    return side === "left" ? fill + text : text + fill;
  };
}

function partition(from: "left" | "right"): Method {
  return (text, args) => {
    const mark = new Bound("partition", args, ["sep"]).text("sep", "");
    const at = from === "left" ? text.indexOf(mark) : text.lastIndexOf(mark);
    if (at < 0) return new Tuple(from === "left" ? [text, "", ""] : ["", "", text]);
    return new Tuple([text.slice(0, at), mark, text.slice(at + mark.length)]);
  };
}

const zfill: Method = (text, args) => {
  const width = new Bound("zfill", args, ["width"]).integer("width", 0);
  const sign = /^[-+]/.exec(text)?.[0] ?? "";
  return sign + text.slice(sign.length).padStart(width - sign.length, "0");
};

const replace: Method = (text, args) => {
  const bound = new Bound("replace", args, ["old", "new", "count"]);
  const [old, replacement] = [bound.text("old", ""), bound.text("new", "")];
  return replaceText(text, { old, replacement, count: bound.integer("count", -1) });
};

function count(text: string, { positional: [wanted = ""] }: CallArguments): Value {
  const sought = textOf(wanted);
  return BigInt(sought === "" ? charactersOf(text).length + 1 : text.split(sought).length - 1);
}

function titleCase(text: string): string {
  return text.replace(
    /\p{L}+/gu,
    (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
  );
}

function swapCase(text: string): string {
  return charactersOf(text)
    .map((one) => (one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase()))
    .join("");
}

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["upper", plain((text) => text.toUpperCase())],
  ["lower", plain((text) => text.toLowerCase())],
  ["casefold", plain((text) => text.toLowerCase())],
  ["capitalize", plain(capitalize)],
  ["title", plain(titleCase)],
  ["swapcase", plain(swapCase)],
  ["splitlines", plain((text) => new List(splitLines(text)))],
  ["strip", stripping("both")],
  ["lstrip", stripping("left")],
  ["rstrip", stripping("right")],
  ["startswith", affix("startsWith")],
  ["endswith", affix("endsWith")],
  ["split", splitting("left")],
  ["rsplit", splitting("right")],
  ["partition", partition("left")],
  ["rpartition", partition("right")],
  ["find", position("find")],
  ["rfind", position("rfind")],
  ["index", position("index")],
  ["count", count],
  ["replace", replace],
  ["zfill", zfill],
  ["ljust", padding("right")],
  ["rjust", padding("left")],
  [
    "center",
    (text, args) => center(text, new Bound("center", args, ["width"]).integer("width", 0)),
  ],
  [
    "join",
    (text, { positional: [items = ""] }) =>
      itemsOf(items)
        .map((item) => textOf(item))
        .join(text),
  ],
  ["format", formatBraces],
  [
    "removeprefix",
    (text, { positional: [prefix = ""] }) =>
      text.startsWith(textOf(prefix)) ? text.slice(textOf(prefix).length) : text,
  ],
  ["isdigit", check(/^\p{Nd}+$/u)],
  ["isnumeric", check(/^\p{N}+$/u)],
  ["isdecimal", check(/^\p{Nd}+$/u)],
  ["isalpha", check(/^\p{L}+$/u)],
  ["isalnum", check(/^[\p{L}\p{N}]+$/u)],
  ["isspace", check(/^\s+$/u)],
  ["isupper", plain((text) => text === text.toUpperCase() && text !== text.toLowerCase())],
  ["islower", plain((text) => text === text.toLowerCase() && text !== text.toUpperCase())],
]);

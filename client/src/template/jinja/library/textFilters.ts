import { Bound } from "../callArguments.js";
import { TemplateError } from "../templateError.js";
import { textOf } from "../textOf.js";
import { Dict, Undefined, charactersOf, itemsOf, typeName } from "../values.js";
import type { Value } from "../values.js";
import type { Filter } from "./library.js";
import { capitalize, center, replaceText, splitLines, strip } from "./textTools.js";
import { wrapText } from "./wrapText.js";

function onText(name: string, change: (text: string) => Value): readonly [string, Filter] {
  return [
    name,
    (value, args) => {
      new Bound(name, args, []);
      return change(textOf(value));
    },
  ];
}

const replace: Filter = (value, args, { budget }) => {
  const bound = new Bound("replace", args, ["old", "new", "count"]);
  const text = replaceText(textOf(value), {
    old: textOf(bound.required("old")),
    replacement: textOf(bound.required("new")),
    count: bound.integer("count", -1),
  });
  budget.grow(text.length);
  return text;
};

const trim: Filter = (value, args) => {
  const bound = new Bound("trim", args, ["chars"]);
  const characters = bound.get("chars");
  return strip(textOf(value), "both", characters === undefined ? null : characters);
};

/** Some filters take nothing but text. */
function onlyText(value: Value, filter: string): string {
  if (typeof value === "string") return value;
  if (value instanceof Undefined) throw new TemplateError("undefined", `${value.reason}.`);
  throw new TemplateError("value", `"${filter}" needs a text, not a ${typeName(value)}.`);
}

const indent: Filter = (value, args, { budget }) => {
  const bound = new Bound("indent", args, ["width", "first", "blank"]);
  const width = bound.get("width");
  const space = typeof width === "string" ? width : " ".repeat(bound.integer("width", 4));
  const [first = "", ...further] = splitLines(
    `${value instanceof Undefined ? "" : onlyText(value, "indent")}\n`,
  );
  const isBlankIndented = bound.flag("blank", false);
  const lines = further.map((line) => (line === "" && !isBlankIndented ? line : space + line));
  const text = [bound.flag("first", false) ? space + first : first, ...lines].join("\n");
  budget.grow(text.length);
  return text;
};

const truncate: Filter = (value, args) => {
  const bound = new Bound("truncate", args, ["length", "killwords", "end", "leeway"]);
  const characters = charactersOf(textOf(value));
  const end = bound.text("end", "...");
  const length = bound.integer("length", 255);
  const kept = length - charactersOf(end).length;
  if (kept < 0)
    throw new TemplateError("value", `"truncate" needs a length of at least ${length - kept}.`);
  if (characters.length <= length + bound.integer("leeway", 5)) return characters.join("");
  const start = characters.slice(0, kept).join("");
  if (bound.flag("killwords", false)) return start + end;
  const blank = start.lastIndexOf(" ");
  return (blank < 0 ? start : start.slice(0, blank)) + end;
};

const wordwrap: Filter = (value, args) => {
  const names = ["width", "break_long_words", "wrapstring", "break_on_hyphens"];
  const bound = new Bound("wordwrap", args, names);
  const width = bound.integer("width", 79);
  if (width < 1) throw new TemplateError("value", '"wordwrap" needs a width of at least 1.');
  const breaks = {
    width,
    longWords: bound.flag("break_long_words", true),
    hyphens: bound.flag("break_on_hyphens", true),
  };
  const wrapped = splitLines(onlyText(value, "wordwrap")).flatMap((line) => {
    const lines = wrapText(line, breaks);
    return lines.length === 0 ? [""] : lines;
  });
  return wrapped.join(bound.text("wrapstring", "\n"));
};

const entities = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ["'", "&#39;"],
  ['"', "&#34;"],
]);

function escapeHtml(text: string): string {
  return text.replace(/[&<>'"]/g, (character) => entities.get(character) ?? character);
}

function stripTags(text: string): string {
  const bare = text.replace(/<!--[^]*?-->/g, "").replace(/<[^>]*>/g, "");
  const named = new Map([...entities].map(([character, entity]) => [entity, character]));
  return bare
    .split(/\s+/)
    .filter((word) => word !== "")
    .join(" ")
    .replace(/&(?:amp|lt|gt|#39|#34);/g, (entity) => named.get(entity) ?? entity);
}

function title(text: string): string {
  return text
    .split(/([-\s({[<]+)/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
    .join("");
}

/** Python leaves out letters, digits and `_.-~` and what `safe` adds. */
function quoteUrl(text: string, safe: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%2F/g, safe === "/" ? "/" : "%2F");
}

function urlEncode(value: Value): Value {
  if (typeof value === "string" || !hasItems(value)) return quoteUrl(textOf(value), "/");
  const pairs =
    value instanceof Dict ? value.entries() : itemsOf(value).map((pair) => itemsOf(pair));
  const part = (one: Value | undefined) =>
    quoteUrl(one === undefined ? "" : textOf(one), "").replaceAll("%20", "+");
  return pairs.map(([key, item]) => `${part(key)}=${part(item)}`).join("&");
}

function hasItems(value: Value): boolean {
  return typeof value === "object" && value !== null;
}

function attributesText(value: Value): string {
  if (!(value instanceof Dict)) throw new TemplateError("value", '"xmlattr" needs a mapping.');
  const parts = value
    .entries()
    .filter(([, item]) => item !== null && textOf(item) !== "")
    .map(([key, item]) => `${escapeHtml(textOf(key))}="${escapeHtml(textOf(item))}"`);
  return parts.length === 0 ? "" : ` ${parts.join(" ")}`;
}

export const textFilters: readonly (readonly [string, Filter])[] = [
  onText("upper", (text) => text.toUpperCase()),
  onText("lower", (text) => text.toLowerCase()),
  onText("capitalize", capitalize),
  onText("title", title),
  onText("escape", escapeHtml),
  onText("e", escapeHtml),
  onText("forceescape", escapeHtml),
  onText("safe", (text) => text),
  onText("striptags", stripTags),
  onText("wordcount", (text) => BigInt(text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0)),
  ["urlencode", (value) => urlEncode(value)],
  ["xmlattr", (value) => attributesText(value)],
  [
    "center",
    (value, args) =>
      center(textOf(value), new Bound("center", args, ["width"]).integer("width", 80)),
  ],
  ["replace", replace],
  ["trim", trim],
  ["indent", indent],
  ["truncate", truncate],
  ["wordwrap", wordwrap],
];

import { resolveAlias } from "../document/effectivePairs.js";
import type { ScalarNode, SyntaxNode } from "../document/syntaxNode.js";
import { limitsText } from "./describe.js";
import type { ErrorSite } from "./errorSite.js";
import { typesOf } from "./lookup.js";
import { nearestName } from "./nearestName.js";
import { childNode } from "./nodePath.js";
import type { ExactlyOne, Schema, SchemaName } from "./schema.js";
import type { ForeignKey } from "./variants.js";

/** A place at the beginning of a sentence: `"parents"`, `An entry of "parents"`, `The entry "size" of "build"`. */
function placeName({ path, node }: ErrorSite): string {
  const key = path.findLast((segment) => typeof segment === "string");
  if (key === undefined) return "The file";
  if (typeof path.at(-1) !== "number") return quote(key);
  const name = scalarOf(childNode(node, "name"));
  if (name?.value.type !== "string") return `An entry of ${quote(key)}`;
  return `The entry ${quote(name.text)} of ${quote(key)}`;
}

/** A mapping at the beginning of a sentence, with what it is: `The http step "send"`, `"auth" of the type basic`. */
function mappingName(site: ErrorSite): string {
  const place = placeName(site);
  const variant = site.schemas.findLast((schema) => schema["x-variant"])?.["x-variant"];
  if (variant === undefined || typeof site.path.at(-1) === "number") return place;
  if (!variant.endsWith(" step")) return `${place} of ${variant}`;
  return `The ${variant.replace(/^an? /, "")} ${place}`;
}

export function missingKeysMessage(
  site: ErrorSite,
  keys: readonly string[],
  isAdvice: boolean,
): string {
  const needs = isAdvice ? "should have" : "needs";
  return `${mappingName(site)} ${needs} ${enumerate(keys.map(quote), "and")}.`;
}

export function missingDiscriminatorMessage(
  site: ErrorSite,
  missing: { readonly key: string; readonly value: string; readonly variant: string },
  keys: readonly string[],
): string {
  const shown = enumerate(keys.map(quote), "and");
  const belong = keys.length === 1 ? "belongs" : "belong";
  return `${placeName(site)} needs "${missing.key}: ${missing.value}", because ${shown} ${belong} to ${missing.variant}.`;
}

export function foreignKeyMessage(key: string, { owners, actual }: ForeignKey): string {
  return `${quote(key)} belongs to ${enumerate(owners, "or")}; this is ${actual}.`;
}

const shownKeys = 8;

export function unknownKeyMessage(
  site: ErrorSite,
  key: string,
  { nearest, known }: { readonly nearest: string | undefined; readonly known: readonly string[] },
): string {
  const custom = sentence(site, "additionalProperties", key);
  if (custom !== undefined) return custom;
  const owner = site.path.length === 0 ? fileNoun(site.name) : withoutCapital(mappingName(site));
  const beginning = `The key ${quote(key)} is unknown in ${owner}`;
  if (nearest !== undefined) return `${beginning}; did you mean ${quote(nearest)}?`;
  if (known.length === 0 || known.length > shownKeys) return `${beginning}.`;
  return `${beginning}, which takes ${enumerate(known.map(quote), "and")}.`;
}

function fileNoun(name: SchemaName): string {
  return `a ${name} file`;
}

export function typeMessage(site: ErrorSite, schema: Schema): string {
  const place = placeName(site);
  const [expected = ""] = typesOf(schema);
  const scalar = scalarOf(site.node);
  const quoted = expected === "string" && scalar !== undefined && scalar.value.type !== "null";
  const custom = sentence(site, "type");
  if (custom !== undefined) return custom;
  if (quoted) {
    const text = shorten(scalar.text);
    return `${place} must be text: write "${text}" in quotes, because ${text} without them is ${scalarKind(scalar)}.`;
  }
  const noun = expectedNoun(schema);
  if (scalar?.value.type === "string" && isNumeric(scalar.text) && isNumberType(expected)) {
    return `${place} must be ${noun}: write ${scalar.text} without quotes.`;
  }
  return `${place} must be ${noun}; found ${foundPhrase(site.node)}.`;
}

function isNumberType(type: string): boolean {
  return type === "number" || type === "integer";
}

function isNumeric(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?$/.test(text);
}

const typeNouns: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  object: "a mapping",
  array: "a list",
};

function expectedNoun(schema: Schema): string {
  const noun = schema["x-noun"];
  if (noun !== undefined) return noun;
  const [first = "", ...others] = typesOf(schema);
  const unit = schema["x-unit"];
  if (isNumberType(first) && unit !== undefined) return `${typeNouns[first] ?? first} of ${unit}`;
  const isAny = others.length > 1 && schema["x-advice"] === undefined;
  const types = isAny ? [first, ...others] : [first];
  return enumerate([...new Set(types.map((type) => typeNouns[type] ?? type))], "or");
}

export function enumMessage(site: ErrorSite, schema: Schema): string {
  const values = schema.enum ?? [];
  const written = scalarOf(site.node)?.text ?? "";
  const place = withoutCapital(placeName(site));
  const synonyms = schema["x-synonyms"] ?? {};
  const meant = Object.hasOwn(synonyms, written) ? synonyms[written] : undefined;
  const nearest = meant ?? nearestName(written, values);
  const beginning = `${quote(written)} is not allowed for ${place}`;
  if (nearest !== undefined) return `${beginning}; did you mean ${quote(nearest)}?`;
  return `${beginning}; choose ${enumerate(values.map(quote), "or")}.`;
}

export function constMessage(site: ErrorSite, value: unknown): string {
  const expected = typeof value === "string" ? quote(value) : String(value);
  return (
    sentence(site, "const") ??
    `${placeName(site)} must be ${expected}; found ${foundPhrase(site.node)}.`
  );
}

export function rangeMessage(site: ErrorSite, schema: Schema): string {
  const limits = withoutCapital(limitsText([schema]) ?? "").replace(/\.$/, "");
  const unit = schema["x-unit"] === undefined ? "" : ` ${schema["x-unit"]}`;
  return `${placeName(site)} must be ${limits}${unit}; found ${scalarOf(site.node)?.text ?? "another"}.`;
}

export function emptyListMessage(site: ErrorSite): string {
  return `${placeName(site)} must not be empty.`;
}

export function noChangeMessage(site: ErrorSite): string {
  return sentence(site, "minProperties") ?? `${placeName(site)} must not be empty.`;
}

export function patternMessage(site: ErrorSite): string {
  return (
    sentence(site, "pattern") ??
    `${placeName(site)} is not written as it must be; found ${foundPhrase(site.node)}.`
  );
}

export function blankMessage(site: ErrorSite): string {
  return `${placeName(site)} must not be blank.`;
}

export function noneOfMessage(site: ErrorSite, { keys, of }: ExactlyOne): string {
  const choice = enumerate(keys.map(quote), "or");
  return `${mappingName(site)} needs ${of}: exactly one of ${choice}.`;
}

export function severalOfMessage(
  site: ErrorSite,
  { keys }: ExactlyOne,
  given: readonly string[],
): string {
  const choice = enumerate(keys.map(quote), "or");
  return `${mappingName(site)} has ${enumerate(given.map(quote), "and")}, but takes only one of ${choice}.`;
}

/** The schemas' own sentence for a keyword, filled in. */
function sentence(site: ErrorSite, keyword: string, key?: string): string | undefined {
  const templates = site.schemas.flatMap((schema) => [schema, schema["x-advice"] ?? []].flat());
  const owner = templates.find((schema) => schema["x-messages"]?.[keyword] !== undefined);
  const template = owner?.["x-messages"]?.[keyword];
  if (template === undefined) return undefined;
  const name = String(site.path.at(-1) ?? "");
  return template.replaceAll(/\{(key|name|found)\}/g, (_, word: string) => {
    if (word === "found") return foundPhrase(site.node);
    if (word === "name") return name;
    return key === undefined ? placeName(site) : quote(key);
  });
}

/** What stands there, in words. */
export function foundPhrase(node: SyntaxNode | undefined): string {
  const value = resolveAlias(node);
  if (value === undefined) return "nothing";
  if (value.kind === "mapping") return "a mapping";
  if (value.kind === "sequence") return "a list";
  const text = shorten(value.text);
  switch (value.value.type) {
    case "string":
      return value.value.value === "" ? "an empty text" : `the text ${quote(text)}`;
    case "number":
      return `the number ${text}`;
    case "boolean":
      return text === String(value.value.value)
        ? text
        : `${text}, which means ${value.value.value}`;
    case "timestamp":
      return `the date ${text}`;
    default:
      return "nothing";
  }
}

function scalarKind({ value, text }: ScalarNode): string {
  if (value.type === "number") return "a number";
  if (value.type === "timestamp") return "a date";
  if (value.type !== "boolean") return "not text";
  return text === String(value.value) ? "not text" : `read as ${value.value}`;
}

function scalarOf(node: SyntaxNode | undefined): ScalarNode | undefined {
  const value = resolveAlias(node);
  return value?.kind === "scalar" ? value : undefined;
}

const shownLength = 40;

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > shownLength ? `${line.slice(0, shownLength)}…` : line;
}

function quote(text: string): string {
  return `"${shorten(text)}"`;
}

/** `a`, `a and b`, `a, b and c`. */
function enumerate(words: readonly string[], last: "and" | "or"): string {
  const [first = "", ...others] = words;
  if (others.length === 0) return first;
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1) ?? ""}`;
}

function withoutCapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

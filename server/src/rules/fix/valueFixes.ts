import { setBlockText } from "../../document/edit/blockText.js";
import type { Edit } from "../../document/edit/edit.js";
import { listToScalar, scalarToList } from "../../document/edit/editList.js";
import { quoteScalar, replaceScalar, unquoteScalar } from "../../document/edit/editScalar.js";
import { listToMap, mapToList } from "../../document/edit/namedItems.js";
import { replaceNode, setValue } from "../../document/edit/setValue.js";
import { findSimilarName } from "../../document/similarName.js";
import type { PairNode, ScalarNode } from "../../document/syntaxNode.js";
import { nodeToJson } from "../../document/toJson.js";
import { typesOf, valuesOf } from "../../schema/lookup.js";
import { resolveSchema, type Schema } from "../../schema/schema.js";
import type { Cause } from "../../schema/validate.js";
import { quote } from "../quote.js";
import type { Fix } from "../rule.js";
import { fixOf, safe, unsafe } from "./fixOf.js";
import { placeholder } from "./placeholder.js";

type Site = Cause["site"];

/** The value that a word stands for, then those that are near, then all when they are few. */
export function enumFixes(text: string, { site, schema }: Cause): readonly Fix[] {
  const scalar = scalarOf(site);
  if (!scalar || !schema) return [];
  const values = valuesOf([schema]).map(({ value }) => String(value));
  const synonyms = site.schemas.map((own) => own["x-synonyms"] ?? {});
  const word = scalar.text.toLowerCase();
  const meant =
    values.find((value) => value.toLowerCase() === word) ??
    synonyms.find((own) => Object.hasOwn(own, word))?.[word] ??
    synonyms.find((own) => Object.hasOwn(own, scalar.text))?.[scalar.text];
  const near = meant === undefined ? findSimilarName(scalar.text, values) : undefined;
  const mostOffered = 8;
  const others = values.length <= mostOffered ? values : [];
  return [...new Set([meant, near, ...others])]
    .filter((value) => value !== undefined)
    .flatMap((value) =>
      fixOf(`Change to ${quote(value)}`, replaceScalar(text, scalar, value), {
        isSafe: value === meant,
      }),
    );
}

export function constFixes(text: string, { site, schema }: Cause): readonly Fix[] {
  const value = schema?.const;
  if (value === undefined || !site.node) return [];
  const title = typeof value === "string" ? quote(value) : String(value);
  return fixOf(`Change to ${title}`, replaceNode(text, site.node, value), unsafe);
}

/** A text that is nearly in the form that is asked for. */
export function patternFixes(text: string, { site, schema }: Cause): readonly Fix[] {
  const scalar = scalarOf(site);
  if (!scalar || schema?.pattern === undefined) return [];
  const pattern = new RegExp(schema.pattern, "u");
  const written = scalar.text.trim();
  const [, major, minor = "0", patch = "0"] =
    /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/i.exec(written) ?? [];
  const candidates = [
    written,
    written.replaceAll(/\s/g, ""),
    written.toUpperCase().replaceAll(/\s/g, ""),
    written.toLowerCase(),
    ...(major === undefined ? [] : [[major, minor, patch].map(Number).join(".")]),
    `${written}GB`,
    `https://${written}`,
  ];
  const found = candidates.find(
    (candidate) => candidate !== scalar.text && pattern.test(candidate),
  );
  if (found === undefined) return [];
  return fixOf(`Change to ${quote(found)}`, replaceScalar(text, scalar, found), unsafe);
}

/** Something to be written over where a text or a list must not be empty. */
export function placeholderFixes(text: string, { site, schema }: Cause): readonly Fix[] {
  const { pair } = site;
  if (!pair || !schema || site.node?.kind === "alias") return [];
  const value = placeholder(pair.key.text, [schema]);
  const isEmpty = typeof value === "object" && Object.keys(value).length === 0;
  if (isEmpty) return [];
  const shown = typeof value === "object" ? "an item" : quote(String(value));
  return fixOf(`Write ${shown}`, setValue(text, pair, value), unsafe);
}

/** The nearest number within the limits. */
export function rangeFixes(text: string, { site, schema }: Cause): readonly Fix[] {
  const scalar = scalarOf(site);
  if (scalar?.value.type !== "number" || !schema) return [];
  const { minimum, maximum, exclusiveMinimum } = schema;
  const lowest = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1);
  const { value } = scalar.value;
  const limit = lowest !== undefined && value < lowest ? lowest : maximum;
  if (limit === undefined || limit === value) return [];
  return fixOf(`Change to ${limit}`, replaceNode(text, scalar, limit), unsafe);
}

/** Another way to write what was meant, in the type that is asked for. */
export function typeFixes(text: string, { site, schema }: Cause): readonly Fix[] {
  if (!schema || !site.node) return [];
  const types = typesOf(schema);
  const [expected = ""] = types;
  const scalar = scalarOf(site);
  const fixes = scalar ? scalarFixes(text, scalar, { types, schema }) : [];
  return fixes.length > 0 ? fixes : collectionFixes(text, site, { expected, schema });
}

interface Expectation {
  readonly types: readonly string[];
  readonly schema: Schema;
}

function scalarFixes(
  text: string,
  scalar: ScalarNode,
  { types, schema }: Expectation,
): readonly Fix[] {
  const { type } = scalar.value;
  if (type === "null") return [];
  switch (types[0]) {
    case "string":
      return fixOf("Put the value in quotes", quoteScalar(text, scalar), safe);
    case "boolean":
      return type === "string" ? booleanFixes(text, scalar) : [];
    case "number":
    case "integer":
      return type === "string" ? numberFixes(text, scalar) : [];
    case "array":
      return takesScalars(schema) ? fixOf("Make it a list", scalarToList(text, scalar), safe) : [];
    case "object":
      return type === "string" ? onlyKeyFixes(text, scalar, schema) : [];
    default:
      return [];
  }
}

function numberFixes(text: string, scalar: ScalarNode): readonly Fix[] {
  if (!/^[-+]?\d+(?:\.\d+)?$/.test(scalar.text)) return [];
  return fixOf("Remove the quotes", unquoteScalar(text, scalar), safe);
}

/** A text where a mapping is asked for that needs one key only. */
function onlyKeyFixes(text: string, scalar: ScalarNode, schema: Schema): readonly Fix[] {
  const [only, ...more] = schema.required ?? [];
  if (only === undefined || more.length > 0) return [];
  const edits = replaceNode(text, scalar, { [only]: scalar.text });
  return fixOf(`Write it as ${quote(only)}`, edits, safe);
}

const booleanWords: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
  off: false,
};

function booleanFixes(text: string, scalar: ScalarNode): readonly Fix[] {
  const word = scalar.text.toLowerCase();
  const meant = Object.hasOwn(booleanWords, word) ? booleanWords[word] : undefined;
  if (meant === undefined) return [];
  return fixOf(`Change to ${meant}`, replaceNode(text, scalar, meant), safe);
}

function takesScalars(schema: Schema): boolean {
  const items = schema.items && resolveSchema(schema.items);
  return items !== undefined && typesOf(items)[0] !== "object";
}

function collectionFixes(
  text: string,
  site: Site,
  { expected, schema }: { readonly expected: string; readonly schema: Schema },
): readonly Fix[] {
  const { pair, node } = site;
  if (!pair || !node || node.kind === "alias") return [];
  if (node.kind === "sequence" && expected === "object") {
    return fixOf("Make it a mapping by name", namedEdits(text, pair), safe);
  }
  if (node.kind === "mapping" && expected === "array") {
    const edits = takesNames(schema) ? mapToList(text, pair, { name: "name" }) : [];
    return fixOf("Make it a list by name", edits, safe);
  }
  if (expected !== "string") return [];
  if (pair.key.text === "payload") return jsonFixes(text, site);
  return fixOf("Take the only item", listToScalar(text, pair), unsafe);
}

/** A list of names and values, or of named mappings, as a mapping. */
function namedEdits(text: string, pair: PairNode): readonly Edit[] {
  const simple = listToMap(text, pair, { name: "name", value: "value" });
  return simple.length > 0 ? simple : listToMap(text, pair, { name: "name" });
}

/** Whether the items of a list are mappings with a name. */
function takesNames(schema: Schema): boolean {
  const items = schema.items && resolveSchema(schema.items);
  return items?.properties !== undefined && Object.hasOwn(items.properties, "name");
}

/** A mapping or list as the text of a JSON document. */
function jsonFixes(text: string, { pair, node }: Site): readonly Fix[] {
  const value = node && nodeToJson(node);
  if (!pair || value === undefined) return [];
  const edits = setBlockText(text, pair, `${JSON.stringify(value, undefined, 2)}\n`);
  return fixOf("Write it as JSON text", edits, safe);
}

function scalarOf({ node }: Site): ScalarNode | undefined {
  return node?.kind === "scalar" ? node : undefined;
}

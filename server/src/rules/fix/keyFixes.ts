import { inOrder, type Edit } from "../../document/edit/edit.js";
import { replaceScalar } from "../../document/edit/editScalar.js";
import { insertPair } from "../../document/edit/insertEntry.js";
import { movePair } from "../../document/edit/movePair.js";
import { unwrapPair, wrapPairs } from "../../document/edit/nesting.js";
import type { NewValue } from "../../document/edit/newValue.js";
import { removePair, removePairs } from "../../document/edit/removeEntry.js";
import { setValue } from "../../document/edit/setValue.js";
import { resolveAlias } from "../../document/effectivePairs.js";
import { findNode } from "../../document/locate.js";
import type { MappingNode, PairNode } from "../../document/syntaxNode.js";
import { propertiesOf, schemasAt, typesOf } from "../../schema/lookup.js";
import type { Schema } from "../../schema/schema.js";
import type { Cause } from "../../schema/validate.js";
import { quote, quoteAll } from "../quote.js";
import type { Fix } from "../rule.js";
import { fixOf, safe, unsafe } from "./fixOf.js";
import { placeholder } from "./placeholder.js";

type Site = Cause["site"];

/** Fixes for a key that does not belong where it stands: rename, move, nest, remove. */
export function wrongKeyFixes(text: string, cause: Cause): readonly Fix[] {
  const { site, key, nearest } = cause;
  const mapping = mappingOf(site);
  const pair = mapping?.pairs.findLast((candidate) => candidate.key.text === key);
  if (!mapping || !pair) return [];
  return [
    ...(nearest === undefined ? [] : intendedFixes(text, { site, mapping, pair }, nearest)),
    ...moveFixes(text, { site, mapping, pair }),
    ...wrapFixes(text, { site, mapping, pair }),
    ...metadataFixes(text, { site, mapping, pair }),
    ...fixOf(`Remove ${quote(pair.key.text)}`, removePair(text, mapping, pair), unsafe),
  ];
}

interface WrongKey {
  readonly site: Site;
  readonly mapping: MappingNode;
  readonly pair: PairNode;
}

/** Another key in its place; where that takes a mapping, one with the value. */
function intendedFixes(text: string, wrong: WrongKey, to: string): readonly Fix[] {
  const { site, mapping, pair } = wrong;
  if (mapping.pairs.some(({ key }) => key.text === to)) return [];
  const schemas = propertiesOf(site.schemas).find(({ name }) => name === to)?.schemas ?? [];
  if (pair.value?.kind === "scalar" && schemas.some((schema) => typesOf(schema)[0] === "object")) {
    return nestFixes(text, wrong, { to, schemas });
  }
  const rename = replaceScalar(text, pair.key, to);
  const only = onlyValue(schemas);
  if (only === undefined) return fixOf(`Rename to ${quote(to)}`, rename, unsafe);
  const edits = [...rename, ...setValue(text, pair, only)];
  return fixOf(`Write "${to}: ${only}"`, edits, unsafe);
}

/** The value that a key must or should have. */
function onlyValue(schemas: readonly Schema[]): Schema["const"] {
  const fixed = schemas.flatMap((schema) => schema.const ?? []);
  return [...fixed, ...schemas.flatMap((schema) => schema["x-advice"]?.const ?? [])][0];
}

interface Nesting {
  readonly to: string;
  readonly schemas: readonly Schema[];
}

/** `imageId: 5` as `imageDetails: {id: 5}`, with what else belongs there. */
function nestFixes(
  text: string,
  { site, mapping, pair }: WrongKey,
  { to, schemas }: Nesting,
): readonly Fix[] {
  const intended = site.schemas.map((schema) => schema["x-intended"] ?? {});
  const siblings = mapping.pairs.filter(({ key }) =>
    intended.some((names) => Object.hasOwn(names, key.text) && names[key.text] === to),
  );
  const names = propertiesOf(schemas).map(({ name }) => name);
  const inner = siblings.flatMap(({ key, value }): [string, NewValue][] => {
    const name = names
      .filter((candidate) => key.text.toLowerCase().endsWith(candidate.toLowerCase()))
      .toSorted((a, b) => b.length - a.length)[0];
    const scalar = value?.kind === "scalar" ? value.value : undefined;
    const isKnown = scalar?.type === "number" || scalar?.type === "string";
    return name !== undefined && isKnown ? [[name, scalar.value]] : [];
  });
  if (inner.length === 0 || inner.length < siblings.length) return [];
  const ordered = names.flatMap((name) => inner.filter(([own]) => own === name));
  const others = siblings.filter((sibling) => sibling !== pair);
  const edits: readonly Edit[] = [
    ...replaceScalar(text, pair.key, to),
    ...setValue(text, pair, Object.fromEntries(ordered)),
    ...removePairs(text, mapping, others),
  ];
  return fixOf(`Nest in ${quote(to)}`, inOrder(edits), safe);
}

/** Where keys that are written one level too high or too low belong. */
const neighbours: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "": [["body"]],
  body: [["body", "metadata"], []],
  "body/config": [["body", "metadata"]],
};

function moveFixes(text: string, { site, mapping, pair }: WrongKey): readonly Fix[] {
  const { path, scope } = site;
  const { root, name } = scope;
  return (neighbours[path.join("/")] ?? []).flatMap((target) => {
    const to = resolveAlias(findNode(root, target)?.node);
    const known = propertiesOf(schemasAt(name, target, root));
    const isKnown = known.some((property) => property.name === pair.key.text);
    if (!isKnown || to?.kind !== "mapping") return [];
    const place = target.length === 0 ? "the top level" : quote(target.join("."));
    const title = `Move ${quote(pair.key.text)} to ${place}`;
    return fixOf(title, movePair(text, { pair, from: mapping, to }), unsafe);
  });
}

/** Headers that are written without the mapping that says where their values come from. */
function wrapFixes(text: string, { site, mapping }: WrongKey): readonly Fix[] {
  const known = propertiesOf(site.schemas).map(({ name }) => name);
  if (!known.includes("absolute") || site.path.at(-1) !== "headers") return [];
  const flat = mapping.pairs.filter(({ key }) => !known.includes(key.text));
  const edits = wrapPairs(text, mapping, flat, "absolute");
  return fixOf('Put the headers below "absolute"', edits, safe);
}

/** What an update of a spec has below `metadata`, an update of a deployment right below `body`. */
function metadataFixes(text: string, { site, mapping, pair }: WrongKey): readonly Fix[] {
  const { path, scope } = site;
  if (path.join("/") !== "body") return [];
  const known = propertiesOf(site.schemas).map(({ name }) => name);
  if (pair.key.text === "metadata") {
    const inner = pair.value?.kind === "mapping" ? pair.value.pairs : [];
    const isFlat = inner.length > 0 && inner.every(({ key }) => known.includes(key.text));
    const edits = isFlat ? unwrapPair(text, mapping, pair) : [];
    return fixOf('Write the keys of "metadata" right below "body"', edits, safe);
  }
  const nested = new Set(
    propertiesOf(schemasAt(scope.name, ["body", "metadata"], scope.root)).map(({ name }) => name),
  );
  const isUpdate = scope.name.startsWith("update-");
  const isMeant = (one: PairNode) => nested.has(one.key.text) && !known.includes(one.key.text);
  if (!isUpdate || !known.includes("metadata") || !isMeant(pair)) return [];
  const flat = mapping.pairs.filter(isMeant);
  return fixOf('Put them below "metadata"', wrapPairs(text, mapping, flat, "metadata"), safe);
}

/** A fix that adds what a mapping misses, with placeholders. */
export function missingKeyFixes(text: string, { site, missing = [] }: Cause): readonly Fix[] {
  const properties = propertiesOf(site.schemas);
  const pairs = missing.map((key): [string, NewValue] => {
    const schemas = properties.find(({ name }) => name === key)?.schemas ?? [];
    return [key, placeholder(key, schemas)];
  });
  return fixOf(`Add ${quoteAll(missing)}`, addPairs(text, site, pairs), unsafe);
}

/** One fix per key of which exactly one is needed. */
export function alternativeFixes(text: string, cause: Cause): readonly Fix[] {
  return (cause.missing ?? []).flatMap((key) =>
    missingKeyFixes(text, { site: cause.site, missing: [key] }),
  );
}

/** The pair that says what a mapping is, as its first. */
export function discriminatorFixes(text: string, { site, discriminator }: Cause): readonly Fix[] {
  if (!discriminator) return [];
  const { key, value } = discriminator;
  return fixOf(`Add "${key}: ${value}"`, addPairs(text, site, [[key, value]]), unsafe);
}

/** Keys that are there without a value get one, the others are added at the end. */
function addPairs(
  text: string,
  site: Site,
  pairs: readonly (readonly [string, NewValue])[],
): readonly Edit[] {
  const mapping = mappingOf(site);
  if (!mapping) {
    const { node, pair } = site;
    return pair && node === undefined ? setValue(text, pair, Object.fromEntries(pairs)) : [];
  }
  const edits = pairs.flatMap(([key, value]) => {
    const written = mapping.pairs.find((pair) => pair.key.text === key);
    return written ? setValue(text, written, value) : insertPair(text, mapping, [key, value]);
  });
  return joinInsertions(edits, mapping);
}

/** Several insertions at one place, in the order in which they were made, as one. */
function joinInsertions(edits: readonly Edit[], mapping: MappingNode): readonly Edit[] {
  const joined: Edit[] = [];
  for (const edit of inOrder(edits)) {
    const last = joined.at(-1);
    if (last !== undefined && isSamePlace(last, edit)) {
      const comma = mapping.pairs.length === 0 ? ", " : "";
      joined[joined.length - 1] = { ...last, newText: last.newText + comma + edit.newText };
    } else joined.push(edit);
  }
  return joined;
}

function isSamePlace({ range: a }: Edit, { range: b }: Edit): boolean {
  return a.start === b.start && a.end === b.end;
}

function mappingOf({ node }: Site): MappingNode | undefined {
  const value = resolveAlias(node);
  return value?.kind === "mapping" ? value : undefined;
}

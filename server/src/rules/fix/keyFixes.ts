import { replaceScalar } from "../../document/edit/editScalar.js";
import { insertPair } from "../../document/edit/insertEntry.js";
import { inOrder, type Edit } from "../../document/edit/edit.js";
import { movePair } from "../../document/edit/movePair.js";
import { wrapPairs } from "../../document/edit/nesting.js";
import type { NewValue } from "../../document/edit/newValue.js";
import { removePair } from "../../document/edit/removeEntry.js";
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
  const target = propertiesOf(site.schemas).find(({ name }) => name === to);
  const given = mapping.pairs.find(({ key }) => key.text === to);
  const title = `Rename to ${quote(to)}`;
  if (given !== undefined && given.value === undefined) return [];
  if (given !== undefined) return [];
  const rename = replaceScalar(text, pair.key, to);
  const schemas = target?.schemas ?? [];
  if (schemas.some((schema) => typesOf(schema)[0] === "object") && pair.value?.kind === "scalar") {
    return nestFixes(text, wrong, { to, schemas });
  }
  const fixed = schemas.find((schema) => schema.const !== undefined)?.const;
  const advised = schemas.find((schema) => schema["x-advice"]?.const !== undefined)?.["x-advice"];
  const only = fixed ?? advised?.const;
  if (only === undefined) return fixOf(title, rename, unsafe);
  const edits = [...rename, ...setValue(text, pair, only)];
  return fixOf(`Write "${to}: ${only}"`, edits, unsafe);
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
    ...others.flatMap((sibling) => removePair(text, mapping, sibling)),
  ];
  return fixOf(`Nest in ${quote(to)}`, inOrder(edits), safe);
}

/** Where keys that are written one level too high or too low belong. */
const neighbours: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "": [["body"]],
  body: [[]],
  "body/config": [["body", "metadata"]],
};

function moveFixes(text: string, { site, mapping, pair }: WrongKey): readonly Fix[] {
  const { root, name, path } = site;
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
    const isEmpty = site.node === undefined && site.pair !== undefined;
    return isEmpty && site.pair ? setValue(text, site.pair, Object.fromEntries(pairs)) : [];
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
    if (last && last.range.start === edit.range.start && last.range.end === edit.range.end) {
      const comma = mapping.pairs.length === 0 ? ", " : "";
      joined[joined.length - 1] = { ...last, newText: last.newText + comma + edit.newText };
    } else joined.push(edit);
  }
  return joined;
}

function mappingOf({ node }: Site): MappingNode | undefined {
  const value = resolveAlias(node);
  return value?.kind === "mapping" ? value : undefined;
}

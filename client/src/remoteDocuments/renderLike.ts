import { isDeepStrictEqual } from "node:util";
import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { isRecord } from "../api/guards.js";
import { own } from "../publish/changes/sameContent.js";
import { loaderSchema, writeDocument, type YamlLayout } from "./renderYaml.js";

/**
 * A JSON value written like a file: with its order, quotes, comments and layout wherever the two say the same, so that a
 * comparison of both texts shows what differs in meaning. Undefined when that cannot be done faithfully.
 */
export function renderLike(file: string, value: unknown): string | undefined {
  const document = parseDocument(file, { ...loaderSchema, merge: true });
  if (document.errors.length > 0) return undefined;
  const before = withoutNulls(document.toJS());
  if (isDeepStrictEqual(before, value)) return file;
  const { contents } = document;
  if (!isMap(contents) || !isRecord(value)) return undefined;
  const layout = layoutOf(file, document);
  const asWritten = writeDocument(document, layout);
  mergeMap(document, contents, value);
  const text = writeDocument(document, layout);
  return [withLinesOf(file, asWritten, text), text].find((one) => says(one, value));
}

function says(text: string, value: unknown): boolean {
  const document = parseDocument(text, { ...loaderSchema, merge: true });
  return document.errors.length === 0 && isDeepStrictEqual(withoutNulls(document.toJS()), value);
}

const layouts: readonly YamlLayout[] = [2, 4].flatMap((indent) =>
  [true, false].flatMap((indentSeq) =>
    [true, false].map((flowCollectionPadding) => ({ indent, indentSeq, flowCollectionPadding })),
  ),
);

/** The layout in which most lines of a file come out as they are. */
function layoutOf(file: string, document: Tree): YamlLayout {
  const lines = new Set(file.split("\n"));
  const fitting = (layout: YamlLayout) =>
    writeDocument(document, layout)
      .split("\n")
      .filter((line) => lines.has(line)).length;
  const scored = layouts.map((layout) => ({ layout, score: fitting(layout) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.layout;
}

/** A text whose lines are those of the file again wherever writing the file has changed no more than their spaces. */
function withLinesOf(file: string, asWritten: string, text: string): string {
  const originals = file.split("\n");
  const written = asWritten.split("\n");
  if (originals.length !== written.length) return text;
  const original = new Map<string, string>();
  for (const [index, line] of written.entries()) original.set(line, originals[index] ?? line);
  return text
    .split("\n")
    .map((line) => original.get(line) ?? line)
    .join("\n");
}

type Tree = Document.Parsed | Document;

function mergeMap(document: Tree, map: YAMLMap, value: Readonly<Record<string, unknown>>): void {
  const written = new Set<string>();
  map.items = map.items.filter((pair) => {
    const key = isScalar(pair.key) ? String(pair.key.value) : "";
    const wanted = own(value, key);
    const current = plain(document, pair.value);
    if (current === null && wanted === undefined) return true;
    if (wanted === undefined) return false;
    written.add(key);
    pair.value = mergeNode(document, pair.value, wanted);
    return true;
  });
  for (const [key, wanted] of Object.entries(value)) {
    if (!written.has(key)) map.add(document.createPair(key, wanted));
  }
}

function mergeNode(document: Tree, node: unknown, value: unknown): unknown {
  if (isDeepStrictEqual(withoutNulls(plain(document, node)), value)) return node;
  if (isMap(node) && isRecord(value)) {
    mergeMap(document, node, value);
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    mergeList(document, node, value);
    return node;
  }
  const created = document.createNode(value);
  if (isScalar(node) && isScalar(created)) {
    const { type, comment } = node;
    if (typeof node.value === typeof value && type !== undefined) created.type = type;
    if (comment !== undefined) created.comment = comment;
  }
  return created;
}

/** Entries keep their layout by their `name`, else by their content. */
function mergeList(document: Tree, list: YAMLSeq, value: readonly unknown[]): void {
  const left = [...list.items];
  list.items = value.map((entry) => {
    const index = left.findIndex((node) => isSameEntry(withoutNulls(plain(document, node)), entry));
    if (index < 0) return document.createNode(entry);
    const [node] = left.splice(index, 1);
    return mergeNode(document, node, entry);
  });
}

function isSameEntry(one: unknown, other: unknown): boolean {
  if (isRecord(one) && isRecord(other) && typeof one["name"] === "string") {
    return one["name"] === other["name"];
  }
  return isDeepStrictEqual(one, other);
}

function plain(document: Tree, node: unknown): unknown {
  if (node === null || node === undefined || isPair(node)) return null;
  return typeof node === "object" && "toJS" in node ? (node as Node).toJS(document) : node;
}

/** Entries that are null are not sent (source: SDK). */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) =>
      entry === null ? [] : [[key, withoutNulls(entry)]],
    ),
  );
}

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
import { writeDocument } from "./renderYaml.js";

/**
 * A JSON value written like a file: with its order, quotes, comments and layout wherever the two say the same, so that a
 * comparison of both texts shows what differs in meaning. Undefined when that cannot be done faithfully.
 */
export function renderLike(file: string, value: unknown): string | undefined {
  const document = parseDocument(file, { schema: "yaml-1.1", merge: true });
  if (document.errors.length > 0) return undefined;
  const before = withoutNulls(document.toJS());
  if (isDeepStrictEqual(before, value)) return file;
  const { contents } = document;
  if (!isMap(contents) || !isRecord(value)) return undefined;
  mergeMap(document, contents, value);
  const text = writeDocument(document);
  const written = withoutNulls(parseDocument(text, { schema: "yaml-1.1", merge: true }).toJS());
  return isDeepStrictEqual(written, value) ? text : undefined;
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
  return document.createNode(value);
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

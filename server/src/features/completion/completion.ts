import type { CompletionItem } from "vscode-languageserver-types";
import { findCursor, type Cursor, type NoCursor } from "../../document/cursor.js";
import type { DocumentPath } from "../../document/path.js";
import type { SyntaxNode } from "../../document/syntaxNode.js";
import type { BlockFile } from "../../model/spec.js";
import type { RemoteFacts } from "../../protocol.js";
import { describeSchemas } from "../../schema/describe.js";
import { ruleSummaries } from "../../rules/ruleIds.js";
import {
  propertiesOf,
  referenceOf,
  schemasAt,
  valuesOf,
  type PropertyInfo,
} from "../../schema/lookup.js";
import type { Schema, SchemaName } from "../../schema/schema.js";
import type { BlockDocument } from "../blockDocument.js";
import { layoutAt, literal, typeOf, valueSnippet, type Layout } from "./insertText.js";
import { namesFor, parameterNames, type NameSource } from "./names.js";
import { toCompletionItem, type Proposal } from "./proposal.js";
import { remoteValues, type RemoteSource } from "./remoteValues.js";
import { quoteOf, quoted, type Quote } from "./quoted.js";

interface Request {
  readonly cursor: Exclude<Cursor, NoCursor>;
  readonly schema: SchemaName;
  readonly root: SyntaxNode | undefined;
  readonly names: NameSource | undefined;
  readonly layout: Layout;
  /** What is known of the platform. */
  readonly source: RemoteSource;
}

/**
 * What can be written at an offset of a block file, the likeliest first.
 *
 * @param readAgain Reads the document with another text.
 */
export function completion(
  block: BlockDocument,
  offset: number,
  { snippets, remote }: { readonly snippets: boolean; readonly remote?: RemoteFacts | undefined },
  readAgain: (text: string) => BlockDocument | undefined,
): CompletionItem[] {
  const { text, kind } = block;
  const { tree } = block.around(offset);
  const cursor = findCursor(tree, offset);
  if (cursor.kind === "none") return [];
  const layout = layoutAt(tree.text, cursor.range.start, cursor.style);
  const closed = isQuoteOpen(cursor) ? readAgain(withQuoteClosed(tree.text, cursor)) : undefined;
  const read = closed ?? block;
  const { tree: known, file } = read.around(offset);
  const names = file && { file, facts: read.facts };
  const source = { remote, file };
  const request = { cursor, schema: kind, root: known.root, names, layout, source };
  return proposalsAt(request, tree.text).map((proposal, index) =>
    toCompletionItem(text, cursor, { proposal, index, snippets }),
  );
}

function isQuoteOpen({ text }: Request["cursor"]): boolean {
  const quote = quoteOf(text);
  return quote !== "" && (text.length === 1 || !text.endsWith(quote));
}

/** A quote that is still open takes in the rest of the file, with all its names. */
function withQuoteClosed(text: string, { range: { end }, text: word }: Request["cursor"]): string {
  return text.slice(0, end) + quoteOf(word) + text.slice(end);
}

function proposalsAt(request: Request, text: string): Proposal[] {
  const { cursor, schema, root } = request;
  const { path } = cursor;
  if (cursor.kind === "value") {
    const isTight = text.charAt(cursor.range.start - 1) === ":";
    return withPrefix(isTight ? " " : "", valueProposals(request, path));
  }
  if (cursor.kind === "item") {
    return cursor.hasDash || cursor.style === "flow"
      ? itemProposals(request, path, 0)
      : withPrefix("- ", itemProposals(request, path, 2));
  }
  const type = typeOf(schemasAt(schema, path, root));
  const isFirst = cursor.mapping === undefined;
  if (isFirst && type === "array") {
    return withPrefix("- ", itemProposals(request, [...path, 0], 2));
  }
  if (isFirst && type !== "object" && path.length > 0) return valueProposals(request, path);
  return keyProposals(request, path, 0);
}

function withPrefix(prefix: string, proposals: readonly Proposal[]): Proposal[] {
  return proposals.map((proposal) => ({ ...proposal, snippet: prefix + proposal.snippet }));
}

/** An item of a list: its value, or the first key of its mapping. */
function itemProposals(request: Request, path: DocumentPath, indent: number): Proposal[] {
  const type = typeOf(schemasAt(request.schema, path, request.root));
  return type === "object" ? keyProposals(request, path, indent) : valueProposals(request, path);
}

/** The keys that the mapping at a path can still take. */
function keyProposals(request: Request, path: DocumentPath, indent: number): Proposal[] {
  const { cursor, schema, layout, root } = request;
  const schemas = schemasAt(schema, path, root);
  if (referenceOf(schemas) === "rule") return ruleProposals(request);
  const pairs = cursor.kind === "key" ? cursor.mapping?.pairs : undefined;
  const own = cursor.kind === "key" ? cursor.pair : undefined;
  const present = new Set(pairs?.filter((pair) => pair !== own).map(({ key }) => key.text));
  const excluded = alternativesTaken(schemas, present);
  const shifted = { ...layout, column: layout.column + indent };
  return propertiesOf(schemas)
    .filter(({ name, deprecated }) => {
      return !present.has(name) && !excluded.has(name) && deprecated === undefined;
    })
    .map((property) => keyProposal(property, shifted, cursor));
}

function keyProposal(property: PropertyInfo, layout: Layout, cursor: Request["cursor"]): Proposal {
  const { name, required, schemas, variants } = property;
  const quote = quoteOf(cursor.text);
  const key = quote + literal(name) + quote;
  const hasColon = cursor.kind === "key" && cursor.hasColon;
  const detail = [required ? "required" : "", variants.join(" or ")];
  return {
    label: name,
    kind: "key",
    snippet: hasColon ? key : `${key}:${valueSnippet(schemas, layout)}`,
    detail: detail.filter((part) => part !== "").join("; "),
    documentation: describeSchemas(schemas, { required, variants }),
  };
}

/** Ids of rules, as keys of the severities of a project file. */
function ruleProposals({ cursor }: Request): Proposal[] {
  const quote = quoteOf(cursor.text);
  const pairs = cursor.kind === "key" ? cursor.mapping?.pairs : undefined;
  const own = cursor.kind === "key" ? cursor.pair : undefined;
  const present = new Set(pairs?.filter((pair) => pair !== own).map(({ key }) => key.text));
  const hasColon = cursor.kind === "key" && cursor.hasColon;
  return [...ruleSummaries]
    .filter(([id]) => !present.has(id))
    .map(([id, summary]) => ({
      label: id,
      kind: "key",
      snippet: `${quote}${literal(id)}${quote}${hasColon ? "" : ": $1"}`,
      documentation: summary,
    }));
}

/** Keys of which there may be only one, when another of them is there already. */
function alternativesTaken(
  schemas: readonly Schema[],
  present: ReadonlySet<string>,
): ReadonlySet<string> {
  const groups = schemas.map((schema) => schema["x-exactly-one"]?.keys ?? []);
  return new Set(groups.filter((keys) => keys.some((key) => present.has(key))).flat());
}

/** The values that fit at a path: names of the file, or the values to choose from. */
function valueProposals(request: Request, path: DocumentPath): Proposal[] {
  const { cursor, schema, root, names: source } = request;
  const quote = quoteOf(cursor.text);
  if (source !== undefined && /^["']?@/.test(cursor.text))
    return parameterProposals(source.file, quote, path);
  const schemas = schemasAt(schema, path, root);
  const names = source && namesFor(cursor, { path, kind: referenceOf(schemas) }, source);
  if (names !== undefined) {
    return names.map(({ name, kind, detail }) => ({
      label: name,
      kind,
      detail,
      snippet: literal(quoted(name, quote)),
    }));
  }
  const remote = remoteValues(path, request.source, quote);
  if (remote !== undefined) return [...remote];
  return valuesOf(schemas).map(({ value, description, isDefault }) => ({
    label: String(value),
    kind: "value",
    snippet: literal(typeof value === "string" ? quoted(value, quote) : String(value)),
    ...(isDefault && { detail: "default" }),
    ...(description !== undefined && { documentation: description }),
  }));
}

function parameterProposals(file: BlockFile, quote: Quote, path: DocumentPath): Proposal[] {
  if (path[0] !== "body" || path[1] !== "config") return [];
  return parameterNames(file).map(({ name, detail }) => ({
    label: `@param:${name}`,
    kind: "parameter",
    detail,
    snippet: literal(quoted(`@param:${name}`, quote)),
  }));
}

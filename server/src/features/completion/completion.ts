import type { CompletionItem } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { findCursor, type Cursor, type NoCursor } from "../../document/cursor.js";
import { lineStartOf } from "../../document/lineStart.js";
import type { DocumentPath } from "../../document/path.js";
import type { OffsetRange } from "../../document/syntaxNode.js";
import type { RemoteFacts } from "../../protocol.js";
import type { FilesBeside } from "../../rules/beside/filesBeside.js";
import { schemasAt } from "../../schema/lookup.js";
import { findTemplateCursor } from "../../template/templateCursor.js";
import type { BlockDocument } from "../blockDocument.js";
import { lazy } from "../lazy.js";
import type { WorkspaceNames } from "../workspaceNames.js";
import { commentProposals } from "./comments.js";
import { typeOf } from "./insertText.js";
import { layoutAt } from "./layout.js";
import type { Place, Surroundings } from "./place.js";
import { toCompletionItems, type CompletionClient, type Proposal } from "./proposal.js";
import { keyProposals, valueProposals } from "./providers.js";
import { templateProposals } from "./templates.js";
import { isList } from "./sources/values.js";

/** What a completion may ask for beside the document. */
export interface CompletionSources {
  /** The files beside the document; undefined when nothing is known of them. */
  readonly beside: () => FilesBeside | undefined;
  readonly workspaceNames: () => WorkspaceNames;
  /** What a platform told; undefined when nothing is known of any. */
  readonly remote: () => RemoteFacts | undefined;
}

export interface CompletionRequest {
  readonly offset: number;
  readonly client: CompletionClient;
  /** The character that asked, where it was typing one. */
  readonly trigger?: string | undefined;
  /** The document as it is in the editor. */
  readonly text: TextDocument;
  /** Where the half-typed line of the cursor was closed before the block was read; nothing behind it is replaced. */
  readonly closedAt?: number | undefined;
}

/**
 * What can be written at an offset of a block file, the likeliest first.
 *
 * @param block The document, or the document with its half-typed line closed.
 */
export function completion(
  block: BlockDocument,
  request: CompletionRequest,
  sources: CompletionSources,
): CompletionItem[] {
  const { offset, client, trigger, text } = request;
  const around = block.around(offset);
  const { tree } = around;
  const itemsFor = (replaced: Replaced, style: "block" | "flow", proposals: readonly Proposal[]) =>
    toCompletionItems(
      { text, replaced: inEditor(replaced, request), offset, style, client },
      proposals,
    );
  const template = findTemplateCursor(tree, offset);
  if (template) {
    const proposals = templateProposals(template, { tree, beside: sources.beside });
    return itemsFor(template, "flow", proposals);
  }
  const comment = commentProposals(tree, offset, sources.beside);
  if (comment) return itemsFor(comment, "flow", comment.proposals);
  const cursor = findCursor(tree, offset);
  if (cursor.kind === "none" || isIndentedByTab(tree.text, offset)) return [];
  if (trigger !== undefined && !isWelcome(trigger, cursor, tree.text)) return [];
  const proposals = proposalsAt({
    cursor,
    kind: block.kind,
    tree,
    root: tree.root,
    layout: layoutAt(tree.text, cursor.range.start, cursor.style),
    facts: block.facts,
    file: () => around.file,
    beside: lazy(sources.beside),
    remote: sources.remote,
    workspaceNames: lazy(() => joined(block.secretNames, sources.workspaceNames())),
  });
  return itemsFor(cursor, cursor.style, proposals);
}

interface Replaced {
  readonly range: OffsetRange;
  readonly text: string;
}

function inEditor({ range, text }: Replaced, { closedAt }: CompletionRequest): Replaced {
  return { text, range: { start: range.start, end: Math.min(range.end, closedAt ?? range.end) } };
}

function joined(own: WorkspaceNames, others: WorkspaceNames): WorkspaceNames {
  return {
    secrets: new Set([...own.secrets, ...others.secrets]),
    credentials: new Set([...own.credentials, ...others.credentials]),
  };
}

type SomeCursor = Exclude<Cursor, NoCursor>;

function isIndentedByTab(text: string, offset: number): boolean {
  return /^[ ]*\t/.test(text.slice(lineStartOf(text, offset), offset));
}

/**
 * Whether somebody who types a character wants to be asked what comes next: a blank is welcome where a value begins, but
 * not while a line is being indented; a slash only in a path.
 */
function isWelcome(trigger: string, { kind, range, text }: SomeCursor, source: string): boolean {
  if (trigger === "/") return kind !== "key" && !/\s/.test(text);
  if (trigger === " ")
    return (
      kind !== "key" || /[{,]\s*$/.test(source.slice(lineStartOf(source, range.start), range.start))
    );
  return true;
}

function proposalsAt(around: Surroundings): readonly Proposal[] {
  const { cursor, tree } = around;
  const { path } = cursor;
  if (cursor.kind === "value") {
    const isTight = tree.text.charAt(cursor.range.start - 1) === ":";
    return withPrefix(isTight ? " " : "", valuesAt(placeAt(around, path)));
  }
  if (cursor.kind === "item") {
    return cursor.hasDash || cursor.style === "flow"
      ? itemsAt(placeAt(around, path))
      : withPrefix("- ", itemsAt(placeAt(shifted(around), path)));
  }
  const place = placeAt(around, path);
  const type = typeOf(place.schemas);
  const isFirst = cursor.mapping === undefined;
  if (isFirst && type === "array") {
    return withPrefix("- ", itemsAt(placeAt(shifted(around), [...path, 0])));
  }
  if (isFirst && type !== "object" && path.length > 0) return valueProposals(place);
  return keyProposals(place);
}

function placeAt(around: Surroundings, path: DocumentPath): Place {
  return { ...around, path, schemas: schemasAt(around.kind, path, around.root) };
}

/** The layout behind a dash that is still to be written. */
function shifted(around: Surroundings): Surroundings {
  const { layout } = around;
  return { ...around, layout: { ...layout, column: layout.column + 2 } };
}

/** The value of a key; for a list, its first item in brackets, except right behind the colon: there a line may end. */
function valuesAt(place: Place): readonly Proposal[] {
  if (!isList(place.schemas)) return valueProposals(place);
  const item = placeAt(place, [...place.path, 0]);
  const items = typeOf(item.schemas) === "object" ? [] : valueProposals(item);
  const { text, range } = place.cursor;
  const isTight = place.tree.text.charAt(range.start - 1) === ":";
  const bracketed = items.map((each) => ({ ...each, snippet: ["[", ...each.snippet, "]"] }));
  return [...(text !== "" || isTight ? [] : bracketed), ...valueProposals(place)];
}

/** An item of a list: its value, or the first key of its mapping. */
function itemsAt(place: Place): readonly Proposal[] {
  if (typeOf(place.schemas) === "object") return keyProposals(place);
  const { cursor } = place;
  const others = cursor.kind === "item" ? (cursor.sequence?.items ?? []) : [];
  const taken = new Set(
    others.flatMap((item) =>
      item?.kind === "scalar" && !(cursor.kind === "item" && item === cursor.node) ? item.text : [],
    ),
  );
  return valueProposals(place).filter(({ label }) => !taken.has(label));
}

function withPrefix(prefix: string, proposals: readonly Proposal[]): readonly Proposal[] {
  if (prefix === "") return proposals;
  return proposals.map((each) => ({ ...each, snippet: [prefix, ...each.snippet] }));
}

import { SymbolKind } from "vscode-languageserver-types";
import { isMerge, resolveAlias } from "../../document/effectivePairs.js";
import type { PairNode, SequenceNode, SyntaxNode } from "../../document/syntaxNode.js";
import { asMapping, asText, valueOf } from "../../model/readNode.js";
import { findSecretValue } from "../../rules/secret/detectSecret.js";
import { shortDetail, type Entry } from "./entry.js";

/** How deep, and how many at most: what an outline is read for. */
const deepest = 3;
const mostEntries = 2000;

/** The keys and list items of any value as an outline, values as details. Aliases are not followed; credentials not shown. */
export function valueEntries(node: SyntaxNode | undefined): Entry[] {
  return new ValueReader().below(node, 0, "");
}

/** What tells mappings of a list apart, best first. */
const namingKeys = ["name", "title", "id", "cron", "user", "webhook", "email"];

class ValueReader {
  #count = 0;

  below(node: SyntaxNode | undefined, depth: number, key: string): Entry[] {
    if (depth >= deepest) return [];
    if (node?.kind === "sequence") return this.#items(node, depth, key);
    if (node?.kind !== "mapping") return [];
    return node.pairs.flatMap((pair) => {
      if (isMerge(pair) || ++this.#count > mostEntries) return [];
      return this.#entry(pair, depth);
    });
  }

  #entry({ key, value, range }: PairNode, depth: number): Entry {
    const children = this.below(value, depth + 1, key.text);
    return {
      name: key.text,
      ...detailOf(value, key.text),
      kind: kindOfValue(value),
      range,
      selection: key.range,
      ...(children.length > 0 && { children }),
    };
  }

  #items({ items }: SequenceNode, depth: number, key: string): Entry[] {
    return items.flatMap((item) => {
      if (item === undefined || ++this.#count > mostEntries) return [];
      const children = this.below(item, depth + 1, key);
      return {
        name: itemName(item, key),
        kind: kindOfValue(item),
        range: item.range,
        selection: item.range,
        ...(children.length > 0 && { children }),
      };
    });
  }
}

function itemName(item: SyntaxNode, key: string): string {
  const mapping = asMapping(item);
  const named = namingKeys.flatMap((each) => asText(valueOf(mapping, each))?.text ?? [])[0];
  const first = mapping?.pairs[0];
  if (named !== undefined) return shortDetail(named);
  if (first)
    return shortDetail(`${first.key.text}: ${shownText(first.value, first.key.text) ?? "…"}`);
  return shownText(item, key) ?? "…";
}

function detailOf(value: SyntaxNode | undefined, key: string): { readonly detail?: string } {
  if (value?.kind === "sequence")
    return { detail: value.items.length === 1 ? "1 item" : `${value.items.length} items` };
  const text = shownText(value, key);
  return text === undefined || text === "" ? {} : { detail: text };
}

function shownText(value: SyntaxNode | undefined, key: string): string | undefined {
  if (value?.kind === "alias") return shortDetail(`*${value.name}`);
  if (value?.kind !== "scalar") return undefined;
  return findSecretValue(key, value.text) === undefined ? shortDetail(value.text) : "…";
}

export function kindOfValue(value: SyntaxNode | undefined): SymbolKind {
  const node = resolveAlias(value);
  switch (node?.kind) {
    case "mapping":
      return SymbolKind.Object;
    case "sequence":
      return SymbolKind.Array;
    case "scalar":
      if (node.value.type === "number") return SymbolKind.Number;
      if (node.value.type === "boolean") return SymbolKind.Boolean;
      return node.value.type === "null" ? SymbolKind.Null : SymbolKind.String;
    case undefined:
      return SymbolKind.Null;
  }
}

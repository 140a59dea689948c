import { SymbolKind, type DocumentSymbol } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { isMerge } from "../document/effectivePairs.js";
import type { PairNode } from "../document/syntaxNode.js";
import { asMapping, asText, valueOf } from "../model/readNode.js";
import type { BlockFile, ParameterDeclaration } from "../model/spec.js";
import type { BlockDocument } from "./blockDocument.js";
import { shortDetail, spanOf, type Entry } from "./symbols/entry.js";
import { kindOfValue, valueEntries } from "./symbols/valueEntries.js";
import { workflowEntries } from "./symbols/workflowEntries.js";
import { toRange } from "./toRange.js";

/** The parts of a block file as a tree, in the order of the text. */
export function documentSymbol(block: BlockDocument): DocumentSymbol[] {
  const { text, rest } = block;
  if (rest === undefined) return [];
  return entriesOf(block, rest)
    .toSorted((left, right) => left.range.start - right.range.start)
    .map((entry) => toSymbol(text, entry));
}

function entriesOf({ steps: places, facts }: BlockDocument, file: BlockFile): Entry[] {
  const { workflow, root } = file;
  if (file.kind !== "create-spec" && file.kind !== "create-release") return otherEntries(file);
  const config = valueOf(file.body, "config");
  return [
    ...named(file.body, "metadata", "name"),
    ...named(file.body, "release", "version"),
    ...named(asMapping(root), "artifact", "path"),
    ...(workflow === undefined
      ? valueEntries(config)
      : workflowEntries(file, workflow, { places, facts })),
    ...parameterLists(file),
  ];
}

/** Files that deploy and change: what stands in them, without the `body` around it. */
function otherEntries({ body, root }: BlockFile): Entry[] {
  const pairs = asMapping(root)?.pairs.filter((pair) => !isMerge(pair)) ?? [];
  const isOnlyBody = pairs.length === 1 && pairs[0]?.key.text === "body";
  return valueEntries(isOnlyBody ? body : root);
}

/** A mapping by the text that tells it apart. */
function named(parent: BlockFile["body"], key: string, name: string): Entry[] {
  const pair = parent?.pairs.find((each) => each.key.text === key);
  return pair === undefined ? [] : [namedEntry(pair, name)];
}

function namedEntry({ key, value, range }: PairNode, name: string): Entry {
  const detail = asText(valueOf(asMapping(value), name))?.text;
  return {
    name: key.text,
    ...(detail !== undefined && { detail: shortDetail(detail) }),
    kind: kindOfValue(value),
    range,
    selection: key.range,
  };
}

function parameterLists(file: BlockFile): Entry[] {
  return (["build", "run"] as const).flatMap((list) => {
    const declared = file.parameters.filter((parameter) => parameter.list === list);
    const children = declared.flatMap((parameter) => parameterEntry(parameter));
    const range = spanOf(children);
    if (range === undefined) return [];
    const name = `${list} parameters`;
    return [{ name, kind: SymbolKind.Namespace, range, selection: range, children }];
  });
}

function parameterEntry({ name, type, range }: ParameterDeclaration): Entry[] {
  if (name === undefined) return [];
  const detail = type === undefined ? {} : { detail: type };
  return [{ name: name.text, ...detail, kind: SymbolKind.Variable, range, selection: name.range }];
}

function toSymbol(text: TextDocument, entry: Entry): DocumentSymbol {
  const { detail, children } = entry;
  return {
    // The protocol forbids empty names, and editors leave those of blanks out.
    name: entry.name.trim() === "" ? `"${entry.name}"` : entry.name,
    ...(detail !== undefined && { detail }),
    kind: entry.kind,
    range: toRange(text, entry.range),
    selectionRange: toRange(text, entry.selection),
    ...(children && { children: children.map((child) => toSymbol(text, child)) }),
  };
}

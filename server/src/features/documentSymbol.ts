import { SymbolKind, type DocumentSymbol } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { OffsetRange, SyntaxNode } from "../document/syntaxNode.js";
import { asMapping, asSequence, valueOf } from "../model/readNode.js";
import type { BlockFile, ParameterDeclaration, Workflow } from "../model/spec.js";
import type { BlockDocument } from "./blockDocument.js";
import type { StepPlace } from "./partedDocument.js";
import { toRange } from "./toRange.js";

/** A symbol by offsets. */
interface Entry {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  readonly range: OffsetRange;
  readonly selection: OffsetRange;
  readonly children?: readonly Entry[];
}

/** The parts of a block file as a tree: parameters, images, steps in file order, triggers. */
export function documentSymbol({ text, rest, steps }: BlockDocument): DocumentSymbol[] {
  if (rest === undefined) return [];
  const entries = [
    ...parameterLists(rest),
    ...(rest.workflow === undefined ? [] : workflowParts(rest, rest.workflow, steps)),
  ];
  return entries
    .toSorted((left, right) => left.range.start - right.range.start)
    .map((entry) => toSymbol(text, entry));
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

function workflowParts(
  file: BlockFile,
  { images, steps }: Workflow,
  places: readonly StepPlace[],
): Entry[] {
  const imageEntries = [...images.parts.values()].map(({ name, range }) => ({
    name: name.text,
    kind: SymbolKind.Package,
    range,
    selection: name.range,
  }));
  const stepEntries = places.map(stepEntry);
  return [
    ...group("images", images, imageEntries),
    ...group("steps", steps, stepEntries),
    ...triggers(valueOf(asMapping(valueOf(file.body, "config")), "triggers")),
  ];
}

function group(
  name: string,
  { keyRange, range }: { readonly keyRange: OffsetRange; readonly range: OffsetRange },
  children: readonly Entry[],
): Entry[] {
  if (children.length === 0) return [];
  const whole = { start: keyRange.start, end: Math.max(range.end, keyRange.end) };
  return [{ name, kind: SymbolKind.Namespace, range: whole, selection: keyRange, children }];
}

function stepEntry({ step, range, selection }: StepPlace): Entry {
  const parents = step.parents?.items.map(({ text }) => text) ?? [];
  const type = step.type ?? "unknown type";
  return {
    name: step.name.text,
    detail: parents.length === 0 ? type : `${type} after ${parents.join(", ")}`,
    kind: SymbolKind.Function,
    range,
    selection,
  };
}

function triggers(node: SyntaxNode | undefined): Entry[] {
  const children = (asSequence(node)?.items ?? []).flatMap((node) => {
    const item = asMapping(node);
    const pair = item?.pairs[0];
    if (item === undefined || pair === undefined) return [];
    const detail = pair.value?.kind === "scalar" ? { detail: pair.value.text } : {};
    const selection = pair.key.range;
    return [
      { name: pair.key.text, ...detail, kind: SymbolKind.Event, range: item.range, selection },
    ];
  });
  const range = spanOf(children);
  if (range === undefined) return [];
  return [{ name: "triggers", kind: SymbolKind.Namespace, range, selection: range, children }];
}

/** From the first to the last of some entries; undefined when there are none. */
function spanOf(entries: readonly Entry[]): OffsetRange | undefined {
  const first = entries.at(0);
  const last = entries.at(-1);
  return first && last && { start: first.range.start, end: last.range.end };
}

function toSymbol(text: TextDocument, entry: Entry): DocumentSymbol {
  const { detail, children } = entry;
  return {
    // The protocol forbids empty names.
    name: entry.name === "" ? '""' : entry.name,
    ...(detail !== undefined && { detail }),
    kind: entry.kind,
    range: toRange(text, entry.range),
    selectionRange: toRange(text, entry.selection),
    ...(children && { children: children.map((child) => toSymbol(text, child)) }),
  };
}

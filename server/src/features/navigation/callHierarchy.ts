import {
  SymbolKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
} from "vscode-languageserver-types";
import type { BlockDocument } from "../blockDocument.js";
import type { OffsetRange } from "../../document/syntaxNode.js";
import type { MoveRange } from "../../document/parts/joinParts.js";
import type { Step } from "../../model/spec.js";
import { toRange } from "../toRange.js";

/** The step that is declared or named at an offset, as what calls and is called. Null where there is none. */
export function prepareCallHierarchy(
  block: BlockDocument,
  offset: number,
): CallHierarchyItem[] | null {
  const at = block.names.touching(offset).find(({ kind }) => kind === "step");
  const place = at && findStep(block, at.name);
  return place ? [toItem(block, place)] : null;
}

/** The children of a step: each waits for it in its `parents`. Null where the step is there no longer. */
export function incomingCalls(
  block: BlockDocument,
  { name }: Pick<CallHierarchyItem, "name">,
): CallHierarchyIncomingCall[] | null {
  const { facts } = block;
  if (!facts?.steps.has(name)) return null;
  return facts.graph.children(name).flatMap((child) => {
    const place = findStep(block, child);
    if (!place) return [];
    return [{ from: toItem(block, place), fromRanges: namesOfParent(block, place, name) }];
  });
}

/** The parents of a step, with their names in its `parents`. Null where the step is there no longer. */
export function outgoingCalls(
  block: BlockDocument,
  { name }: Pick<CallHierarchyItem, "name">,
): CallHierarchyOutgoingCall[] | null {
  const { facts } = block;
  const own = findStep(block, name);
  if (!facts || !own) return null;
  return facts.graph.parents(name).flatMap((parent) => {
    const place = findStep(block, parent);
    if (!place) return [];
    return [{ to: toItem(block, place), fromRanges: namesOfParent(block, own, parent) }];
  });
}

interface PlacedStep {
  readonly step: Step;
  readonly move: MoveRange;
}

function findStep({ pieces }: BlockDocument, name: string): PlacedStep | undefined {
  for (const [index, { steps }] of pieces.all.entries()) {
    const step = steps().findLast((each) => each.name.text === name);
    if (step) return { step, move: pieces.moveOf(index) };
  }
  return undefined;
}

function toItem({ text }: BlockDocument, { step, move }: PlacedStep): CallHierarchyItem {
  const range = (piece: OffsetRange) => toRange(text, move(piece));
  return {
    // The protocol forbids empty names.
    name: step.name.text === "" ? '""' : step.name.text,
    detail: step.type ?? "unknown type",
    kind: SymbolKind.Function,
    uri: text.uri,
    range: range(step.range),
    selectionRange: range(step.name.range),
  };
}

function namesOfParent({ text }: BlockDocument, { step, move }: PlacedStep, parent: string) {
  return (step.parents?.items ?? [])
    .filter((item) => item.text === parent)
    .map((item) => toRange(text, move(item.range)));
}

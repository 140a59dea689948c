import { SymbolKind } from "vscode-languageserver-types";
import type { OffsetRange, SyntaxNode } from "../../document/syntaxNode.js";
import { asMapping, asSequence, pairOf, valueOf } from "../../model/readNode.js";
import type { BlockFile, Workflow } from "../../model/spec.js";
import type { WorkflowFacts } from "../../model/workflowFacts.js";
import type { StepPlace } from "../partedDocument.js";
import { shortDetail, type Entry } from "./entry.js";

/** The parts of a workflow: its images, its steps in file order, its triggers and watchers. */
export function workflowEntries(
  file: BlockFile,
  { images, steps }: Workflow,
  {
    places,
    facts,
  }: { readonly places: readonly StepPlace[]; readonly facts: WorkflowFacts | undefined },
): Entry[] {
  const imageEntries = [...images.parts.values()].map(({ name, range }) => ({
    name: name.text,
    kind: SymbolKind.Package,
    range,
    selection: name.range,
  }));
  const config = asMapping(valueOf(file.body, "config"));
  const list = (key: string) => {
    const pair = pairOf(config, key);
    const range = pair?.value?.range;
    const entries = listEntries(pair?.value);
    return pair && range ? group(key, { keyRange: pair.key.range, range }, entries) : [];
  };
  return [
    ...group("images", images, imageEntries),
    ...group(
      "steps",
      steps,
      places.map((place) => stepEntry(place, facts)),
    ),
    ...list("triggers"),
    ...list("watchers"),
  ];
}

function group(
  name: string,
  { keyRange, range }: { readonly keyRange: OffsetRange; readonly range: OffsetRange },
  children: readonly Entry[],
): Entry[] {
  if (children.length === 0) return [];
  // What an alias stands for is not here, but above.
  const start = Math.min(keyRange.start, ...children.map((child) => child.range.start));
  const whole = { start, end: Math.max(range.end, keyRange.end) };
  return [{ name, kind: SymbolKind.Namespace, range: whole, selection: keyRange, children }];
}

const mostParents = 3;

/** `http, layer 2, after read, write`. */
function stepEntry({ step, range, selection }: StepPlace, facts: WorkflowFacts | undefined): Entry {
  const name = step.name.text;
  const parents = step.parents?.items.map(({ text }) => text) ?? [];
  const more = parents.length > mostParents ? [`${parents.length - mostParents} more`] : [];
  const after = [...parents.slice(0, mostParents), ...more].join(", ");
  const layer = facts?.graph.layer(name);
  const words = [
    step.type ?? "unknown type",
    ...(layer === undefined ? [] : [`layer ${layer + 1}`]),
    ...(after === "" ? [] : [`after ${after}`]),
  ];
  return {
    name,
    detail: shortDetail(words.join(", ")),
    kind: SymbolKind.Function,
    range,
    selection,
  };
}

/** Triggers and watchers: what starts the workflow, and who is told. */
function listEntries(node: SyntaxNode | undefined): Entry[] {
  return (asSequence(node)?.items ?? []).flatMap((item) => {
    const mapping = asMapping(item);
    const pair = mapping?.pairs.find(({ key }) => key.text !== "events") ?? mapping?.pairs[0];
    if (item === undefined || mapping === undefined || pair === undefined) return [];
    const detail = pair.value?.kind === "scalar" ? { detail: shortDetail(pair.value.text) } : {};
    const selection = item === mapping ? pair.key.range : item.range;
    return [
      { name: pair.key.text, ...detail, kind: SymbolKind.Event, range: item.range, selection },
    ];
  });
}

import { inOrder, insertion, replacement, type Edit } from "../../document/edit/edit.js";
import { columnOfEntries, entriesOf, linesOfEntry } from "../../document/edit/entries.js";
import { insertPair } from "../../document/edit/insertEntry.js";
import { columnOf, lineStart, nextLine, startsLine } from "../../document/edit/layout.js";
import type { NewValue } from "../../document/edit/newValue.js";
import { parseDocument } from "../../document/parseDocument.js";
import type { MappingNode, PairNode } from "../../document/syntaxNode.js";
import { stepTypes, type StepType } from "../../model/spec.js";
import { placeholder } from "../../rules/fix/placeholder.js";
import { quoteAll } from "../../rules/quote.js";
import { propertiesOf, schemasAt, type PropertyInfo } from "../../schema/lookup.js";
import { lazy } from "../lazy.js";
import { isOnStep, stepAt, type FindRefactorings, type Refactoring } from "./refactoring.js";

/** Another type for a step: what it cannot have stays as a comment, what it needs is added. */
export const changeStepType: FindRefactorings = (context) => {
  const node = stepAt(context)?.node;
  if (node?.kind !== "mapping" || !isOnStep(context, ["type"])) return [];
  const type = node.pairs.find(({ key }) => key.text === "type");
  if (node.pairs.some(({ key }) => key.text === "<<")) return [];
  const written = type?.value?.kind === "scalar" ? type.value.text : undefined;
  if (type && written === undefined) return [];
  const current = stepTypes.find((known) => known === (written ?? "standard"));
  return stepTypes
    .filter((to) => to !== current)
    .flatMap((to) => changeTo(context.tree.text, node, { type, to }));
};

interface Change {
  readonly type: PairNode | undefined;
  readonly to: StepType;
}

function changeTo(text: string, step: MappingNode, { type, to }: Change): readonly Refactoring[] {
  const left = leftOver(step, to);
  const commented = left.map(({ mapping, pair }) => commentOut(text, mapping, pair));
  if (commented.some((edits) => edits.length === 0)) return [];
  const names = quoteAll(left.map(({ pair }) => pair.key.text));
  const rest = left.length === 0 ? "" : `, with ${names} as comment`;
  const edits = () => {
    const retyped = type?.value
      ? [replacement(type.value.range.start, type.value.range.end, to)]
      : insertPair(text, step, ["type", to]);
    const added = missingIn(step, to).flatMap((pair) => insertPair(text, step, pair));
    return inOrder([...retyped, ...added, ...commented.flat()]);
  };
  return [{ kind: "refactor.rewrite", title: `Change the type to "${to}"${rest}`, edits }];
}

interface OwnPair {
  readonly mapping: MappingNode;
  readonly pair: PairNode;
}

/** What a step of a type cannot have: keys of its own, and those below them. */
function leftOver(step: MappingNode, to: StepType): readonly OwnPair[] {
  const known = new Map(keysOf[to]().map(({ name, inner }) => [name, inner]));
  return step.pairs.flatMap((pair): readonly OwnPair[] => {
    const { key, value } = pair;
    const inner = known.get(key.text);
    if (!inner || (to === "http" && isFileOutput(key.text, value)))
      return [{ mapping: step, pair }];
    if (value?.kind !== "mapping" || inner.size === 0) return [];
    const foreign = value.pairs.filter((own) => !inner.has(own.key.text));
    return foreign.length === value.pairs.length && foreign.length > 0
      ? [{ mapping: step, pair }]
      : foreign.map((own) => ({ mapping: value, pair: own }));
  });
}

/** The outputs of an http step are its response and nothing else (platform reference). */
function isFileOutput(key: string, value: PairNode["value"]): boolean {
  if (key !== "outputParameters" || value?.kind !== "mapping") return false;
  return !value.pairs.every(
    (pair) => pair.value?.kind === "scalar" && pair.value.text === "response.txt",
  );
}

/** The lines of a pair as comments. None in brackets, and where an anchor would go that others may need. */
function commentOut(text: string, step: MappingNode, pair: PairNode): readonly Edit[] {
  const entry = entriesOf(text, step)[step.pairs.indexOf(pair)];
  if (!entry || step.style === "flow" || !startsLine(text, entry.start)) return [];
  const source = text.slice(entry.start, entry.end);
  if (/(?:^|\s)&|\{%/.test(source)) return [];
  const column = columnOfEntries(text, step);
  const { end } = linesOfEntry(text, entry);
  const edits: Edit[] = [];
  for (let start = lineStart(text, entry.start); start < end; start = nextLine(text, start)) {
    const line = text.slice(start, Math.min(end, nextLine(text, start)));
    if (line.trim() === "") continue;
    const indent = Math.min(column, line.search(/\S/));
    edits.push(insertion(start + indent, "# "));
  }
  return columnOf(text, entry.start) === column ? edits : [];
}

/** What a step of a type must have, with placeholders. */
function missingIn(step: MappingNode, to: StepType): readonly (readonly [string, NewValue])[] {
  const has = (name: string) => step.pairs.some(({ key }) => key.text === name);
  const [usual, ...others] = oneOf[to];
  const isChosen = usual === undefined || [usual, ...others].some(has);
  return keysOf[to]()
    .filter(({ name, required }) => (required || (!isChosen && name === usual)) && !has(name))
    .filter(({ name }) => name !== "type")
    .map(({ name, schemas }) => [name, placeholder(name, schemas)]);
}

/** Of these keys a step of a type has one; the first is written where there is none. */
const oneOf: Readonly<Record<StepType, readonly string[]>> = {
  standard: ["imageDetails", "image", "imageRef"],
  http: [],
  export: [],
  sql: ["sqlQueryPath", "repository"],
};

interface StepKey extends PropertyInfo {
  /** The keys that its value may have; none where it may have any. */
  readonly inner: ReadonlySet<string>;
}

/** The keys of a step of a type, as the schema of a spec has them. */
const keysOf: Readonly<Record<StepType, () => readonly StepKey[]>> = {
  standard: lazy(() => readKeys("standard")),
  http: lazy(() => readKeys("http")),
  export: lazy(() => readKeys("export")),
  sql: lazy(() => readKeys("sql")),
};

function readKeys(type: StepType): readonly StepKey[] {
  const sample = `body: {kind: workflow, config: {steps: {a: {type: ${type}}}}}`;
  const { root } = parseDocument(sample);
  const path = ["body", "config", "steps", "a"];
  return propertiesOf(schemasAt("create-spec", path, root)).map((property) => {
    const inner = propertiesOf(schemasAt("create-spec", [...path, property.name], root));
    return { ...property, inner: new Set(inner.map(({ name }) => name)) };
  });
}

import { inOrder, insertion, replacement, type Edit } from "../../document/edit/edit.js";
import { replaceScalar } from "../../document/edit/editScalar.js";
import { columnOfEntries, entriesOf, linesOfEntry } from "../../document/edit/entries.js";
import { insertSource } from "../../document/edit/insertEntry.js";
import {
  columnOf,
  layoutOf,
  lineEnd,
  shiftLines,
  spansLines,
  startsLine,
} from "../../document/edit/layout.js";
import { removePair } from "../../document/edit/removeEntry.js";
import { isInBlock, replaceValue } from "../../document/edit/setValue.js";
import { findNode } from "../../document/locate.js";
import { copyValue } from "../../document/refactor/copyValue.js";
import type { MappingNode, PairNode } from "../../document/syntaxNode.js";
import { quote } from "../../rules/quote.js";
import {
  refactoringOf,
  stepAt,
  type FindRefactorings,
  type RefactoringContext,
} from "./refactoring.js";

/** The image that a step builds for itself, as one of `images` that it refers to. */
export const extractImage: FindRefactorings = (context) => {
  const { tree, block } = context;
  const step = ownStep(context, "image");
  if (!step) return [];
  const name = freeName(step.name, block.facts?.images.names ?? new Set());
  const edits = extracted(tree.text, { ...step, name, ...configOf(context) });
  return refactoringOf("refactor.extract", `Extract to the image ${quote(name)}`, edits);
};

/** The definition of the image that a step refers to in the step; it goes from `images` with its last use. */
export const inlineImage: FindRefactorings = (context) => {
  const { tree, block } = context;
  const step = ownStep(context, "imageRef");
  const name = step?.pair.value?.kind === "scalar" ? step.pair.value.text : undefined;
  const definition = name === undefined ? undefined : definitionOf(context, name);
  if (!step || name === undefined || !definition) return [];
  const written = inlined(tree.text, step, definition.value);
  if (written.length === 0) return [];
  const uses = block.occurrences.filter(
    (use) => use.kind === "image" && use.role === "reference" && use.name === name,
  );
  const removed =
    uses.length === 1 ? removedWhole(tree.text, definition.holder, definition.pair) : [];
  const title = `Inline the image ${quote(name)}`;
  return refactoringOf("refactor.inline", title, inOrder([...written, ...removed]));
};

interface ImageDefinition {
  readonly value: MappingNode;
  /** What goes with the image: its pair, or `images` when it is the only one. */
  readonly pair: PairNode;
  readonly holder: MappingNode;
}

function definitionOf(context: RefactoringContext, name: string): ImageDefinition | undefined {
  const { config } = configOf(context);
  const images = config?.pairs.find(({ key }) => key.text === "images");
  const all = images?.value;
  if (!config || !images || all?.kind !== "mapping") return undefined;
  const pair = all.pairs.find(({ key }) => key.text === name);
  if (pair?.value?.kind !== "mapping") return undefined;
  const { value } = pair;
  return all.pairs.length === 1
    ? { value, pair: images, holder: config }
    : { value, pair, holder: all };
}

function inlined(
  text: string,
  { mapping, pair }: OwnPair,
  definition: MappingNode,
): readonly Edit[] {
  if (mapping.style === "flow" || !isInBlock(text, pair)) return [];
  const column = columnOf(text, pair.key.range.start);
  const source = copyValue(text, definition, { column, behind: "key" });
  if (source === undefined) return [];
  return [...replaceScalar(text, pair.key, "image"), ...replaceValue(text, pair, source)];
}

interface OwnPair {
  readonly name: string;
  readonly mapping: MappingNode;
  readonly pair: PairNode;
}

/** A pair that a step writes itself, when the place is in it. */
function ownStep(context: RefactoringContext, key: string): OwnPair | undefined {
  const step = stepAt(context);
  const isIn = context.location.trail.some(({ path }) => path.length === 5 && path[4] === key);
  if (step?.node?.kind !== "mapping" || !isIn) return undefined;
  const pair = step.node.pairs.find((own) => own.key.text === key);
  const name = step.pair?.key.text;
  return pair && name !== undefined ? { name, mapping: step.node, pair } : undefined;
}

function configOf({ tree }: RefactoringContext): { readonly config?: MappingNode } {
  const config = findNode(tree.root, ["body", "config"])?.node;
  return config?.kind === "mapping" ? { config } : {};
}

/** A name that none has yet. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}-${count}`;
  return name;
}

function extracted(
  text: string,
  { mapping, pair, name, config }: OwnPair & { readonly config?: MappingNode },
): readonly Edit[] {
  const { value, key } = pair;
  const hasOther = mapping.pairs.some((other) => other.key.text === "imageRef");
  if (!config || value?.kind !== "mapping" || value.anchor !== undefined || hasOther) return [];
  const end = mapping.style === "block" ? lineEnd(text, value.range.end) : value.range.end;
  const definition = text.slice(key.range.end, end);
  if (/[&*]|\{%/.test(definition)) return [];
  const inserted = insertImage(text, config, {
    name,
    definition,
    column: columnOf(text, key.range.start),
  });
  if (inserted.length === 0) return [];
  return inOrder([...inserted, replacement(key.range.start, end, `imageRef: ${name}`)]);
}

interface NewImage {
  readonly name: string;
  /** What follows the name, and the column in which the key stands that it is taken from. */
  readonly definition: string;
  readonly column: number;
}

function insertImage(text: string, config: MappingNode, image: NewImage): readonly Edit[] {
  const images = config.pairs.find(({ key }) => key.text === "images");
  const value = images?.value;
  if (!images) return insertImages(text, config, image);
  if (value?.kind !== "mapping") return [];
  const { definition, name, column } = image;
  if (value.style === "flow") {
    const isLine = !spansLines(definition) && !/\s#/.test(definition);
    const index = value.pairs.length - 1;
    return isLine ? insertSource(text, value, { source: name + definition, index }) : [];
  }
  const source = name + shiftLines(definition, columnOfEntries(text, value) - column);
  return insertSource(text, value, { source, index: value.pairs.length - 1 });
}

/** `images` above the steps. */
function insertImages(text: string, config: MappingNode, image: NewImage): readonly Edit[] {
  const index = config.pairs.findIndex(({ key }) => key.text === "steps");
  const entry = entriesOf(text, config)[index];
  if (!entry || config.style === "flow" || !startsLine(text, entry.start)) return [];
  const column = columnOf(text, entry.start);
  const { unit, lineBreak } = layoutOf(text);
  const definition = shiftLines(image.definition, column + unit - image.column);
  const [outer, inner] = [" ".repeat(column), " ".repeat(column + unit)];
  const source = [`${outer}images:`, `${inner}${image.name}${definition}`, ""].join(lineBreak);
  return [insertion(linesOfEntry(text, entry).start, source)];
}

/** A pair less, unless comments would go with it. */
function removedWhole(text: string, mapping: MappingNode, pair: PairNode): readonly Edit[] {
  const edits = removePair(text, mapping, pair);
  const inner = pair.value ? text.slice(pair.value.range.start, pair.value.range.end) : "";
  const gone = edits.map(({ range }) => text.slice(range.start, range.end)).join("");
  const count = (source: string) => source.split("#").length;
  return count(gone) > count(inner) ? [] : edits;
}

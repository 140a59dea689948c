import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from "yaml";
import { isMerge, isMergeable } from "./effectivePairs.js";
import { AnchorTable } from "./anchorTable.js";
import { expandPair, pairsOf, type PairSource, type ParsedPair, type Part } from "./expandPair.js";
import {
  findReservedText,
  readPlainText,
  readScalar,
  shorten,
  type SourceText,
} from "./readScalar.js";
import type {
  AliasNode,
  MappingNode,
  OffsetRange,
  PairNode,
  ScalarNode,
  SequenceNode,
  SyntaxNode,
  SyntaxProblem,
} from "./syntaxNode.js";
import { findTagProblem, findUnclosedBracket } from "./collectionProblems.js";
import { mostNodes } from "./limits/sizes.js";
import { findTemplateValue } from "./templateValue.js";

/** More are never shown. */
const mostProblems = 200;

interface MutableRange {
  start: number;
  end: number;
}

interface FrameBase {
  readonly range: MutableRange;
  /** The pair whose value this is; ends where the value ends. */
  readonly pairRange: MutableRange | undefined;
  /** The node and all it contains, aliases as what they stand for. */
  size: number;
}

interface MappingFrame extends FrameBase {
  readonly node: MappingNode;
  readonly pairs: PairNode[];
  readonly keys: Map<string, ScalarNode>;
  /** Pairs still to be read, those of the innermost list first. */
  readonly waiting: { readonly pairs: readonly ParsedPair[]; next: number }[];
}

interface SequenceFrame extends FrameBase {
  readonly node: SequenceNode;
  readonly items: (SyntaxNode | undefined)[];
  readonly emptyItems: Map<number, OffsetRange>;
  readonly source: readonly (ParsedNode | null)[];
  next: number;
}

type Frame = MappingFrame | SequenceFrame;

export interface Conversion {
  readonly root?: SyntaxNode;
  readonly problems: readonly SyntaxProblem[];
  /** Nodes that were read, keys included. */
  readonly nodeCount: number;
  /** Names of the anchors in the text, each once. */
  readonly anchors: readonly string[];
  /** Whether nodes were left out, since there are too many of them. */
  readonly isCutShort: boolean;
}

/** Turns the library's nodes into ours: without recursion, in the order of the text, at most `most` of them. */
export function convertTree(
  contents: ParsedNode | null,
  source: SourceText,
  most = mostNodes,
): Conversion {
  return new TreeConverter(source, most).convert(contents);
}

class TreeConverter {
  readonly #source: SourceText;
  readonly #most: number;
  readonly #problems: SyntaxProblem[] = [];
  readonly #anchors: AnchorTable;
  readonly #frames: Frame[] = [];
  #visited = 0;
  /** How many values the document has once its aliases are replaced by what they stand for. */
  #expanded = 0;
  #isExpansionReported = false;
  #isCutShort = false;

  constructor(source: SourceText, most: number) {
    this.#source = source;
    this.#most = most;
    this.#anchors = new AnchorTable(source.masked, (problem) => this.#report(problem));
  }

  convert(contents: ParsedNode | null): Conversion {
    const root = contents && !isEmpty(contents) ? this.#read({ node: contents }) : undefined;
    for (let top = this.#frames.at(-1); top; top = this.#frames.at(-1)) {
      const hasMore = "pairs" in top ? this.#readPair(top) : this.#readItem(top);
      if (this.#visited > this.#most) {
        this.#isCutShort = true;
        this.#problems.push(tooManyValues(this.#most, top.range.end));
        while (this.#frames.length > 0) this.#close();
      } else if (!hasMore) this.#close();
    }
    return {
      ...(root ? { root } : {}),
      problems: this.#problems,
      nodeCount: this.#visited,
      anchors: this.#anchors.names,
      isCutShort: this.#isCutShort,
    };
  }

  #report(problem: SyntaxProblem | undefined): void {
    if (problem && this.#problems.length < mostProblems) this.#problems.push(problem);
  }

  /** Reads a scalar or alias; of a collection the beginning, and leaves its children to its frame. */
  #read(part: Part, pairRange?: MutableRange): SyntaxNode {
    this.#visited += 1;
    this.#expanded += 1;
    if ("plain" in part) return this.#leaf(readPlainText(part.plain, this.#source));
    const { node } = part;
    this.#report(findTagProblem(node, this.#source.masked));
    if (isMap(node)) return this.#openMapping(node, pairRange);
    if (isSeq(node)) return this.#openSequence(node, pairRange);
    if (isAlias(node)) return this.#readAlias(node.source, node.range);
    if (!isScalar(node)) return this.#leaf(readPlainText({ start: 0, end: 0 }, this.#source));
    const scalar = this.#leaf(readScalar(node, this.#source));
    this.#report(findReservedText(scalar, false));
    return scalar;
  }

  #leaf(scalar: ScalarNode): ScalarNode {
    const top = this.#frames.at(-1);
    if (top) top.size += 1;
    if (scalar.anchor !== undefined) {
      this.#anchors.declare(scalar.anchor, scalar);
      this.#anchors.finish(scalar.anchor, scalar, 1);
    }
    return scalar;
  }

  #readAlias(name: string, [start, end]: readonly number[]): AliasNode {
    const range = { start: start ?? 0, end: end ?? 0 };
    const target = this.#anchors.resolve(name, range);
    const top = this.#frames.at(-1);
    if (top) top.size += target?.size ?? 1;
    this.#expanded += target?.size ?? 0;
    if (this.#expanded > mostNodes && !this.#isExpansionReported) {
      this.#isExpansionReported = true;
      this.#report({
        rule: "syntax/alias-expansion",
        message: `With the alias "${name}" the aliases of this file stand for more than ${mostNodes.toLocaleString("en")} values; write fewer of them.`,
        range,
      });
    }
    return { kind: "alias", name, range, ...(target ? { target: target.node } : {}) };
  }

  #openMapping(mapping: YAMLMap.Parsed, pairRange: MutableRange | undefined): MappingNode {
    const range = this.#rangeOf(mapping);
    const pairs: PairNode[] = [];
    const style = mapping.flow ? "flow" : "block";
    const node: MappingNode = { kind: "mapping", style, range, pairs, ...anchorOf(mapping) };
    const waiting = [{ pairs: pairsOf(mapping), next: 0 }];
    this.#open({ node, range, pairRange, size: 1, pairs, keys: new Map(), waiting });
    return node;
  }

  #openSequence(sequence: YAMLSeq.Parsed, pairRange: MutableRange | undefined): SequenceNode {
    const range = this.#rangeOf(sequence);
    const items: (SyntaxNode | undefined)[] = [];
    const style = sequence.flow ? "flow" : "block";
    const emptyItems = new Map<number, OffsetRange>();
    const parts = { items, emptyItems };
    const node: SequenceNode = { kind: "sequence", style, range, ...parts, ...anchorOf(sequence) };
    this.#open({ node, range, pairRange, size: 1, ...parts, source: sequence.items, next: 0 });
    return node;
  }

  #open(frame: Frame): void {
    this.#frames.push(frame);
    if (frame.node.anchor !== undefined) this.#anchors.declare(frame.node.anchor, frame.node);
  }

  #close(): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    const { node, range, size } = frame;
    if (node.anchor !== undefined) this.#anchors.finish(node.anchor, node, size);
    if (frame.pairRange) frame.pairRange.end = range.end;
    const parent = this.#frames.at(-1);
    if (!parent) return;
    parent.size += size;
    parent.range.end = Math.max(parent.range.end, range.end);
  }

  /** The library counts comments and blank lines after a block collection to it; its children tell better. */
  #rangeOf(collection: YAMLMap.Parsed | YAMLSeq.Parsed): MutableRange {
    const [start, end] = collection.range;
    this.#report(findUnclosedBracket(collection));
    return { start, end: collection.flow ? end : start };
  }

  #readItem(frame: SequenceFrame): boolean {
    if (frame.next >= frame.source.length) return false;
    const item = frame.source[frame.next];
    frame.next += 1;
    if (!item) {
      frame.items.push(undefined);
      return true;
    }
    const isNothing = isEmpty(item);
    const value = isNothing
      ? findTemplateValue(item.range[0], frame.range.start, this.#source)
      : this.#read({ node: item });
    frame.items.push(value);
    // The dash of an empty item belongs to the list.
    if (isNothing && !value) {
      const end = endOfDash(this.#source.masked, item.range[0]);
      frame.emptyItems.set(frame.items.length - 1, { start: Math.max(0, end - 1), end });
    }
    const dash = frame.emptyItems.get(frame.items.length - 1);
    frame.range.end = Math.max(frame.range.end, dash?.end ?? value?.range.end ?? item.range[0]);
    return true;
  }

  #readPair(frame: MappingFrame): boolean {
    const list = frame.waiting.at(-1);
    const pair = list?.pairs[list.next];
    if (!list || !pair) {
      frame.waiting.pop();
      return frame.waiting.length > 0;
    }
    list.next += 1;
    const { pairs, siblings, problems } = expandPair(pair, this.#source, frame.node.style);
    if (siblings.length > 0) frame.waiting.push({ pairs: siblings, next: 0 });
    for (const problem of problems) this.#report(problem);
    // Only the last can have a collection as value, so the frames stay in order.
    for (const part of pairs) this.#addPair(frame, part);
    return true;
  }

  #addPair(frame: MappingFrame, { key: keyPart, value: valuePart }: PairSource): void {
    const hasValue = valuePart !== undefined && !("node" in valuePart && isEmpty(valuePart.node));
    if (!hasValue && keyPart && "node" in keyPart && isEmpty(keyPart.node)) {
      const [start] = keyPart.node.range;
      if (this.#source.masked[start] === ":") this.#readMissingKey(start);
      return;
    }
    const key = this.#readKey(keyPart);
    this.#checkKey(frame, key);
    const range: MutableRange = { start: key.range.start, end: key.range.end };
    const after = endOfColon(this.#source.text, key.range.end);
    const value = hasValue
      ? this.#read(valuePart, range)
      : findTemplateValue(after, key.range.start, this.#source);
    range.end = Math.max(range.end, value ? value.range.end : after);
    const pair: PairNode = { key, range, ...(value ? { value } : {}) };
    frame.pairs.push(pair);
    this.#report(findMergeProblem(pair));
    frame.range.end = Math.max(frame.range.end, range.end);
  }

  #readKey(part: Part | undefined): ScalarNode {
    this.#visited += 1;
    if (part && "plain" in part) return readPlainText(part.plain, this.#source);
    const node = part?.node;
    if (!node || isEmpty(node)) return this.#readMissingKey(node?.range[0] ?? 0);
    moveBack(node, this.#source);
    this.#report(findTagProblem(node, this.#source.masked));
    if (isScalar(node)) return this.#leaf(readScalar(node, this.#source));
    return this.#readComplexKey(node);
  }

  #readMissingKey(start: number): ScalarNode {
    const message = "A key is missing before this colon.";
    this.#report({ rule: "syntax/missing-key", message, range: { start, end: start + 1 } });
    return readPlainText({ start, end: start }, this.#source);
  }

  #readComplexKey(node: ParsedNode): ScalarNode {
    const [start, end] = node.range;
    const range = { start, end: Math.max(start + 1, end) };
    const alias = isAlias(node) ? this.#readAlias(node.source, node.range) : undefined;
    if (alias?.target?.kind === "scalar") {
      return {
        kind: "scalar",
        style: "plain",
        range,
        text: alias.target.text,
        value: alias.target.value,
      };
    }
    if (!alias || alias.target) {
      const message = "A key must be plain text, not a mapping or a list.";
      this.#report({ rule: "syntax/complex-key", message, range });
    }
    const text = this.#source.text.slice(start, end);
    return { kind: "scalar", style: "plain", range, text, value: { type: "unknown" } };
  }

  #checkKey(frame: MappingFrame, key: ScalarNode): void {
    this.#report(findReservedText(key, true));
    const isMerge = key.style === "plain" && key.text === "<<";
    if (key.value.type === "unknown" || isMerge) return;
    const first = frame.keys.get(key.text);
    if (!first) {
      frame.keys.set(key.text, key);
      return;
    }
    // Two branches of a condition may each set the key.
    if (!this.#source.templates.areTogether(first.range.start, key.range.start)) return;
    const name = shorten(key.text);
    this.#report({
      rule: "syntax/duplicate-key",
      message: `The key "${name}" is set twice; the platform would keep only the last one.`,
      range: key.range,
      related: [{ range: first.range, message: `"${name}" is set here first.` }],
    });
  }
}

export function tooManyValues(most: number, offset: number): SyntaxProblem {
  return {
    rule: "syntax/too-large",
    message: `The file has more than ${most.toLocaleString("en")} values; what follows here is not checked.`,
    range: { start: Math.max(0, offset - 1), end: offset },
  };
}

/** A node with nothing in it, which the library makes where a value is missing. */
function isEmpty(node: ParsedNode): boolean {
  return isScalar(node) && node.type === "PLAIN" && node.source === "" && !node.anchor && !node.tag;
}

/** Behind a template tag at the beginning of its line a key is read where it begins once rendered. */
function moveBack(key: ParsedNode, { movedKeys }: SourceText): void {
  const distance = movedKeys.get(key.range[0]);
  if (distance === undefined) return;
  const [start, valueEnd, end] = key.range;
  key.range = [start + distance, valueEnd + distance, end + distance];
}

function anchorOf(node: { anchor?: string } | undefined): { anchor?: string } {
  return node?.anchor ? { anchor: node.anchor } : {};
}

/** Lists of mappings are still empty here; the loader's answer to their items is left to `toJson`. */
function findMergeProblem(pair: PairNode): SyntaxProblem | undefined {
  if (!isMerge(pair) || isMergeable(pair.value)) return undefined;
  // An alias without target is reported as such.
  if (pair.value?.kind === "alias" && !pair.value.target) return undefined;
  return {
    rule: "syntax/merge-value",
    message: 'The merge key "<<" needs a mapping or a list of mappings.',
    range: pair.value?.range ?? pair.key.range,
  };
}

function endOfColon(text: string, keyEnd: number): number {
  const colon = /[ \t]*:/y;
  colon.lastIndex = keyEnd;
  return colon.test(text) ? colon.lastIndex : keyEnd;
}

function endOfDash(text: string, offset: number): number {
  const dash = text.lastIndexOf("-", offset);
  return dash === -1 ? offset : Math.min(offset, dash + 1);
}

import type { TextReading } from "../textReading.js";
import type { MappingNode, PairNode, ScalarNode, SequenceNode, SyntaxNode } from "../syntaxNode.js";
import { readBlockText } from "./blockText.js";
import { LineCursor, unusual } from "./lineCursor.js";
import { readFlowWord, readKey, readPlain, readQuoted } from "./scalars.js";

/** Texts beyond have to be read under the limits of the whole. */
const longestText = 512 * 1024;
const deepest = 50;

/**
 * Characters that are no everyday text: blanks other than the space, line breaks other than LF and CR LF, what the
 * platform does not take for printable; what may be a template, and the marks of an unresolved merge.
 */
const beyond =
  /[^\S\n\r ]|[^\n\r\x20-\x7E\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|\r(?!\n)|\{[{%#]|<{7}/u;

/**
 * Reads what nearly all block files consist of, many times faster than the YAML library does: mappings and lists that
 * are indented by spaces, plain and quoted texts of one line, lists and mappings in brackets on one line, literal and
 * folded texts, comments. Undefined at the first thing that is anything else, or wrong, or merely doubtful: what is
 * answered is exactly what `parseThoroughly` answers, problems included, of which there are none.
 */
export function readDirectly(text: string): TextReading | undefined {
  if (text.length > longestText || beyond.test(text)) return undefined;
  try {
    return new DirectReader(text).read();
  } catch (error) {
    if (error === unusual) return undefined;
    throw error;
  }
}

class DirectReader {
  readonly #cursor: LineCursor;
  /** Keys and values. */
  #nodeCount = 0;

  constructor(text: string) {
    this.#cursor = new LineCursor(text);
  }

  read(): TextReading {
    const { text, comments } = this.#cursor;
    const root = this.#cursor.column === -1 ? undefined : this.#readBlock(0);
    if (this.#cursor.column !== -1) throw unusual;
    return {
      tree: {
        text,
        ...(root && { root }),
        problems: [],
        allProblems: [],
        templateTags: [],
        hasTemplateStatements: false,
        comments,
      },
      isRefused: false,
      nodeCount: this.#nodeCount,
      anchors: [],
    };
  }

  /** The list or mapping that begins with the line. */
  #readBlock(depth: number): SyntaxNode {
    if (depth > deepest) throw unusual;
    if (this.#cursor.isAtItem()) return this.#readSequence(depth);
    const key = readKey(this.#cursor);
    if (!key) throw unusual;
    return this.#readMapping(key, depth);
  }

  #readMapping(firstKey: ScalarNode, depth: number): MappingNode {
    this.#nodeCount += 1;
    const cursor = this.#cursor;
    const { column, start } = cursor;
    const pairs: PairNode[] = [];
    const names = new Set<string>();
    let end = start;
    for (let key: ScalarNode | undefined = firstKey; key;) {
      if (names.has(key.text)) throw unusual;
      names.add(key.text);
      const pair = this.#readPair(key, column, depth);
      pairs.push(pair);
      ({ end } = pair.range);
      key = cursor.column === column ? readKey(cursor) : undefined;
    }
    if (cursor.column >= column) throw unusual;
    return { kind: "mapping", style: "block", range: { start, end }, pairs };
  }

  #readPair(key: ScalarNode, column: number, depth: number): PairNode {
    this.#nodeCount += 1;
    const cursor = this.#cursor;
    const colonEnd = key.range.end + 1;
    const valueStart = cursor.skipBlanks(colonEnd);
    const isBelow = valueStart === cursor.end || cursor.text.charAt(valueStart) === "#";
    const value = isBelow
      ? this.#readBelow(colonEnd, column, depth)
      : this.#readInLine(valueStart, column, depth);
    const range = { start: key.range.start, end: value ? value.range.end : colonEnd };
    return value ? { key, range, value } : { key, range };
  }

  /** The value below the line of its key, a list also in the key's column. */
  #readBelow(colonEnd: number, column: number, depth: number): SyntaxNode | undefined {
    const cursor = this.#cursor;
    cursor.finishLine(colonEnd);
    const isDeeper = cursor.column > column;
    const isListBeside = cursor.column === column && cursor.isAtItem();
    return isDeeper || isListBeside ? this.#readBlock(depth + 1) : undefined;
  }

  #readSequence(depth: number): SequenceNode {
    this.#nodeCount += 1;
    const cursor = this.#cursor;
    const { column, start } = cursor;
    const items: SyntaxNode[] = [];
    let end = start;
    while (cursor.column === column && cursor.isAtItem()) {
      const item = this.#readItem(column, depth);
      items.push(item);
      ({ end } = item.range);
    }
    if (cursor.column > column) throw unusual;
    return {
      kind: "sequence",
      style: "block",
      range: { start, end },
      items,
      emptyItems: new Map(),
    };
  }

  #readItem(column: number, depth: number): SyntaxNode {
    const cursor = this.#cursor;
    const itemStart = cursor.skipBlanks(cursor.start + 1);
    if (itemStart === cursor.end) throw unusual;
    cursor.enter(itemStart);
    const isCollection = cursor.isAtItem();
    const key = isCollection ? undefined : readKey(cursor);
    if (isCollection) return this.#readBlock(depth + 1);
    if (!key) return this.#readInLine(itemStart, column, depth);
    if (depth >= deepest) throw unusual;
    return this.#readMapping(key, depth + 1);
  }

  /** A value that begins on the line, of a key or an item in `column`. */
  #readInLine(start: number, column: number, depth: number): SyntaxNode {
    const cursor = this.#cursor;
    const first = cursor.text.charAt(start);
    if (first === "|" || first === ">") {
      this.#nodeCount += 1;
      return readBlockText(cursor, start, column);
    }
    const value =
      first === "[" || first === "{" ? this.#readFlow(start, depth) : this.#readScalar(start);
    cursor.finishLine(value.range.end);
    return value;
  }

  #readScalar(start: number): ScalarNode {
    this.#nodeCount += 1;
    return readQuoted(this.#cursor.text, start) ?? readPlain(this.#cursor, start);
  }

  #readFlow(start: number, depth: number): MappingNode | SequenceNode {
    if (depth >= deepest) throw unusual;
    this.#nodeCount += 1;
    return this.#cursor.text.charAt(start) === "["
      ? this.#readFlowSequence(start, depth + 1)
      : this.#readFlowMapping(start, depth + 1);
  }

  #readFlowSequence(start: number, depth: number): SequenceNode {
    const items: SyntaxNode[] = [];
    const end = this.#readFlowItems(start, "]", (offset) => {
      const item = this.#readFlowValue(offset, depth);
      items.push(item);
      return item.range.end;
    });
    return { kind: "sequence", style: "flow", range: { start, end }, items, emptyItems: new Map() };
  }

  #readFlowMapping(start: number, depth: number): MappingNode {
    const cursor = this.#cursor;
    const pairs: PairNode[] = [];
    const names = new Set<string>();
    const end = this.#readFlowItems(start, "}", (offset) => {
      const key = this.#readFlowScalar(offset);
      if (!cursor.text.startsWith(": ", key.range.end) || names.has(key.text)) throw unusual;
      names.add(key.text);
      const value = this.#readFlowValue(cursor.skipBlanks(key.range.end + 2), depth);
      pairs.push({ key, range: { start: offset, end: value.range.end }, value });
      return value.range.end;
    });
    return { kind: "mapping", style: "flow", range: { start, end }, pairs };
  }

  /** Reads what stands between commas; `readOne` answers where its item ends. Returns the end of the closing bracket. */
  #readFlowItems(start: number, close: string, readOne: (offset: number) => number): number {
    const cursor = this.#cursor;
    let offset = cursor.skipBlanks(start + 1);
    if (cursor.text.charAt(offset) === close) return offset + 1;
    for (;;) {
      offset = cursor.skipBlanks(readOne(offset));
      if (offset >= cursor.end) throw unusual;
      const next = cursor.text.charAt(offset);
      if (next === close) return offset + 1;
      if (next !== ",") throw unusual;
      offset = cursor.skipBlanks(offset + 1);
    }
  }

  #readFlowValue(start: number, depth: number): SyntaxNode {
    const first = this.#cursor.text.charAt(start);
    return first === "[" || first === "{"
      ? this.#readFlow(start, depth)
      : this.#readFlowScalar(start);
  }

  #readFlowScalar(start: number): ScalarNode {
    this.#nodeCount += 1;
    return readQuoted(this.#cursor.text, start) ?? readFlowWord(this.#cursor, start);
  }
}

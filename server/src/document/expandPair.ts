import { isMap, isScalar, type Pair, type ParsedNode, type YAMLMap } from "yaml";
import type { SourceText } from "./readScalar.js";
import type { OffsetRange, SyntaxProblem } from "./syntaxNode.js";

export type ParsedPair = Pair<ParsedNode | null, ParsedNode | null>;

/** A key or value: a node of the library, or a part of the text that the library has put together wrongly. */
export type Part = { readonly node: ParsedNode } | { readonly plain: OffsetRange };

export interface PairSource {
  readonly key: Part | undefined;
  readonly value: Part | undefined;
}

export interface ExpandedPair {
  readonly pairs: readonly PairSource[];
  /** Pairs that belong beside this one; they are still to be expanded. */
  readonly siblings: readonly ParsedPair[];
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Takes apart what the library has joined while a line was half-typed: a key that spans lines (`met` above `config:`
 * is read as the key `met config`), and a mapping on the line of its key (`title: Note: more`).
 */
export function expandPair(
  pair: ParsedPair,
  source: SourceText,
  style: "block" | "flow",
): ExpandedPair {
  const problems: SyntaxProblem[] = [];
  const { before, key } = splitKey(pair.key, source, problems);
  const compact = style === "block" ? readCompactMapping(pair, source) : readInFlow(pair, source);
  if (!compact) {
    const joined = style === "block" ? compactMapping(pair, source) : undefined;
    if (joined) {
      const [start] = joined.range;
      problems.push(unquotedColon({ start, end: endOfLine(start, source.masked) }));
    }
    const value = pair.value ? { node: pair.value } : undefined;
    return { pairs: [...before, { key, value }], siblings: [], problems };
  }
  problems.push(...compact.problems);
  const value: Part = { plain: compact.text };
  return {
    pairs: [...before, { key, value }, ...compact.pairs],
    siblings: compact.siblings,
    problems,
  };
}

function splitKey(
  key: ParsedNode | null,
  source: SourceText,
  problems: SyntaxProblem[],
): { before: readonly PairSource[]; key: Part | undefined } {
  if (!key) return { before: [], key: undefined };
  const lines = plainLines(key, source);
  const last = lines.at(-1);
  if (lines.length < 2 || !last) return { before: [], key: { node: key } };
  const before = lines.slice(0, -1).map((range) => ({ key: { plain: range }, value: undefined }));
  problems.push(...before.flatMap(({ key: half }) => missingColon(half.plain, source) ?? []));
  return { before, key: { plain: last } };
}

/** Undefined for what a template prints, which may be whole entries or nothing. */
export function missingColon(
  range: OffsetRange,
  { text, templates }: SourceText,
): SyntaxProblem | undefined {
  if (templates.covers(range)) return undefined;
  const word = text.slice(range.start, range.end).split(/\s/, 1)[0] ?? "";
  return {
    rule: "syntax/missing-colon",
    message: /^[^:]+:[^:]/.test(word)
      ? `After the colon of "${word.slice(0, word.indexOf(":")).slice(0, 60)}" a space is missing.`
      : `The key "${word.slice(0, 60)}" has no colon; write "${word.slice(0, 60)}: " and its value.`,
    range,
  };
}

/** The lines of a plain scalar that spans several. */
function plainLines(node: ParsedNode, { masked }: SourceText): OffsetRange[] {
  if (!isScalar(node) || node.type !== "PLAIN") return [];
  const [start, end] = node.range;
  const found: OffsetRange[] = [];
  for (const match of masked.slice(start, end).matchAll(/[^\s][^\r\n]*/g)) {
    const lineStart = start + match.index;
    found.push({ start: lineStart, end: lineStart + match[0].trimEnd().length });
  }
  return found;
}

interface CompactMapping {
  readonly text: OffsetRange;
  readonly pairs: readonly PairSource[];
  readonly siblings: readonly ParsedPair[];
  readonly problems: readonly SyntaxProblem[];
}

function readCompactMapping(pair: ParsedPair, source: SourceText): CompactMapping | undefined {
  const outer = compactMapping(pair, source);
  if (!outer) return undefined;
  const siblings: ParsedPair[] = [];
  let innermost = outer;
  for (let next: YAMLMap.Parsed | undefined = outer; next; next = firstCompact(next, source)) {
    siblings.unshift(...pairsOf(next).slice(1));
    innermost = next;
  }
  const first = pairsOf(innermost)[0];
  if (!first?.key) return undefined;
  const [start] = outer.range;
  const keyLines = plainLines(first.key, source);
  const [firstLine, secondLine] = keyLines;
  if (firstLine && secondLine) {
    const pairs = keyLines.slice(1).map((plain, index): PairSource => {
      const isKey = index === keyLines.length - 2 && first.value;
      return { key: { plain }, value: isKey && first.value ? { node: first.value } : undefined };
    });
    return {
      text: { start, end: firstLine.end },
      pairs,
      siblings,
      problems: [wrongIndentation(secondLine)],
    };
  }
  const end = endOfLine(start, source.masked);
  if (first.value && first.value.range[0] > end && first.value.range[1] > first.value.range[0]) {
    return undefined;
  }
  const text = { start, end };
  return { text, pairs: [], siblings, problems: [unquotedColon(text)] };
}

/** `{a: 1 b: 2}`, where the library sees the key `1 b`. */
function readInFlow(pair: ParsedPair, source: SourceText): CompactMapping | undefined {
  const mapping = compactMapping(pair, source);
  if (!mapping) return undefined;
  const [start, end] = mapping.range;
  const text = { start, end: start + source.masked.slice(start, end).trimEnd().length };
  const problem: SyntaxProblem = {
    rule: "syntax/missing-comma",
    message: 'A comma is missing in here, or quotes around a text that contains ": ".',
    range: text,
  };
  return { text, pairs: [], siblings: [], problems: [problem] };
}

function firstCompact(mapping: YAMLMap.Parsed, source: SourceText): YAMLMap.Parsed | undefined {
  const first = pairsOf(mapping)[0];
  return first ? compactMapping(first, source) : undefined;
}

/** The pair's value when it is a block mapping that begins on the line of the key. */
function compactMapping(pair: ParsedPair, { masked }: SourceText): YAMLMap.Parsed | undefined {
  const { key, value } = pair;
  if (!key || !value || !isMap(value) || value.flow || value.items.length === 0) return undefined;
  return /[\r\n]/.test(masked.slice(key.range[1], value.range[0])) ? undefined : value;
}

export function pairsOf(mapping: YAMLMap.Parsed): readonly ParsedPair[] {
  return mapping.items;
}

function endOfLine(start: number, text: string): number {
  const line = /[^\r\n]*/y;
  line.lastIndex = start;
  const rest = line.exec(text)?.[0] ?? "";
  const comment = rest.search(/\s#/);
  return start + (comment === -1 ? rest : rest.slice(0, comment)).trimEnd().length;
}

function unquotedColon(range: OffsetRange): SyntaxProblem {
  return {
    rule: "syntax/unquoted-colon",
    message: 'A text that contains ": " needs quotes; on one line only one key can stand.',
    range,
  };
}

export function wrongIndentation(range: OffsetRange): SyntaxProblem {
  return {
    rule: "syntax/indentation",
    message: "This line is indented differently from the lines it belongs to.",
    range,
  };
}

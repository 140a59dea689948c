import type { CST } from "yaml";
import { Parser } from "yaml";
import { visitLexemes, type LexemeVisitor } from "./lexing/visitLexemes.js";
import type { OffsetRange } from "./syntaxNode.js";

/** Specs need fewer than 20 levels; the composer, which recurses, is safe beyond 700. */
export const deepestNesting = 200;

/** What the iterative half of the YAML library makes of a text, before the recursive half (the composer) sees it. */
export interface TokenReading {
  readonly tokens: readonly CST.Token[];
  readonly comments: readonly OffsetRange[];
  /** Tabs among blanks, between tokens and in plain texts, where the platform's loader does not allow them. */
  readonly tabs: readonly OffsetRange[];
  /** Quoted scalars without closing quote. */
  readonly unclosedQuotes: readonly OffsetRange[];
  /** Where brackets open, inside no others, in which the indentation falls back. */
  readonly outdentedBrackets: readonly number[];
  /** Stars that begin no alias: alone, or with more text after them. From the star to the end of that text. */
  readonly strayStars: readonly OffsetRange[];
  /** Where the nesting exceeds what is allowed; the tokens are then incomplete. */
  readonly tooDeepAt?: number;
  /** Where the reading ended because it took too long; the tokens are those before. */
  readonly cutAt?: number;
}

interface TokenLimits {
  /** Levels that may be nested: fewer in a text that is itself a part of something nested. */
  readonly deepest?: number;
  /** Whether it is time to come to an end; asked now and then. */
  readonly isLate?: () => boolean;
  /** Brackets and quotes in which lines may be indented in any way. */
  readonly loose?: ReadonlySet<number>;
}

/** Whether it is late is asked once in so many lexemes, which take a millisecond or two. */
const lexemesBetweenLooks = 2048;

/** Splits a text into YAML tokens; says where the nesting becomes too deep for the composer. */
export function readTokens(
  text: string,
  { deepest = deepestNesting, isLate = () => false, loose }: TokenLimits = {},
): TokenReading {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const comments: OffsetRange[] = [];
  const tabs: OffsetRange[] = [];
  const unclosedQuotes: OffsetRange[] = [];
  const outdentedBrackets: number[] = [];
  const strayStars: OffsetRange[] = [];
  const reading = { tokens, comments, tabs, unclosedQuotes, outdentedBrackets, strayStars };
  let flowDepth = 0;
  let flowStart = 0;
  let lexemes = 0;
  let isBlockText = false;
  const collect: Collectors = {
    "block-scalar-header": () => (isBlockText = true),
    scalar: ({ start }, lexeme) => {
      if (!isBlockText) tabs.push(...tabsInside(lexeme, start));
      isBlockText = false;
    },
    comment: (range) => comments.push(range),
    space: (range, lexeme) => lexeme.includes("\t") && tabs.push(range),
    "single-quoted-scalar": (range, lexeme) => isUnclosed(lexeme) && unclosedQuotes.push(range),
    "double-quoted-scalar": (range, lexeme) => isUnclosed(lexeme) && unclosedQuotes.push(range),
    alias: ({ start, end }) => {
      if (flowDepth > 0 || start < (strayStars.at(-1)?.end ?? 0)) return;
      const strayEnd = endOfStrayStar(text, start, end);
      if (strayEnd > start) strayStars.push({ start, end: strayEnd });
    },
  };
  const visit: LexemeVisitor<Stop> = (type, lexeme, start, end) => {
    if (end > start) collect[type]?.({ start, end }, lexeme);
    if (type === "flow-error-end" && flowDepth > 0) outdentedBrackets.push(flowStart);
    const wasOutside = flowDepth === 0;
    flowDepth = nextFlowDepth(flowDepth, type);
    if (wasOutside && flowDepth > 0) flowStart = start;
    if (flowDepth > deepest) return { tooDeepAt: start };
    if (++lexemes % lexemesBetweenLooks === 0 && isLate()) return { cutAt: start };
    for (const token of parser.next(lexeme)) tokens.push(token);
    return undefined;
  };
  const stop = visitLexemes(text, visit, loose);
  if (stop && "tooDeepAt" in stop) return { ...reading, ...stop };
  for (const token of parser.end()) tokens.push(token);
  for (const token of tokens) {
    const tooDeepAt = findTooDeep(token, deepest);
    if (tooDeepAt !== undefined) return { ...reading, tooDeepAt };
  }
  return { ...reading, ...stop };
}

/** Why the rest of a text is not read. */
type Stop = { readonly tooDeepAt: number } | { readonly cutAt: number };

type Collectors = Partial<Record<CST.TokenType, (range: OffsetRange, lexeme: string) => unknown>>;

function nextFlowDepth(depth: number, type: CST.TokenType | null): number {
  if (type === "flow-map-start" || type === "flow-seq-start") return depth + 1;
  if (type === "flow-map-end" || type === "flow-seq-end") return Math.max(0, depth - 1);
  return type === "flow-error-end" ? 0 : depth;
}

/** The first token that lies deeper than `deepest` collections. */
function findTooDeep(root: CST.Token, deepest: number): number | undefined {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [{ token: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > deepest) return token.offset;
    if (token.type === "document" && token.value) open.push({ token: token.value, depth });
    if (!("items" in token)) continue;
    for (const item of token.items) {
      if (isCollection(item.key)) open.push({ token: item.key, depth: depth + 1 });
      if (isCollection(item.value)) open.push({ token: item.value, depth: depth + 1 });
    }
  }
  return undefined;
}

/** Of more tabs in one text nobody wants to be told. */
const mostTabs = 1000;

/** Tabs between the words of a plain text, with the blanks around them. */
function tabsInside(plain: string, offset: number): readonly OffsetRange[] {
  const found: OffsetRange[] = [];
  if (!plain.includes("\t")) return found;
  for (const { 0: blanks, index } of plain.matchAll(/(?<=[^\s])[ ]*\t[ \t]*(?=[^\s])/g)) {
    if (found.length === mostTabs) break;
    const start = offset + index;
    found.push({ start, end: start + blanks.length });
  }
  return found;
}

function isCollection(token: CST.Token | null | undefined): token is CST.Token {
  return token !== undefined && token !== null && "items" in token;
}

function isUnclosed(quoted: string): boolean {
  const quote = quoted.charAt(0);
  if (quoted.length < 2 || !quoted.endsWith(quote)) return true;
  // A text in single quotes escapes a quote by doubling it, one in double quotes by a backslash before it.
  if (quote === "'") return countBefore(quote, quoted, quoted.length) % 2 === 0;
  return countBefore("\\", quoted, quoted.length - 1) % 2 === 1;
}

/** How often a character stands in an unbroken row before `end`, the first character of the text not counted. */
function countBefore(character: string, text: string, end: number): number {
  let start = end;
  while (start > 1 && text[start - 1] === character) start -= 1;
  return end - start;
}

/** Of a text behind a star more is not looked at. */
const longestStray = 1000;

/** Where a text ends that begins with a star and is no alias, at most `start` for a proper alias. */
function endOfStrayStar(text: string, start: number, end: number): number {
  const line = /^[^\r\n]*/.exec(text.slice(end, end + longestStray))?.[0] ?? "";
  const rest = line.replace(/\s#.*$/, "").trimEnd();
  const isName = /^\*[^/*?]/.test(text.slice(start, end));
  if (isName && !/^\s+[^\s:,\]}]/.test(rest)) return start;
  return /[,\]}]/.test(rest) ? end : end + rest.length;
}

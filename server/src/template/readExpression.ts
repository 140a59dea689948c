import type { OffsetRange } from "../document/syntaxNode.js";

/** A name in an expression, with what is asked of its value. */
export interface NameUse {
  readonly name: string;
  readonly range: OffsetRange;
  /** `b` and `c` in `a.b["c"]`. */
  readonly members: readonly { readonly name: string; readonly range: OffsetRange }[];
  /** The filters of the expression that the name stands in, in their order. */
  readonly filters: readonly string[];
  /** Whether the expression says what counts when the name has no value. */
  readonly hasDefault: boolean;
}

interface Token {
  readonly kind: "name" | "text" | "number" | "sign";
  readonly text: string;
  readonly start: number;
}

const lexemes = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_]\w*|\d[\w.]*|\S/gs;
const words: ReadonlySet<string> = new Set([
  ..."and or not in is if else recursive true false none True False None".split(" "),
]);

/** The names that an expression uses: no attributes, filters, tests, names of arguments nor texts. */
export function readExpression(text: string, { start, end }: OffsetRange): readonly NameUse[] {
  const tokens = tokensOf(text.slice(start, end), start);
  const filters = tokens.flatMap(({ text: name, kind }, index) =>
    kind === "name" && tokens[index - 1]?.text === "|" ? [name] : [],
  );
  const isTested = tokens.some(
    ({ text: word }, index) =>
      word === "defined" && /^(?:is|not)$/.test(tokens[index - 1]?.text ?? ""),
  );
  const hasDefault = isTested || filters.some((name) => name === "default" || name === "d");
  return tokens.flatMap((token, index): NameUse[] => {
    if (!isVariable(tokens, index)) return [];
    const range = { start: token.start, end: token.start + token.text.length };
    return [{ name: token.text, range, members: membersAfter(tokens, index), filters, hasDefault }];
  });
}

function tokensOf(source: string, offset: number): readonly Token[] {
  return [...source.matchAll(lexemes)].map(({ 0: text, index }) => ({
    kind: kindOf(text),
    text,
    start: offset + index,
  }));
}

function kindOf(text: string): Token["kind"] {
  if (/^["']/.test(text) && text.length > 1) return "text";
  if (/^\d/.test(text)) return "number";
  return /^[A-Za-z_]/.test(text) ? "name" : "sign";
}

function isVariable(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== "name" || words.has(token.text)) return false;
  const before = tokens[index - 1]?.text ?? "";
  const isMember = before === "." || before === "|";
  const isTest = before === "is" || (before === "not" && tokens[index - 2]?.text === "is");
  return !isMember && !isTest && !isArgumentName(tokens, index, before);
}

/** `x` in `f(x=1)`. */
function isArgumentName(tokens: readonly Token[], index: number, before: string): boolean {
  const isGiven = tokens[index + 1]?.text === "=" && tokens[index + 2]?.text !== "=";
  return isGiven && (before === "(" || before === ",");
}

/** Attributes and keys in brackets that follow a name without a gap. */
function membersAfter(tokens: readonly Token[], index: number): NameUse["members"] {
  const members: { name: string; range: OffsetRange }[] = [];
  for (let next = index + 1; ;) {
    const [sign, member, close] = tokens.slice(next, next + 3);
    if (sign?.text === "." && member?.kind === "name") {
      members.push(memberOf(member, 0));
      next += 2;
    } else if (sign?.text === "[" && member?.kind === "text" && close?.text === "]") {
      members.push(memberOf(member, 1));
      next += 3;
    } else return members;
  }
}

/** @param quotes characters around the name, on each side */
function memberOf({ text, start }: Token, quotes: number): NameUse["members"][number] {
  return {
    name: text.slice(quotes, text.length - quotes),
    range: { start: start + quotes, end: start + text.length - quotes },
  };
}

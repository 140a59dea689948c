import { startsSegment } from "./globToken.js";
import type { GlobToken } from "./globToken.js";
import type { IgnoreDialect, IgnorePattern } from "./ignorePattern.js";
import { readRule } from "./ignoreRules.js";
import type { IgnoreRule } from "./ignoreRules.js";
import { readRules } from "./readRules.js";

/** A line that means in both dialects what the rule means in one; undefined when there is none. */
export function rewriteForBoth(rule: IgnoreRule, dialect: IgnoreDialect): string | undefined {
  const text = printPattern(rule[dialect]);
  if (text === undefined) return undefined;
  const line = { ...rule.source, text };
  if (readRules([line]).problems !== undefined) return undefined;
  const { sdk, docker } = readRule(line);
  return sdk === docker && sdk.meaning === rule[dialect].meaning ? text : undefined;
}

function printPattern({ glob, isNegated, isContentsOnly }: IgnorePattern): string | undefined {
  if (glob === undefined) return undefined;
  const parts = glob.tokens.map((token, index) => printToken(token, index, glob.tokens));
  if (parts.includes(undefined)) return undefined;
  const body = parts.join("") + (isContentsOnly ? "/**" : "");
  // A name without a slash is one of any folder to one dialect.
  const anchored = body.includes("/") ? body : `/${body}`;
  return isNegated ? `!${anchored}` : anchored;
}

function printToken(
  token: GlobToken,
  index: number,
  tokens: readonly GlobToken[],
): string | undefined {
  switch (token.type) {
    case "literal":
      return printLiteral(String.fromCodePoint(token.codePoint), index, tokens);
    case "one":
      // A whole segment of "*" is kept as "one" and "some".
      return isWholeSegment(index, tokens) ? "" : "?";
    case "some":
      return "*";
    case "folders":
      return startsSegment(tokens, index) ? "**/" : undefined;
    case "all":
      return tokens.length === 1 ? "*" : undefined;
    case "class":
      return printClass(token);
  }
}

function isWholeSegment(index: number, tokens: readonly GlobToken[]): boolean {
  const after = tokens[index + 2];
  return (
    tokens[index + 1]?.type === "some" &&
    startsSegment(tokens, index) &&
    (after === undefined || (after.type === "literal" && after.codePoint === 0x2f))
  );
}

function printLiteral(character: string, index: number, tokens: readonly GlobToken[]): string {
  const isSign = index === 0 && "!#".includes(character);
  if (isSign || "*?[]\\".includes(character)) return `\\${character}`;
  const isAtEnd = index === 0 || index === tokens.length - 1;
  return isAtEnd && character.trim() === "" ? `[${character}]` : character;
}

function printClass({
  isNegated,
  ranges,
}: Extract<GlobToken, { type: "class" }>): string | undefined {
  const members = ranges.map(([first, last]) => {
    const from = String.fromCodePoint(first);
    return first === last ? from : `${from}-${String.fromCodePoint(last)}`;
  });
  // Only what needs no escape, for which the dialects have different rules.
  const isPlain = ranges
    .flat()
    .every((codePoint) => /^[\w. ]$/.test(String.fromCodePoint(codePoint)));
  return isPlain ? `[${isNegated ? "^" : ""}${members.join("")}]` : undefined;
}

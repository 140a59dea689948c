/** First and last code point of a range, both included. */
export type CodePointRange = readonly [first: number, last: number];

/** What a part of a glob takes from a path. */
export type GlobToken =
  /** Exactly this code point. */
  | { readonly type: "literal"; readonly codePoint: number }
  /** `?`: one code point other than `/`. */
  | { readonly type: "one" }
  /** `[…]`: one code point. */
  | {
      readonly type: "class";
      readonly isNegated: boolean;
      readonly ranges: readonly CodePointRange[];
    }
  /** `*`: any number of code points other than `/`. */
  | { readonly type: "some" }
  /** Any number of code points. */
  | { readonly type: "all" }
  /** Nothing, or any number of code points up to a `/`. */
  | { readonly type: "folders" };

export const slash = 0x2f;

/** The token that takes exactly this code point. */
export function literal(codePoint: number): GlobToken {
  return { type: "literal", codePoint };
}

/** One name, with or without folders: what it matches, and what is in it, is all there is. */
const everything = /^(?:folders )?one some$/;

/**
 * The same glob with one spelling for what means the same: a segment that is all `*` holds at least one code point,
 * because no path has an empty segment; what repeats without effect is left out; what takes any first name takes all,
 * because a pattern is about what is in a folder too.
 */
export function normalizeGlob(tokens: readonly GlobToken[]): readonly GlobToken[] {
  const merged: GlobToken[] = [];
  for (const token of tokens) {
    if (!isAbsorbed(merged.at(-1), token)) merged.push(token);
    else if (token.type === "all") merged[merged.length - 1] = token;
  }
  const spelt = merged.flatMap((token, index): GlobToken[] => {
    const isWholeSegment =
      token.type === "some" && startsSegment(merged, index) && endsSegment(merged[index + 1]);
    return isWholeSegment ? [{ type: "one" }, token] : [token];
  });
  return everything.test(spelt.map(({ type }) => type).join(" ")) ? [{ type: "all" }] : spelt;
}

function isAbsorbed(before: GlobToken | undefined, token: GlobToken): boolean {
  switch (before?.type) {
    case "some":
      return token.type === "some" || token.type === "all";
    case "all":
      return token.type === "some" || token.type === "all" || token.type === "folders";
    case "folders":
      return token.type === "folders" || token.type === "all";
    default:
      return false;
  }
}

/** Whether the token at `index` begins where a segment of a path begins. */
export function startsSegment(tokens: readonly GlobToken[], index: number): boolean {
  const before = tokens[index - 1];
  if (before?.type === "folders") return startsSegment(tokens, index - 1);
  return before === undefined || isSlash(before);
}

function endsSegment(after: GlobToken | undefined): boolean {
  return after === undefined || isSlash(after);
}

export function isSlash(token: GlobToken): boolean {
  return token.type === "literal" && token.codePoint === slash;
}

export function isInClass(
  { isNegated, ranges }: Extract<GlobToken, { type: "class" }>,
  codePoint: number,
): boolean {
  const isInRange = ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
  return isInRange !== isNegated;
}

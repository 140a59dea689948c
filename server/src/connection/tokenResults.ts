import type { SemanticTokens, SemanticTokensDelta } from "vscode-languageserver/node";
import { tokenEdits } from "../features/structure/semanticTokens.js";

/** Remembers which tokens a client has, to send only what is new. */
export interface TokenResults {
  full(uri: string, tokens: SemanticTokens): SemanticTokens;
  /** What has changed since a result; everything when that result is known no longer. */
  delta(
    uri: string,
    tokens: SemanticTokens,
    previousResultId: string,
  ): SemanticTokens | SemanticTokensDelta;
}

/** Documents of which the last result is kept. */
const mostKept = 20;

export function createTokenResults(): TokenResults {
  const last = new Map<string, { readonly resultId: string; readonly data: readonly number[] }>();
  let count = 0;
  const full = (uri: string, { data }: SemanticTokens) => {
    const resultId = String(++count);
    last.delete(uri);
    last.set(uri, { resultId, data });
    const [oldest] = last.keys();
    if (last.size > mostKept && oldest !== undefined) last.delete(oldest);
    return { resultId, data };
  };
  return {
    full,
    delta: (uri, tokens, previousResultId) => {
      const before = last.get(uri);
      const { resultId, data } = full(uri, tokens);
      const isKnown = before?.resultId === previousResultId;
      return {
        resultId,
        ...(isKnown ? { edits: tokenEdits(before.data, data) } : { data }),
      };
    },
  };
}

import type {
  FoldingRange,
  FoldingRangeParams,
  SelectionRange,
  SelectionRangeParams,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
  ServerCapabilities,
} from "vscode-languageserver/node";
import { tokenModifiers, tokenTypes } from "../../features/structure/tokenLegend.js";
import type { AddFeature, FeatureHost } from "../feature.js";
import { guard } from "../requestGuard.js";
import { createTokenResults } from "../tokenResults.js";

export const structureRequests: readonly AddFeature[] = [
  addFoldingRange,
  addSelectionRange,
  addSemanticTokens,
];

function addFoldingRange({ connection, client, access }: FeatureHost): Partial<ServerCapabilities> {
  const limit = client.textDocument?.foldingRange?.rangeLimit;
  connection.onFoldingRanges(
    guard<FoldingRangeParams, FoldingRange[] | null>(
      access,
      { method: "textDocument/foldingRange", empty: null },
      (service, document) => service.foldingRange(document, { limit }),
    ),
  );
  return { foldingRangeProvider: true };
}

function addSelectionRange({ connection, access }: FeatureHost): Partial<ServerCapabilities> {
  connection.onSelectionRanges(
    guard<SelectionRangeParams, SelectionRange[] | null>(
      access,
      { method: "textDocument/selectionRange", empty: null },
      (service, document, { positions }) => service.selectionRange(document, positions),
    ),
  );
  return { selectionRangeProvider: true };
}

const noTokens: SemanticTokens = { data: [] };

function addSemanticTokens({ connection, access }: FeatureHost): Partial<ServerCapabilities> {
  const { semanticTokens } = connection.languages;
  const results = createTokenResults();
  semanticTokens.on(
    guard<SemanticTokensParams, SemanticTokens>(
      access,
      { method: "textDocument/semanticTokens/full", empty: noTokens },
      (service, document) =>
        results.full(document.uri, service.semanticTokens(document) ?? noTokens),
    ),
  );
  semanticTokens.onDelta(
    guard<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
      access,
      { method: "textDocument/semanticTokens/full/delta", empty: noTokens },
      (service, document, { previousResultId }) => {
        const tokens = service.semanticTokens(document) ?? noTokens;
        return results.delta(document.uri, tokens, previousResultId);
      },
    ),
  );
  semanticTokens.onRange(
    guard<SemanticTokensRangeParams, SemanticTokens>(
      access,
      { method: "textDocument/semanticTokens/range", empty: noTokens },
      (service, document, { range }) => service.semanticTokens(document, range) ?? noTokens,
    ),
  );
  return {
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: { delta: true },
      range: true,
    },
  };
}

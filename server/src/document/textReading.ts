import type { SyntaxTree } from "./syntaxNode.js";

/** A text as read, with what only matters to who joins it with other texts. */
export interface TextReading {
  readonly tree: SyntaxTree;
  /** True when a guard stopped the reading. */
  readonly isRefused: boolean;
  /** Nodes that were read, keys included. */
  readonly nodeCount: number;
  readonly anchors: readonly string[];
}

/** In UTF-16 units. A longer text is only read, not checked: reading so much takes 1 to 2 seconds. */
export const longestChecked = 1024 * 1024;

/** In UTF-16 units. A longer text is not read. */
export const longestRead = 5 * longestChecked;

/** Nodes of a document that are read, and values that all of them with their aliases may stand for. */
export const mostNodes = 100_000;

/** Nodes that are read of a text that is not checked further. */
export const mostNodesUnchecked = 5 * mostNodes;

/** A length as people say it: "1.4 million". */
export function inMillions(length: number): string {
  return `${(length / longestChecked).toFixed(1)} million`;
}

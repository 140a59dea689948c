import type { SymbolKind } from "vscode-languageserver-types";
import type { OffsetRange } from "../../document/syntaxNode.js";

/** A symbol by offsets. */
export interface Entry {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  readonly range: OffsetRange;
  readonly selection: OffsetRange;
  readonly children?: readonly Entry[];
}

const longestDetail = 60;

/** A detail in one short line. */
export function shortDetail(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line.length > longestDetail ? `${line.slice(0, longestDetail - 1)}…` : line;
}

/** From the first to the last of some entries; undefined when there are none. */
export function spanOf(entries: readonly Entry[]): OffsetRange | undefined {
  const first = entries.at(0);
  const last = entries.at(-1);
  return first && last && { start: first.range.start, end: last.range.end };
}

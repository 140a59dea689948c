import type { OffsetRange } from "../syntaxNode.js";
import type { FormatStyle } from "./formatOptions.js";
import type { LinePlan } from "./linePlan.js";
import type { Line } from "./lines.js";

/** What the walk through a tree knows at every node. */
export interface Pass {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly style: FormatStyle;
  readonly plan: LinePlan;
  /** Whether all lines of a range may be moved. What holds a line that must stay keeps its column as a whole. */
  readonly mayMove: (range: OffsetRange) => boolean;
}

/** Where a node is to stand. */
export interface Place {
  /** Its column where it begins a line, or where it is a collection on the line of its dash. */
  readonly column: number;
  /** The column from which the lines of brackets are counted that open on the line of their key or dash. */
  readonly base: number;
  /** The column of the collection that holds it, as it will be and as it is; −1 for the root. */
  readonly parent: number;
  readonly parentFrom: number;
}

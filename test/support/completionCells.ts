import { expect, it } from "vitest";
import { acceptCompletion, type Asking } from "./acceptCompletion.js";

/** What replaces the cursor, what is accepted, and what replaces it then. */
export type Cell = readonly [name: string, before: string, label: string, after: string];

/** One test per cell, each within the same frame. */
export function expectCells(
  cells: readonly Cell[],
  frame: (part: string) => string,
  asking: Asking = {},
) {
  it.each(cells)("%s", (_, before, label, after) => {
    expect(acceptCompletion(frame(before), label, asking)).toBe(frame(after));
  });
}

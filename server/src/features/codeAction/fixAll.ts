import { applyEdits, inOrder, overlap, replacement, type Edit } from "../../document/edit/edit.js";
import type { Finding } from "../../rules/rule.js";
import type { BlockDocument } from "../blockDocument.js";

/** Reads a text as the next version of a document; undefined when it is no block file any more. */
export type ReadAgain = (text: string) => BlockDocument | undefined;

/** A fix may reveal what another one can mend; a file that is not mended by then never is. */
const mostRounds = 10;

/** The first safe fix of each finding, without those that would change what another one changes. */
export function fixEach(findings: readonly Finding[]): {
  readonly edits: readonly Edit[];
  /** How many findings are mended. */
  readonly count: number;
} {
  const edits: Edit[] = [];
  let count = 0;
  for (const { fixes } of findings) {
    const fix = fixes?.().find(({ isSafe }) => isSafe);
    if (!fix || fix.edits.some((edit) => edits.some((other) => overlap(edit, other)))) continue;
    edits.push(...fix.edits);
    count += 1;
  }
  return { edits: inOrder(edits), count };
}

/** The safe fixes of all findings, again and again until there are none. Each round must leave fewer syntax problems, or as many. */
export function fixEverything(block: BlockDocument, readAgain: ReadAgain): readonly Edit[] {
  const first = fixEach(block.findings).edits;
  if (first.length === 0) return [];
  const before = block.text.getText();
  let current = block;
  let text = before;
  let rounds = 0;
  for (let edits = first; edits.length > 0 && rounds < mostRounds; rounds += 1) {
    const next = applyEdits(text, edits);
    const read = readAgain(next);
    if (!read || read.tree.problems.length > current.tree.problems.length) break;
    current = read;
    text = next;
    edits = fixEach(read.findings).edits;
  }
  if (text === before) return [];
  return rounds === 1 ? first : [difference(before, text)];
}

/** One edit that turns a text into another, without what both begin and end with. */
function difference(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return replacement(start, before.length - end, after.slice(start, after.length - end));
}

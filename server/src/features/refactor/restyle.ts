import type { TrailEntry } from "../../document/locate.js";
import { joinBlock } from "../../document/refactor/joinBlock.js";
import { splitFlow } from "../../document/refactor/splitFlow.js";
import { quote } from "../../rules/quote.js";
import { refactoringOf, type FindRefactorings, type Refactoring } from "./refactoring.js";

/** What stands in brackets in lines, and lines in brackets: the list or mapping at the place, or around it. */
export const restyle: FindRefactorings = ({ tree, location }) => {
  const trail = location.trail.toReversed();
  const [own] = trail;
  const split = trail.flatMap((entry) => splitEntry(tree.text, entry))[0];
  const joined = trail
    .filter((entry) => entry.node?.kind === "sequence" || (entry === own && location.isKey))
    .flatMap((entry) => joinEntry(tree.text, entry))[0];
  return [split, joined].flatMap((found) => (found ? [{ ...found, keepsMeaning: true }] : []));
};

function splitEntry(text: string, entry: TrailEntry): readonly Refactoring[] {
  const { node, pair } = entry;
  if (node?.kind !== "mapping" && node?.kind !== "sequence") return [];
  const title = `Write ${nameOf(entry)} in lines`;
  return refactoringOf("refactor.rewrite", title, splitFlow(text, node, pair));
}

function joinEntry(text: string, entry: TrailEntry): readonly Refactoring[] {
  const { node, pair } = entry;
  if (node?.kind !== "mapping" && node?.kind !== "sequence") return [];
  if (holdsSteps(entry)) return [];
  const title = `Write ${nameOf(entry)} in brackets`;
  return refactoringOf("refactor.rewrite", title, joinBlock(text, node, pair));
}

/** Whether the steps are in a node, of which not all may be at hand. */
function holdsSteps({ path }: TrailEntry): boolean {
  return "/body/config/steps".startsWith(["", ...path].join("/"));
}

function nameOf({ pair }: TrailEntry): string {
  return pair ? quote(pair.key.text) : "the item";
}

import { findNode } from "../../document/locate.js";
import { reorderEntries } from "../../document/refactor/reorderEntries.js";
import type { MappingNode, SyntaxNode } from "../../document/syntaxNode.js";
import type { BlockDocument } from "../blockDocument.js";
import { isOnStep, type FindRefactorings, type RefactoringContext } from "./refactoring.js";

const stepsPath = ["body", "config", "steps"];

/** Each step below its parents; steps that do not wait for each other stay in their order. */
export const sortSteps: FindRefactorings = (context) => {
  const { block } = context;
  const { facts } = block;
  if (!facts?.isComplete || !isAtSteps(context)) return [];
  const { graph, stepNames } = facts;
  const sorted = graph.topologicalOrder;
  const isSorted = sorted.every((name, index) => stepNames[index] === name);
  if (graph.cycles.length > 0 || isSorted) return [];
  const edits = () => sortedEdits(block, sorted);
  const title = "Sort the steps by their parents";
  return [{ kind: "refactor.rewrite", title, keepsMeaning: true, edits }];
};

function isAtSteps(context: RefactoringContext): boolean {
  const path = context.location.trail.at(-1)?.path ?? [];
  const isKey = context.location.isKey && path.join("/") === stepsPath.join("/");
  return isKey || isOnStep(context, ["parents"]);
}

function sortedEdits({ tree }: BlockDocument, sorted: readonly string[]) {
  const steps = findNode(tree.root, stepsPath)?.node;
  if (steps?.kind !== "mapping") return [];
  const names = steps.pairs.map(({ key }) => key.text);
  const order = sorted.map((name) => names.indexOf(name));
  const isWhole = order.length === names.length && !order.includes(-1);
  return isWhole && keepsAnchors(steps, order) ? reorderEntries(tree.text, steps, order) : [];
}

/** Whether each anchor stays above the aliases of it. */
function keepsAnchors({ pairs }: MappingNode, order: readonly number[]): boolean {
  const names = pairs.map(({ value }) => namesIn(value));
  return names.every(({ aliases }, user) =>
    names.every(({ anchors }, owner) => {
      const isUsed = owner !== user && anchors.some((anchor) => aliases.includes(anchor));
      return !isUsed || order.indexOf(owner) < order.indexOf(user);
    }),
  );
}

function namesIn(root: SyntaxNode | undefined) {
  const anchors: string[] = [];
  const aliases: string[] = [];
  const open = [root];
  for (let node = open.pop(); node || open.length > 0; node = open.pop()) {
    if (node?.anchor !== undefined) anchors.push(node.anchor);
    if (node?.kind === "alias") aliases.push(node.name);
    if (node?.kind === "sequence") open.push(...node.items);
    if (node?.kind === "mapping")
      open.push(...node.pairs.flatMap(({ key, value }) => [key, value]));
  }
  return { anchors, aliases };
}

import { inOrder } from "../../document/edit/edit.js";
import { findNode } from "../../document/locate.js";
import {
  inlineAlias as copyOfAlias,
  removeAnchor,
  shareValue,
} from "../../document/refactor/aliases.js";
import type { MappingNode, ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import { quote } from "../../rules/quote.js";
import type { BlockDocument } from "../blockDocument.js";
import { freeName } from "./images.js";
import { isStepPath, type FindRefactorings } from "./refactoring.js";

/** A value that several steps repeat at the same key, written once with an anchor. */
export const shareRepeated: FindRefactorings = ({ block, location }) => {
  const last = location.trail.at(-1);
  if (!last?.pair || !location.isKey || last.path.length !== 5) return [];
  if (!isStepPath(last.path.slice(0, 4)) || !isWorthSharing(last.node)) return [];
  const key = last.pair.key.text;
  const value = last.node;
  const steps = block.steps.filter(({ step }) => {
    const other = step.node?.pairs.find((pair) => pair.key.text === key)?.value;
    return isSame(other, value);
  });
  if (steps.length < 2) return [];
  const names = steps.map(({ step }) => step.name.text);
  return [
    {
      kind: "refactor.extract",
      title: `Share ${quote(key)} of ${names.length} steps through an anchor`,
      keepsMeaning: true,
      edits: () => sharedEdits(block, names, key),
    },
  ];
};

function sharedEdits({ tree }: BlockDocument, steps: readonly string[], key: string) {
  const pairs = steps.flatMap(
    (step) => findNode(tree.root, ["body", "config", "steps", step, key])?.pair ?? [],
  );
  const anchors = new Set(nodesIn(tree.root).flatMap(({ anchor }) => anchor ?? []));
  return shareValue(tree.text, pairs, freeName(key, anchors));
}

function isWorthSharing(node: SyntaxNode | undefined): boolean {
  if (node?.anchor !== undefined) return false;
  if (node?.kind === "mapping") return node.pairs.length > 0 && !hasNames(node);
  return node?.kind === "sequence" && node.items.length > 0 && !hasNames(node);
}

/** Whether anchors or aliases are within a node. */
function hasNames(node: SyntaxNode): boolean {
  return nodesIn(node).some(({ kind, anchor }) => kind === "alias" || anchor !== undefined);
}

/** Whether two nodes say the same in the same order, whatever their style; not, when a template decides. */
function isSame(a: SyntaxNode | undefined, b: SyntaxNode | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.anchor !== undefined || b.anchor !== undefined) return false;
  if (a.kind === "scalar") return b.kind === "scalar" && isSameScalar(a, b);
  if (a.kind === "sequence") return b.kind === "sequence" && isSameList(a.items, b.items);
  if (a.kind !== "mapping" || b.kind !== "mapping") return false;
  const parts = ({ pairs }: MappingNode) => pairs.flatMap(({ key, value }) => [key, value]);
  return isSameList(parts(a), parts(b));
}

function isSameScalar(a: ScalarNode, b: ScalarNode): boolean {
  return a.value.type !== "unknown" && a.value.type === b.value.type && a.text === b.text;
}

function isSameList(
  a: readonly (SyntaxNode | undefined)[],
  b: readonly (SyntaxNode | undefined)[],
): boolean {
  return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
}

/** What an alias stands for in its place; the anchor goes with its last alias. */
export const inlineAlias: FindRefactorings = ({ block, tree, location }) => {
  const last = location.trail.at(-1);
  if (last?.node?.kind !== "alias" || last.node.target === undefined) return [];
  const { node: alias } = last;
  const { target } = last.node;
  const edits = copyOfAlias(tree.text, alias, last);
  if (edits.length === 0) return [];
  return [
    {
      kind: "refactor.inline",
      title: `Inline the alias ${quote(alias.name)}`,
      keepsMeaning: true,
      edits: () => {
        const uses = nodesIn(block.tree.root).filter(
          (node) => node.kind === "alias" && node.name === alias.name,
        );
        return uses.length > 1 ? edits : inOrder([...removeAnchor(tree.text, target), ...edits]);
      },
    },
  ];
};

function nodesIn(root: SyntaxNode | undefined): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const open = [root];
  for (let node = open.pop(); node || open.length > 0; node = open.pop()) {
    if (!node) continue;
    found.push(node);
    if (node.kind === "sequence") open.push(...node.items);
    if (node.kind === "mapping") open.push(...node.pairs.flatMap(({ key, value }) => [key, value]));
  }
  return found;
}

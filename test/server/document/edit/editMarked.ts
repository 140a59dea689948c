import { locate } from "../../../../server/src/document/locate.js";
import { parseDocument } from "../../../../server/src/document/parseDocument.js";
import { applyEdits, overlap, type Edit } from "../../../../server/src/document/edit/edit.js";
import type {
  MappingNode,
  PairNode,
  ScalarNode,
  SequenceNode,
  SyntaxNode,
} from "../../../../server/src/document/syntaxNode.js";
import { parseMarks } from "../../../support/marks.js";

/** What stands at the cursor of a marked text; reading a part that is not there throws. */
export interface Target {
  readonly text: string;
  readonly root: MappingNode;
  /** The innermost pair. */
  readonly pair: PairNode;
  /** The mapping that holds it. */
  readonly mapping: MappingNode;
  /** The innermost node: the key when the cursor is on it. */
  readonly scalar: ScalarNode;
  readonly node: SyntaxNode;
  /** The value of the innermost pair. */
  readonly list: SequenceNode;
  readonly map: MappingNode;
}

/** The text after the edits that are built for what stands at `<|>`; "no edits" when there are none. */
export function editMarked(marked: string, build: (target: Target) => readonly Edit[]): string {
  const { text, cursor } = parseMarks(marked);
  const edits = build(targetAt(text, cursor));
  if (edits.length === 0) return "no edits";
  const sorted = [...edits];
  sorted.forEach((edit, index) => {
    const next = sorted[index + 1];
    if (next && (overlap(edit, next) || edit.range.start > next.range.start)) {
      throw new Error(`Edits overlap or are out of order: ${JSON.stringify(edits)}`);
    }
  });
  return applyEdits(text, edits);
}

function targetAt(text: string, cursor: number): Target {
  const { root } = parseDocument(text);
  const { trail, isKey } = locate(root, cursor);
  const holder = trail.findLast(({ pair }) => pair !== undefined);
  const pair = holder?.pair;
  const node = isKey ? pair?.key : trail.at(-1)?.node;
  return {
    text,
    get root() {
      return of("mapping", root);
    },
    get pair() {
      if (!pair) throw new Error("no pair");
      return pair;
    },
    get mapping() {
      return of("mapping", holder?.parent);
    },
    get scalar() {
      return of("scalar", node);
    },
    get node() {
      if (!node) throw new Error("no node");
      return node;
    },
    get list() {
      return of("sequence", pair?.value);
    },
    get map() {
      return of("mapping", pair?.value);
    },
  };
}

function of<Kind extends SyntaxNode["kind"]>(
  kind: Kind,
  node: SyntaxNode | undefined,
): Extract<SyntaxNode, { kind: Kind }> {
  if (node?.kind !== kind) throw new Error(`no ${kind}`);
  return node as Extract<SyntaxNode, { kind: Kind }>;
}

/** The pair of a mapping with this key. */
export function pairOf(node: SyntaxNode | undefined, key: string): PairNode {
  const pair = of("mapping", node).pairs.find((candidate) => candidate.key.text === key);
  if (!pair) throw new Error(`no pair "${key}"`);
  return pair;
}

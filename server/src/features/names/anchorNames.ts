import type { AliasNode, OffsetRange, ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import type { Occurrence } from "./occurrence.js";

/** An alias of a scalar, both by their ranges. */
export interface ScalarAlias {
  readonly alias: OffsetRange;
  readonly target: OffsetRange;
}

export interface AnchorNames {
  readonly occurrences: readonly Occurrence[];
  /** Aliases that stand for a scalar: who changes that changes what they say. */
  readonly scalarAliases: readonly ScalarAlias[];
}

/** The anchors of a tree and the aliases of them. */
export function anchorNames(text: string, root: SyntaxNode | undefined): AnchorNames {
  // Nearly no text has any.
  if (!/[&*]/.test(text)) return { occurrences: [], scalarAliases: [] };
  const reader = new AnchorReader(text);
  reader.read(root);
  return reader;
}

class AnchorReader implements AnchorNames {
  readonly occurrences: Occurrence[] = [];
  readonly scalarAliases: ScalarAlias[] = [];
  readonly #text: string;
  /** The nodes that carry the anchors above the place that is being read. */
  readonly #anchored = new Map<string, SyntaxNode>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Recursive, since a tree is no deeper than a guard allows. */
  read(node: SyntaxNode | undefined): void {
    if (node === undefined) return;
    if (node.anchor !== undefined) this.#declare(node.anchor, node);
    if (node.kind === "alias") this.#refer(node);
    else if (node.kind === "sequence") node.items.forEach((item) => this.read(item));
    else if (node.kind === "mapping") {
      for (const { key, value } of node.pairs) {
        this.#readKey(key);
        this.read(value);
      }
    }
  }

  #readKey(key: ScalarNode): void {
    // A key that is an alias has been given the text of what it stands for.
    const source = this.#text.slice(key.range.start, key.range.end).trimEnd();
    if (key.style !== "plain" || !source.startsWith("*") || source === key.text) {
      this.read(key);
      return;
    }
    const name = source.slice(1);
    const { start } = key.range;
    const target = this.#anchored.get(name);
    this.#refer({
      kind: "alias",
      name,
      range: { start, end: start + source.length },
      ...(target && target.kind !== "alias" && { target }),
    });
  }

  #declare(name: string, node: SyntaxNode): void {
    this.#anchored.set(name, node);
    const range = anchorRange(this.#text, name, node.range.start);
    if (!range) return;
    const touch = { start: range.start - 1, end: range.end };
    const common = { kind: "anchor", name, role: "declaration", form: "word" } as const;
    this.occurrences.push({ ...common, range, touch, whole: node.range });
  }

  #refer({ name, range: alias, target }: AliasNode): void {
    if (target?.kind === "scalar") this.scalarAliases.push({ alias, target: target.range });
    const range = { start: alias.start + 1, end: alias.start + 1 + name.length };
    const common = { kind: "anchor", name, role: "reference", form: "word" } as const;
    this.occurrences.push({ ...common, range, touch: alias });
  }
}

/** What may stand between an anchor and its node: blanks, comments, a tag. Each character fits in one way only. */
const gap = /^(?:\s|(?<=\s)#[^\r\n]*(?=[\r\n])|(?<=\s)!\S*(?=\s|$))*$/;
/** How far before a node its anchor is looked for. */
const farthest = 2000;

/** The name of an anchor before the beginning of its node, without the `&`. */
function anchorRange(text: string, name: string, nodeStart: number): OffsetRange | undefined {
  const from = Math.max(0, nodeStart - farthest);
  const before = text.slice(from, nodeStart);
  for (let at = before.lastIndexOf(`&${name}`); at !== -1;) {
    const end = at + 1 + name.length;
    if (gap.test(before.slice(end))) return { start: from + at + 1, end: from + end };
    at = at === 0 ? -1 : before.lastIndexOf(`&${name}`, at - 1);
  }
  return undefined;
}

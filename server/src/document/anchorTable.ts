import { findSimilarName } from "./similarName.js";
import type { AliasNode, OffsetRange, SyntaxNode, SyntaxProblem } from "./syntaxNode.js";

type Target = Exclude<SyntaxNode, AliasNode>;

interface Anchor {
  readonly node: Target;
  readonly at: OffsetRange;
  /** Nodes that an alias to it stands for; undefined while the node is still being read. */
  size?: number;
}

/** A text full of undefined aliases is not worth comparing each with all anchors. */
const mostSuggestions = 25;

/** The anchors above the place that is being read. */
export class AnchorTable {
  readonly #anchors = new Map<string, Anchor>();
  readonly #text: string;
  #undefined = 0;
  readonly #report: (problem: SyntaxProblem) => void;

  constructor(text: string, report: (problem: SyntaxProblem) => void) {
    this.#text = text;
    this.#report = report;
  }

  get names(): readonly string[] {
    return [...this.#anchors.keys()];
  }

  declare(name: string, node: Target): void {
    const found = this.#text.lastIndexOf(`&${name}`, node.range.start);
    const start = found === -1 ? node.range.start : found;
    const at = { start, end: found === -1 ? start : start + name.length + 1 };
    if (!/^[\w-]+$/.test(name)) {
      this.#report({
        rule: "syntax/anchor-name",
        message: `The name "${name}" of an anchor can hold only letters from A to Z, digits, "-" and "_".`,
        range: at,
      });
    }
    const first = this.#anchors.get(name);
    if (first) {
      this.#report({
        rule: "syntax/duplicate-anchor",
        message: `The anchor "${name}" is defined twice; give this one another name.`,
        range: at,
        related: [{ range: first.at, message: `"${name}" is first defined here.` }],
      });
    }
    this.#anchors.set(name, { node, at });
  }

  finish(name: string, node: Target, size: number): void {
    const anchor = this.#anchors.get(name);
    if (anchor?.node === node) anchor.size = size;
  }

  /** What an alias stands for; reports an alias that stands for nothing or contains itself. */
  resolve(name: string, range: OffsetRange): { node: Target; size: number } | undefined {
    const anchor = this.#anchors.get(name);
    if (!anchor) {
      this.#undefined += 1;
      const isWorthIt = this.#undefined <= mostSuggestions;
      const similar = isWorthIt ? findSimilarName(name, this.#anchors.keys()) : undefined;
      this.#report({
        rule: "syntax/undefined-alias",
        message: similar
          ? `No anchor "${name}" is defined above this line; did you mean "${similar}"?`
          : `No anchor "${name}" is defined above this line; write the text in quotes if it is no reference.`,
        range,
      });
      return undefined;
    }
    if (anchor.size === undefined) {
      this.#report({
        rule: "syntax/recursive-alias",
        message: `The anchor "${name}" contains itself through this alias; an alias can only repeat what is complete above it.`,
        range,
        related: [{ range: anchor.at, message: `"${name}" begins here.` }],
      });
      return undefined;
    }
    return { node: anchor.node, size: anchor.size };
  }
}

import type { DocumentPath } from "../../document/path.js";
import type { ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import type { FilePart } from "../rule.js";

/** A text of a file with its way from the root. */
export interface PartText {
  readonly node: ScalarNode;
  readonly path: DocumentPath;
}

/** The known texts of a part. What aliases stand for is visited where it is written. */
export function partTexts({ pair, path }: FilePart): readonly PartText[] {
  const found: PartText[] = [];
  const open: Place[] = [new Place(pair.value, path)];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node } = next;
    if (node?.kind === "scalar") {
      if (node.value.type === "string") found.push(next as Place & { node: ScalarNode });
    } else next.addChildren(open);
  }
  return found;
}

/** A node with its way from the root, which is only worked out when it is asked for. */
class Place {
  readonly node: SyntaxNode | undefined;
  readonly #above: DocumentPath | Place;
  readonly #segment: string | number | undefined;

  constructor(
    node: SyntaxNode | undefined,
    above: DocumentPath | Place,
    segment?: string | number,
  ) {
    this.node = node;
    this.#above = above;
    this.#segment = segment;
  }

  get path(): DocumentPath {
    const above = this.#above instanceof Place ? this.#above.path : this.#above;
    return this.#segment === undefined ? above : [...above, this.#segment];
  }

  addChildren(open: Place[]): void {
    const { node } = this;
    if (node?.kind === "mapping") {
      for (const { key, value } of node.pairs) open.push(new Place(value, this, key.text));
    } else if (node?.kind === "sequence") {
      for (const [index, item] of node.items.entries()) open.push(new Place(item, this, index));
    }
  }
}

/** Whether a path leads into `config`, where references to build parameters are replaced. */
export function isBelowConfig([body, config]: DocumentPath): boolean {
  return body === "body" && config === "config";
}

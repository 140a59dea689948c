import { effectivePairs, isMerge, isMergeable, resolveAlias } from "./effectivePairs.js";
import type {
  MappingNode,
  ScalarNode,
  SequenceNode,
  SyntaxNode,
  SyntaxProblem,
  SyntaxTree,
} from "./syntaxNode.js";

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** Without prototype, since a file may use any key. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Values that are read, those behind aliases each time they are used. */
const mostValues = 100_000;

/**
 * The document as the platform would receive it: aliases and merge keys replaced by what they stand for, entries with a
 * null value left out of mappings (but not inside lists). A text with a problem, a template, or a value that JSON cannot
 * hold gives the first such problem instead. Reads the tree without recursion.
 */
export function toJson(
  tree: SyntaxTree,
): { readonly value: JsonValue } | { readonly problem: SyntaxProblem } {
  const [problem] = tree.problems;
  if (problem) return { problem };
  const statement = tree.templateTags.find(({ kind }) => kind === "statement");
  if (tree.hasTemplateStatements && statement) return { problem: templateProblem(statement) };
  const reader = new JsonReader();
  const value = tree.root ? reader.read(tree.root) : null;
  return reader.problem ? { problem: reader.problem } : { value };
}

/** A part of a document as JSON, in the same way; undefined where a template or a value that JSON cannot hold is in it. */
export function nodeToJson(node: SyntaxNode): JsonValue | undefined {
  const reader = new JsonReader();
  const value = reader.read(node);
  return reader.problem ? undefined : value;
}

interface Waiting {
  readonly node: MappingNode | SequenceNode;
  readonly isInList: boolean;
  readonly object?: Record<string, JsonValue>;
  readonly array?: JsonValue[];
}

class JsonReader {
  problem: SyntaxProblem | undefined;
  readonly #waiting: Waiting[] = [];
  #count = 0;

  read(root: SyntaxNode): JsonValue {
    const value = this.#start(root, false);
    for (let next = this.#waiting.pop(); next && !this.problem; next = this.#waiting.pop()) {
      this.#fill(next);
    }
    return value;
  }

  /** The value of a scalar; of a collection one that is still to be filled. */
  #start(node: SyntaxNode | undefined, isInList: boolean): JsonValue {
    this.#count += 1;
    const resolved = resolveAlias(node);
    if (this.#count > mostValues && node) {
      this.#refuse(
        node,
        "syntax/alias-expansion",
        `With its aliases the file has more than ${mostValues.toLocaleString("en")} values.`,
      );
    }
    if (!resolved) return null;
    if (resolved.kind === "scalar") return this.#scalar(resolved);
    if (resolved.kind === "sequence") {
      const array: JsonValue[] = [];
      this.#waiting.push({ node: resolved, isInList, array });
      return array;
    }
    const object = emptyObject();
    this.#waiting.push({ node: resolved, isInList, object });
    return object;
  }

  #fill({ node, isInList, object, array }: Waiting): void {
    if (node.kind === "sequence") {
      for (const item of node.items) array?.push(this.#start(item, true));
      return;
    }
    const wrong = node.pairs.find((pair) => isMerge(pair) && !isMergeable(pair.value));
    if (wrong)
      this.#refuse(
        wrong,
        "syntax/merge-value",
        'The merge key "<<" needs a mapping or a list of mappings.',
      );
    for (const pair of effectivePairs(node)) {
      const value = this.#start(pair.value, isInList);
      if (object && (value !== null || isInList)) object[this.#key(pair.key)] = value;
    }
  }

  /** Keys become text as Python's JSON encoder writes them. */
  #key(key: ScalarNode): string {
    const { value, text } = key;
    if (value.type === "string") return value.value;
    if (value.type === "boolean" || value.type === "number") return String(value.value);
    if (value.type === "null") return "null";
    this.#scalar(key);
    return text;
  }

  #scalar(node: ScalarNode): JsonValue {
    const { value } = node;
    if (value.type === "null") return null;
    if (value.type === "unknown") {
      this.problem ??= templateProblem(node);
      return null;
    }
    if (value.type === "timestamp") {
      this.#refuse(
        node,
        "syntax/date",
        `The value "${value.value}" is read as a date, which cannot be sent; put it in quotes.`,
      );
    }
    if (value.type === "number" && !Number.isFinite(value.value)) {
      this.#refuse(
        node,
        "syntax/not-finite",
        `The value "${node.text}" is no finite number and cannot be sent.`,
      );
    }
    if (value.type === "number" && value.integer && !Number.isSafeInteger(value.value)) {
      this.#refuse(
        node,
        "syntax/large-number",
        `The number ${node.text} is too large to be sent exactly; put it in quotes.`,
      );
    }
    return value.value;
  }

  #refuse(
    { range }: Pick<SyntaxNode, "range">,
    rule: SyntaxProblem["rule"],
    message: string,
  ): void {
    this.problem ??= { rule, message, range };
  }
}

function emptyObject(): Record<string, JsonValue> {
  const object: unknown = Object.create(null);
  return isObject(object) ? object : {};
}

function isObject(value: unknown): value is Record<string, JsonValue> {
  return typeof value === "object" && value !== null;
}

function templateProblem({ range }: Pick<SyntaxNode, "range">): SyntaxProblem {
  return {
    rule: "syntax/template",
    message: "The file is a template; it can be sent only after it has been rendered.",
    range,
  };
}

import { resolveAlias } from "../document/effectivePairs.js";
import type { ScalarNode, SyntaxNode } from "../document/syntaxNode.js";
import { entriesOf, isGiven } from "./nodePath.js";

/** Stands for a value that only a template or a deployment decides. It is of no type; findings at it are dropped. */
export const unknownValue = Symbol("unknown");

/** Stands for a date, which is of no type that JSON has. */
export const timestampValue = Symbol("timestamp");

/** More values than this are no block file but aliases that unfold without end. */
const valueLimit = 100_000;

interface Options {
  /** Whether entries with nothing or `null` after them are left out. */
  readonly dropsNull: boolean;
}

/**
 * The tree as plain data for the validator: aliases and merge keys resolved, keys without a value left out if the
 * platform's tools leave them out. Undefined when it unfolds to more than 100,000 values. Needs no stack, however deep
 * the tree is.
 */
export function toPlainValue(
  root: SyntaxNode,
  options: Options,
): { readonly value: unknown } | undefined {
  const result: { value: unknown } = { value: undefined };
  const tasks: Task[] = [{ node: root, level: "file", assign: (value) => (result.value = value) }];
  let count = 0;
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if (++count > valueLimit) return undefined;
    convert(task, tasks, options);
  }
  return result;
}

/** Where a value stands, as far as it matters for references to build parameters, which work below `config` only. */
type Level = "file" | "body" | "config" | "elsewhere";

interface Task {
  readonly node: SyntaxNode | undefined;
  readonly level: Level;
  readonly assign: (value: unknown) => void;
}

function convert({ node, level, assign }: Task, tasks: Task[], { dropsNull }: Options): void {
  const value = resolveAlias(node);
  if (value === undefined) {
    assign(node === undefined ? null : unknownValue);
  } else if (value.kind === "scalar") {
    assign(scalarValue(value, level));
  } else if (value.kind === "sequence") {
    const list: unknown[] = new Array(value.items.length).fill(null);
    assign(list);
    for (const [index, item] of value.items.entries()) {
      tasks.push({ node: item, level: below(level), assign: (entry) => (list[index] = entry) });
    }
  } else {
    // Without a prototype, so that keys such as `__proto__` are keys like any other.
    const record = Object.create(null) as Record<string, unknown>;
    assign(record);
    for (const [key, pair] of entriesOf(value)) {
      if (dropsNull && !isGiven(pair.value)) continue;
      // Holds the key's place: tasks are done last first.
      record[key] = null;
      tasks.push({
        node: pair.value,
        level: below(level, key),
        assign: (entry) => (record[key] = entry),
      });
    }
  }
}

function below(level: Level, key?: string): Level {
  if (level === "config") return "config";
  if (level === "file" && key === "body") return "body";
  return level === "body" && key === "config" ? "config" : "elsewhere";
}

const buildParameterReference = /^@param:\S+$/;

function scalarValue({ value }: ScalarNode, level: Level): unknown {
  switch (value.type) {
    case "string":
      return level === "config" && buildParameterReference.test(value.value)
        ? unknownValue
        : value.value;
    case "number":
    case "boolean":
      return value.value;
    case "null":
      return null;
    case "timestamp":
      return timestampValue;
    case "unknown":
      return unknownValue;
  }
}

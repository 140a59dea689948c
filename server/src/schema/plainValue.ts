import { effectivePairs, resolveAlias } from "../document/effectivePairs.js";
import type {
  MappingNode,
  PairNode,
  ScalarNode,
  SequenceNode,
  SyntaxNode,
} from "../document/syntaxNode.js";
import { entriesOf, isGiven } from "./nodePath.js";

/** Stands for a value that only a template or a deployment decides. It is of no type; findings at it are dropped. */
export const unknownValue = Symbol("unknown");

/** Stands for a date, which is of no type that JSON has. */
export const timestampValue = Symbol("timestamp");

/** Stands for a number that JSON cannot hold, or not exactly: infinite ones, and whole ones beyond 2^53. */
export const unsendableNumber = Symbol("unsendable number");

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
 *
 * @param level Where the root stands.
 */
export function toPlainValue(
  root: SyntaxNode,
  options: Options,
  level: "file" | "config" = "file",
): { readonly value: unknown } | undefined {
  const result = { value: undefined };
  const tasks: Task[] = [{ node: root, level, target: result, key: "value" }];
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
  /** Where the value is put: the key of a record, or the index of a list. */
  readonly target: Record<string | number, unknown>;
  readonly key: string | number;
}

function convert({ node, level, target, key }: Task, tasks: Task[], options: Options): void {
  const value = resolveAlias(node);
  if (value === undefined) {
    target[key] = node === undefined ? null : unknownValue;
  } else if (value.kind === "scalar") {
    target[key] = scalarValue(value, level);
  } else if (value.kind === "sequence") {
    target[key] = openList(value, level, tasks);
  } else {
    target[key] = openRecord(value, { level, tasks, options });
  }
}

/** A list of which the items are still to be put in. */
function openList({ items }: SequenceNode, level: Level, tasks: Task[]): unknown[] {
  const list: unknown[] = new Array(items.length).fill(null);
  const target = list as unknown as Task["target"];
  const levelBelow = below(level);
  for (let index = 0; index < items.length; index += 1) {
    tasks.push({ node: items[index], level: levelBelow, target, key: index });
  }
  return list;
}

/** A record of which the values are still to be put in. */
function openRecord(
  mapping: MappingNode,
  { level, tasks, options }: { level: Level; tasks: Task[]; options: Options },
): Record<string, unknown> {
  // Without a prototype, so that keys such as `__proto__` are keys like any other.
  const record = Object.create(null) as Record<string, unknown>;
  for (const pair of pairsByKey(mapping)) {
    if (options.dropsNull && !isGiven(pair.value)) continue;
    const key = pair.key.text;
    // Holds the key's place: tasks are done last first.
    record[key] = null;
    tasks.push({ node: pair.value, level: below(level, key), target: record, key });
  }
  return record;
}

/** As `entriesOf`, which makes an index that lasts; most mappings are looked at once and have each key once. */
function pairsByKey(mapping: MappingNode): Iterable<PairNode> {
  const pairs = effectivePairs(mapping);
  const hasKeysOnce = new Set(pairs.map(({ key }) => key.text)).size === pairs.length;
  return hasKeysOnce ? pairs : entriesOf(mapping).values();
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
      return isSendable(value) ? value.value : unsendableNumber;
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

function isSendable({ value, integer }: { value: number; integer: boolean }): boolean {
  return Number.isFinite(value) && (!integer || Number.isSafeInteger(value));
}

import { effectivePairs, resolveAlias } from "../../document/effectivePairs.js";
import type { MappingNode, OffsetRange, PairNode } from "../../document/syntaxNode.js";
import { asMapping, isUnknown, pairOf } from "../../model/readNode.js";
import type { BlockFile } from "../../model/spec.js";
import { mappingAt } from "../read/mappingAt.js";

/** The values that a file gives to the parameters of one list. */
export interface GivenValues {
  readonly list: "build" | "run";
  /** Those with a name that is known and a value that is sent. */
  readonly pairs: readonly PairNode[];
  /** Whether no template hides further names. */
  readonly isComplete: boolean;
  /** Undefined where no value is given at all. */
  readonly mapping?: MappingNode;
  /** The innermost key that is there on the way to the values; undefined where they are the whole file. */
  readonly key?: OffsetRange;
}

/** The values in a file; of a list that it cannot give values to, none. */
export function givenValues(file: BlockFile): readonly GivenValues[] {
  const root = asMapping(file.root);
  switch (file.kind) {
    case "create-deployment":
    case "create-revision":
      return (["build", "run"] as const).map((list) => valuesBelow(file, list));
    case "patch-parameters": {
      const key = pairOf(root, "body")?.key.range;
      return [valuesIn("run", file.body, key)];
    }
    case "params-fallback":
      return [valuesIn("run", root)];
    default:
      return [];
  }
}

function valuesBelow({ body, root }: BlockFile, list: "build" | "run"): GivenValues {
  const parameters = pairOf(body, "parameters");
  const lists = asMapping(parameters?.value);
  const pair = pairOf(lists, list);
  const key = (pair ?? parameters ?? pairOf(asMapping(root), "body"))?.key.range;
  const values = valuesIn(list, mappingAt(lists, list), key);
  const nodes = [parameters?.value, pair?.value];
  const isReadable = nodes.every((node) => !isUnknown(node)) && (!lists || hasKnownKeys(lists));
  return { ...values, isComplete: values.isComplete && isReadable };
}

function valuesIn(
  list: "build" | "run",
  mapping: MappingNode | undefined,
  key?: OffsetRange,
): GivenValues {
  const pairs = mapping ? effectivePairs(mapping) : [];
  return {
    list,
    pairs: pairs.filter((pair) => pair.key.value.type !== "unknown" && isSent(pair)),
    isComplete: !mapping || hasKnownKeys(mapping),
    ...(mapping && { mapping }),
    ...(key && { key }),
  };
}

function hasKnownKeys(mapping: MappingNode): boolean {
  return mapping.pairs.every(({ key }) => key.value.type !== "unknown");
}

function isSent({ value }: PairNode): boolean {
  const target = resolveAlias(value);
  return value !== undefined && !(target?.kind === "scalar" && target.value.type === "null");
}

import { isDeepStrictEqual } from "node:util";
import { isRecord } from "../../api/guards.js";
import { own } from "../changes/sameContent.js";

export type Path = readonly string[];

/** A place where two trees differ; what is not there is undefined. */
export interface Difference {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * `value`: compared as a whole. `entity`: comes and goes as a whole, and is compared key by key when both have it.
 * `keys`: a mapping that one side lacks differs in each of its keys.
 */
export type Grain = "value" | "entity" | "keys";

/** Where two JSON values differ, in the order of `after`, what is only in `before` last; lists as a whole. */
export function differences(
  before: unknown,
  after: unknown,
  grainAt: (path: Path) => Grain,
): readonly Difference[] {
  const walk = (path: Path, one: unknown, other: unknown): readonly Difference[] => {
    if (isDeepStrictEqual(one, other)) return [];
    const grain = grainAt(path);
    const isThere = one !== undefined && other !== undefined;
    const isWhole = grain === "value" || (grain === "entity" && !isThere);
    if (isWhole || !isMapping(one) || !isMapping(other)) {
      return [{ path, before: one, after: other }];
    }
    return keysOf(one, other).flatMap((key) =>
      walk([...path, key], own(one ?? {}, key), own(other ?? {}, key)),
    );
  };
  return walk([], before, after);
}

type Mapping = Readonly<Record<string, unknown>> | undefined;

/** A side that has nothing is taken for an empty mapping beside one. */
function isMapping(value: unknown): value is Mapping {
  return value === undefined || isRecord(value);
}

function keysOf(before: Mapping, after: Mapping): readonly string[] {
  return [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])];
}

import { asMapping, asSequence, isNull, isUnknown, valueOf } from "./readNode.js";
import type { BlockFile } from "./spec.js";

/** The names of the parameters that a file declares, without positions. */
export interface DeclaredParameters {
  readonly build: ReadonlySet<string>;
  readonly run: ReadonlySet<string>;
  /** Whether the name of every build parameter can be read from the file. */
  readonly isBuildComplete: boolean;
}

export function declaredParameters(file: BlockFile): DeclaredParameters {
  return {
    build: namesIn(file, "build"),
    run: namesIn(file, "run"),
    isBuildComplete: knowsAllBuildNames(file),
  };
}

export function isSameDeclared(a: DeclaredParameters, b: DeclaredParameters): boolean {
  return (
    a.isBuildComplete === b.isBuildComplete &&
    isSameSet(a.build, b.build) &&
    isSameSet(a.run, b.run)
  );
}

/** The order counts, since it decides between equal suggestions. */
function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const others = [...b];
  return a.size === others.length && [...a].every((name, index) => name === others[index]);
}

function namesIn(file: BlockFile, list: "build" | "run"): ReadonlySet<string> {
  return new Set(
    file.parameters.flatMap((each) => (each.list === list && each.name ? each.name.text : [])),
  );
}

function knowsAllBuildNames(file: BlockFile): boolean {
  const root = asMapping(file.root);
  if (!root) return false;
  const parameters = valueOf(root, "parameters");
  if (isUnknown(parameters)) return false;
  if (parameters && !asMapping(parameters) && !isNull(parameters)) return false;
  const build = valueOf(asMapping(parameters), "build");
  if (isUnknown(build)) return false;
  const named = file.parameters.filter((each) => each.list === "build" && each.name);
  return named.length === (asSequence(build)?.items.length ?? 0);
}

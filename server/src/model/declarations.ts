import { asMapping, asSequence, isNull, isUnknown, valueOf } from "./readNode.js";
import type { BlockFile, ParameterType } from "./spec.js";

/** What a file declares beside `body`, without positions. */
export interface Declarations {
  /** Names of the build parameters. */
  readonly build: ReadonlySet<string>;
  readonly run: ReadonlySet<string>;
  /** Whether the name of every build parameter can be read from the file. */
  readonly isBuildComplete: boolean;
  /** The types of the build parameters that have a known one. */
  readonly buildTypes: ReadonlyMap<string, ParameterType>;
  /** Whether files are sent with the release; `unknown` where a template may add them. */
  readonly artifact: "given" | "absent" | "unknown";
}

export function declarationsOf(file: BlockFile): Declarations {
  return {
    build: namesIn(file, "build"),
    run: namesIn(file, "run"),
    isBuildComplete: knowsAllBuildNames(file),
    buildTypes: new Map(
      file.parameters.flatMap(({ list, name, type }) =>
        list === "build" && name && type ? [[name.text, type] as const] : [],
      ),
    ),
    artifact: artifactOf(file),
  };
}

export function isSameDeclarations(a: Declarations, b: Declarations): boolean {
  return (
    a.isBuildComplete === b.isBuildComplete &&
    a.artifact === b.artifact &&
    a.buildTypes.size === b.buildTypes.size &&
    [...a.buildTypes].every(([name, type]) => b.buildTypes.get(name) === type) &&
    isSameSet(a.build, b.build) &&
    isSameSet(a.run, b.run)
  );
}

/** The order counts, since it decides between equal suggestions. */
function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const others = [...b];
  return a.size === others.length && [...a].every((name, index) => name === others[index]);
}

function artifactOf({ root }: BlockFile): Declarations["artifact"] {
  const mapping = asMapping(root);
  const artifact = valueOf(mapping, "artifact");
  if (artifact && !isNull(artifact)) return "given";
  const mayBeAdded = mapping?.pairs.some(({ key }) => key.value.type === "unknown");
  return mayBeAdded === true ? "unknown" : "absent";
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

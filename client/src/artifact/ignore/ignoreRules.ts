import { dockerPattern } from "./dockerPattern.js";
import type { GlobState } from "./glob.js";
import type { IgnoreLine } from "./ignoreLine.js";
import { IgnorePattern } from "./ignorePattern.js";
import type { IgnoreDialect } from "./ignorePattern.js";
import { sdkPattern } from "./sdkPattern.js";

/** A line that is a pattern in both dialects. The two are one object when they mean the same. */
export interface IgnoreRule extends Readonly<Record<IgnoreDialect, IgnorePattern>> {
  readonly source: IgnoreLine;
}

/** Reads a line without problems in both dialects. */
export function readRule(source: IgnoreLine): IgnoreRule {
  const sdk = new IgnorePattern(sdkPattern(source.text));
  const docker = new IgnorePattern(dockerPattern(source.text));
  return { source, sdk, docker: docker.meaning === sdk.meaning ? sdk : docker };
}

/** Per dialect the index of the rule that decides about a file or folder; -1 when none does. */
export type Decision = Readonly<Record<IgnoreDialect, number>>;

/** What decides about what is in a folder, unless a later rule matches it. */
export interface FolderDecision extends Decision {
  /** How far the globs have come, per rule. Unset for those that cannot match below. */
  readonly states: Readonly<Record<IgnoreDialect, readonly (GlobState | undefined)[]>>;
}

const dialects = ["sdk", "docker"] as const;

/**
 * Which files stay out of an artifact, in both dialects. The last rule that matches a file, or a folder above it,
 * decides; so a file can be brought back from a folder that is left out.
 */
export class IgnoreRules {
  readonly rules: readonly IgnoreRule[];
  /** For what is directly in the packed folder. */
  readonly root: FolderDecision;

  constructor(rules: readonly IgnoreRule[]) {
    this.rules = rules;
    const start = (dialect: IgnoreDialect) => rules.map((rule) => rule[dialect].glob?.start);
    this.root = { sdk: -1, docker: -1, states: { sdk: start("sdk"), docker: start("docker") } };
  }

  /** What decides about the file of this name in the folder that `folder` is about. */
  decideFile(name: string, folder: FolderDecision): Decision {
    let { sdk, docker } = folder;
    for (let index = this.rules.length - 1; index > Math.min(sdk, docker); index -= 1) {
      const rule = this.rules[index];
      if (rule === undefined) continue;
      const isInSdk = index > sdk && takesFile(rule.sdk, folder.states.sdk[index], name);
      const isInDocker =
        index > docker &&
        (rule.docker === rule.sdk && index > sdk
          ? isInSdk
          : takesFile(rule.docker, folder.states.docker[index], name));
      if (isInSdk) sdk = index;
      if (isInDocker) docker = index;
    }
    return { sdk, docker };
  }

  /** What decides about what is in the folder of this name in the folder that `above` is about. */
  enterFolder(name: string, above: FolderDecision): FolderDecision {
    const decisions = { sdk: above.sdk, docker: above.docker };
    const states: Record<IgnoreDialect, (GlobState | undefined)[]> = { sdk: [], docker: [] };
    for (const dialect of dialects) {
      for (let index = above[dialect] + 1; index < this.rules.length; index += 1) {
        const before = above.states[dialect][index];
        const glob = this.rules[index]?.[dialect].glob;
        if (before === undefined || glob === undefined) continue;
        const after = glob.read(before, name);
        if (after.isAccepting) decisions[dialect] = index;
        const below = glob.read(after, "/");
        if (!below.isDead) states[dialect][index] = below;
      }
    }
    return { ...decisions, states };
  }

  isExcluded(decision: Decision, dialect: IgnoreDialect): boolean {
    return this.rules[decision[dialect]]?.[dialect].isNegated === false;
  }

  /** Whether everything in the folder stays out in the dialect, so that it need not be read. */
  isAllExcluded(folder: FolderDecision, dialect: IgnoreDialect): boolean {
    const own = folder[dialect];
    const states = folder.states[dialect];
    return (
      this.isExcluded(folder, dialect) &&
      this.rules.every(
        ({ [dialect]: { isNegated } }, index) =>
          index <= own || !isNegated || states[index] === undefined,
      )
    );
  }
}

function takesFile(pattern: IgnorePattern, state: GlobState | undefined, name: string): boolean {
  const { glob, isContentsOnly } = pattern;
  if (state === undefined || isContentsOnly || glob === undefined) return false;
  return name.endsWith(glob.fixedEnd) && glob.read(state, name).isAccepting;
}

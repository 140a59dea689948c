import { inc, parse, valid, gt } from "semver";
import type { Impact } from "./contractChange.js";

/**
 * The version that a next release should have (semantic versioning): a breaking change raises the first number, a
 * compatible one the second, all else the third. Below 1.0.0, where the first number promises nothing, each raises the
 * number one further to the right, as package managers read it. After a pre-release comes the next one of its series.
 * Undefined when `newest` is no semantic version.
 */
export function proposeVersion(newest: string, impact: Impact | undefined): string | undefined {
  const version = parse(newest);
  if (version === null) return undefined;
  if (version.prerelease.length > 0) return inc(newest, "prerelease") ?? undefined;
  return inc(newest, leastStep(version.major, impact)) ?? undefined;
}

type Step = "major" | "minor" | "patch";

function leastStep(major: number, impact: Impact | undefined): Step {
  if (major === 0) return impact === "breaking" ? "minor" : "patch";
  if (impact === "breaking") return "major";
  return impact === "compatible" ? "minor" : "patch";
}

/** Whether a version promises more than the changes keep, such as 1.2.1 with a breaking change after 1.2.0. */
export function isTooSmall(version: string, newest: string, impact: Impact | undefined): boolean {
  const from = parse(newest);
  if (from === null || from.prerelease.length > 0 || valid(version) === null) return false;
  const proposed = proposeVersion(newest, impact);
  return proposed !== undefined && gt(proposed, version);
}

/** What is wrong with a version for a release after `newest`, as a sentence; undefined when nothing is. */
export function versionProblem(version: string, newest: string | undefined): string | undefined {
  if (!/^\d/.test(version) || valid(version) !== version.split("+")[0]) {
    return `"${version}" is no semantic version; write one like "1.0.0".`;
  }
  if (newest === undefined || valid(newest) === null || gt(version, newest)) return undefined;
  return `"${version}" is not greater than the newest release "${newest}".`;
}

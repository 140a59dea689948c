import { nearestName } from "../schema/nearestName.js";
import type { RuleContext } from "./rule.js";

/** Pairs of characters that are compared in one run; some fifty milliseconds. */
const mostCompared = 4_000_000;

/**
 * Finds the known name that a mistyped one was most likely meant to be. A large file in which nearly every name is
 * unknown gets its first suggestions only, since each costs a comparison with all known names.
 */
export function createSuggest(): RuleContext["suggest"] {
  let compared = 0;
  return (name, candidates) => {
    const known = [...candidates];
    compared += known.reduce((sum, candidate) => sum + candidate.length * name.length, 0);
    return compared > mostCompared ? undefined : nearestName(name, known);
  };
}

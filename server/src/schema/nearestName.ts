import { findSimilarName } from "../document/similarName.js";

/** Of more names the first are compared: each of many unknown names asks, and the answer is only a guess. */
const mostCandidates = 1000;

/**
 * The candidate that `name` was probably meant to be: the same word in another case or with other separators, or one
 * a few typing slips away. Undefined when none is near, and when `name` itself is a candidate.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const names = firstOf(candidates);
  if (names.includes(name)) return undefined;
  const wanted = bareWord(name);
  const same = names.find((candidate) => bareWord(candidate) === wanted);
  return same ?? (wanted.length < shortestGuess ? undefined : findSimilarName(name, names));
}

function firstOf(candidates: Iterable<string>): readonly string[] {
  const names: string[] = [];
  for (const candidate of candidates) {
    if (names.length >= mostCandidates) break;
    names.push(candidate);
  }
  return names;
}

/** Shorter words are a few slips away from anything. */
const shortestGuess = 3;

const bareWords = new Map<string, string>();
const mostRemembered = 10_000;

/** In lower case and without separators. */
function bareWord(name: string): string {
  const known = bareWords.get(name);
  if (known !== undefined) return known;
  if (bareWords.size >= mostRemembered) bareWords.clear();
  const bare = name.toLowerCase().replaceAll(/[-_ ]/g, "");
  bareWords.set(name, bare);
  return bare;
}

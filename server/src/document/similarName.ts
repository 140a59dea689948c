/** Longer names, or more of them, are not compared: a guess is not worth the time. */
const longestName = 64;
const mostCandidates = 500;

/** The candidate that a mistyped name was most likely meant to be; undefined when none is near. */
export function findSimilarName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > longestName) return undefined;
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let most = Math.min(3, Math.floor(name.length / 3) + 1);
  let compared = 0;
  for (const candidate of candidates) {
    if (compared >= mostCandidates || most < 0) break;
    compared += 1;
    if (candidate === name || Math.abs(candidate.length - name.length) > most) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), most);
    if (distance > most) continue;
    best = candidate;
    most = distance - 1;
  }
  return best;
}

/** Three rows of distances, used again and again: a file full of unknown names asks a million times. */
const rows = [0, 1, 2].map(() => new Uint8Array(longestName + 2));

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one text into the other, as long as they are at
 * most `most`; a larger number otherwise. Looks only at the stripe of the table in which that is possible.
 */
function editDistance(from: string, to: string, most: number): number {
  let start = 0;
  while (start < from.length && from.charCodeAt(start) === to.charCodeAt(start)) start += 1;
  let [fromEnd, toEnd] = [from.length, to.length];
  while (
    fromEnd > start &&
    toEnd > start &&
    from.charCodeAt(fromEnd - 1) === to.charCodeAt(toEnd - 1)
  ) {
    fromEnd -= 1;
    toEnd -= 1;
  }
  return distanceInStripe(from.slice(start, fromEnd), to.slice(start, toEnd), most);
}

function distanceInStripe(from: string, to: string, most: number): number {
  const far = most + 1;
  if (Math.abs(from.length - to.length) > most) return far;
  let [beforePrevious, previous, current] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= to.length; j += 1) previous[j] = Math.min(j, far);
  for (let i = 1; i <= from.length; i += 1) {
    const first = Math.max(1, i - most);
    const last = Math.min(to.length, i + most);
    current[first - 1] = first === 1 ? Math.min(i, far) : far;
    let nearest = current[first - 1] ?? far;
    for (let j = first; j <= last; j += 1) {
      const isSame = from.charCodeAt(i - 1) === to.charCodeAt(j - 1);
      let distance = (previous[j - 1] ?? far) + (isSame ? 0 : 1);
      distance = Math.min(distance, (previous[j] ?? far) + 1, (current[j - 1] ?? far) + 1);
      if (isSwap(from, to, i, j)) distance = Math.min(distance, (beforePrevious[j - 2] ?? far) + 1);
      current[j] = distance;
      nearest = Math.min(nearest, distance);
    }
    if (last < to.length) current[last + 1] = far;
    if (nearest > most) return far;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return previous[to.length] ?? far;
}

function isSwap(from: string, to: string, i: number, j: number): boolean {
  return (
    i > 1 &&
    j > 1 &&
    from.charCodeAt(i - 1) === to.charCodeAt(j - 2) &&
    from.charCodeAt(i - 2) === to.charCodeAt(j - 1)
  );
}

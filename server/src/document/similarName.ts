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
    const stripe = { first: Math.max(1, i - most), last: Math.min(to.length, i + most), far };
    current[stripe.first - 1] = stripe.first === 1 ? Math.min(i, far) : far;
    fillRow({ beforePrevious, previous, current }, { from, to, i }, stripe);
    if (stripe.last < to.length) current[stripe.last + 1] = far;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return Math.min(far, at(previous, to.length));
}

type Rows = Readonly<Record<"beforePrevious" | "previous" | "current", Uint8Array>>;

function fillRow(
  { beforePrevious, previous, current }: Rows,
  { from, to, i }: { readonly from: string; readonly to: string; readonly i: number },
  { first, last, far }: { readonly first: number; readonly last: number; readonly far: number },
): void {
  for (let j = first; j <= last; j += 1) {
    const isSame = from.charCodeAt(i - 1) === to.charCodeAt(j - 1);
    const replaced = at(previous, j - 1) + (isSame ? 0 : 1);
    const swapped = isSwap(from, to, i, j) ? at(beforePrevious, j - 2) + 1 : far;
    current[j] = Math.min(replaced, swapped, at(previous, j) + 1, at(current, j - 1) + 1, far);
  }
}

function at(row: Uint8Array, index: number): number {
  return row[index] ?? 0;
}

function isSwap(from: string, to: string, i: number, j: number): boolean {
  return (
    i > 1 &&
    j > 1 &&
    from.charCodeAt(i - 1) === to.charCodeAt(j - 2) &&
    from.charCodeAt(i - 2) === to.charCodeAt(j - 1)
  );
}

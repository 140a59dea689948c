import type { CST } from "yaml";
import { mostMilliseconds, type Stopwatch } from "./stopwatch.js";

interface OpenCollection {
  readonly items: unknown[];
  /** Items that are kept so far. */
  next: number;
}

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;
type Item = Collection["items"][number];

/**
 * Cuts off what lies behind the first `most` keys and values of a token, in the order of the text, so that the YAML library
 * composes no more than is read afterwards: it cannot be stopped. Gives how many are kept, and the offset of the first
 * item that is cut off, if any.
 */
export function limitTokens(
  root: CST.Token,
  most: number,
): { readonly count: number; readonly cutAt?: number } {
  const open: OpenCollection[] = [];
  let count = 0;
  const enter = (token: CST.Token | null | undefined) => {
    if (!token) return;
    count += 1;
    if ("items" in token) open.push({ items: token.items, next: 0 });
  };
  enter(root.type === "document" ? root.value : root);
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const item = top.items[top.next] as Item | undefined;
    if (!item) open.pop();
    else if (count > most) return { count, cutAt: cutOff(open, item) };
    else {
      top.next += 1;
      enter(item.value);
      // Above its value on the stack, since it comes first.
      enter(item.key);
    }
  }
  return { count };
}

function cutOff(open: readonly OpenCollection[], { start, key, value }: Item): number {
  for (const { items, next } of open) items.length = next;
  return (start[0] ?? key ?? value)?.offset ?? 0;
}

/** To compose tokens and to convert what comes of it takes so much of the time in which they were read. */
const composingPace = 0.75;

/** How many keys and values of a token there is time for, going by the pace so far. */
export function affordableNodes(token: CST.Token, stopwatch: Stopwatch): number {
  const spent = stopwatch.elapsed();
  const share = (mostMilliseconds - spent) / (spent * composingPace);
  if (share >= 1) return Infinity;
  return Math.floor(limitTokens(token, Infinity).count * Math.max(0, share));
}

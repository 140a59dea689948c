import { isRecord, list, WrongShape } from "./guards.js";
import type { Guard } from "./guards.js";
import type { Page } from "./resources.js";

/** The page that was asked for, to fill in what an answer does not say. */
export interface AskedPage {
  readonly pageNumber: number;
  readonly pageSize: number;
}

/**
 * Reads a page whose items stand under one of `keys`, or under whatever key holds the only list. Counts may be missing,
 * or be text. Throws `WrongShape`.
 */
export function readPage<Item>(
  value: unknown,
  source: { readonly keys: readonly string[]; readonly item: Guard<Item> },
  asked: AskedPage,
): Page<Item> {
  if (!isRecord(value)) throw new WrongShape("", "an object");
  const key = listKey(value, source.keys);
  const items = value[key];
  const isItems: Guard<readonly Item[]> = list(source.item);
  isItems(items, key);
  const pageNumber = count(value["pageNumber"]) ?? asked.pageNumber;
  const isFull = items.length >= asked.pageSize;
  const pageCount = count(value["pageCount"]) ?? (isFull ? pageNumber + 1 : pageNumber);
  return { items, pageNumber, pageCount };
}

function listKey(value: Record<string, unknown>, keys: readonly string[]): string {
  const known = keys.find((key) => Object.hasOwn(value, key) && Array.isArray(value[key]));
  if (known !== undefined) return known;
  const lists = Object.keys(value).filter((key) => Array.isArray(value[key]));
  const [only] = lists;
  if (only === undefined || lists.length > 1) throw new WrongShape(keys.join(" or "), "a list");
  return only;
}

function count(value: unknown): number | undefined {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0
    ? number
    : undefined;
}

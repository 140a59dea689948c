import type { Answer, SchemaName } from "../../../../schemas/pressApi/endpoint.js";
import type { Wire } from "../../../../schemas/pressApi/wire.js";
import { isRecord } from "../guards.js";
import type { Page } from "../resources.js";
import { checkAnswer } from "./checkAnswer.js";
import { WrongShape } from "./wrongShape.js";

/** How a list stands in its answer. */
export type ListAnswer<Item extends SchemaName = SchemaName> = Extract<
  Answer,
  { readonly kind: "list" }
> & { readonly item: Item };

/** The page that was asked for, to fill in what an answer does not say. */
export interface AskedPage {
  readonly pageNumber: number;
  readonly pageSize: number;
}

/**
 * Reads a page whose items stand under one of the list's keys, or under whatever key holds the only list. Counts may be
 * missing, or be text. Throws `WrongShape`.
 */
export function readPage<Item extends SchemaName>(
  value: unknown,
  list: ListAnswer<Item>,
  asked: AskedPage,
): Page<Wire<Item>> {
  if (!isRecord(value)) throw new WrongShape("", "an object");
  const key = listKey(value, list.keys);
  const found = value[key];
  const items = (Array.isArray(found) ? found : []).map((item, index) =>
    checkAnswer(list.item, item, `${key}[${index}]`),
  );
  const pageNumber = count(value["pageNumber"]) ?? asked.pageNumber;
  const isFull = items.length >= asked.pageSize;
  const pageCount = count(value["pageCount"]) ?? (isFull ? pageNumber + 1 : pageNumber);
  const totalCount = list.countKeys.map((name) => count(value[name])).find(isNumber);
  return { items, pageNumber, pageCount, ...(totalCount === undefined ? {} : { totalCount }) };
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

function isNumber(value: number | undefined): value is number {
  return value !== undefined;
}

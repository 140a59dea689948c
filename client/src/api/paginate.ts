import type { Page } from "./resources.js";

/** More pages than this are taken for a fault of the platform. */
const maximumPages = 1000;

/**
 * All items of a collection, each once, whatever is inserted or deleted while it is read: when the number of pages or
 * items changed meanwhile, the pages are read once more for what slipped through; when it changed again, `onUnstable` is
 * told at the end. A platform that repeats a page or never ends is not followed.
 */
export async function* paginate<Item>(
  readPage: (pageNumber: number) => Promise<Page<Item>>,
  identify: (item: Item) => string,
  onUnstable?: () => void,
): AsyncGenerator<Item, void, undefined> {
  const seen = new Set<string>();
  let isStable = false;
  for (let pass = 1; pass <= 2 && !isStable; pass += 1) {
    isStable = yield* readThrough(readPage, identify, seen);
  }
  if (!isStable) onUnstable?.();
}

/** Returns whether the numbers of pages and items stayed the same. */
async function* readThrough<Item>(
  readPage: (pageNumber: number) => Promise<Page<Item>>,
  identify: (item: Item) => string,
  seen: Set<string>,
): AsyncGenerator<Item, boolean, undefined> {
  let firstPage: Page<Item> | undefined;
  let isStable = true;
  let pageCount = 1;
  let previousIds = "";
  for (let pageNumber = 1; pageNumber <= Math.min(pageCount, maximumPages); pageNumber += 1) {
    const page = await readPage(pageNumber);
    const ids = page.items.map(identify);
    const allIds = JSON.stringify(ids);
    if (ids.length > 0 && allIds === previousIds) return true;
    previousIds = allIds;
    firstPage ??= page;
    ({ pageCount } = page);
    isStable = pageCount === firstPage.pageCount && page.totalCount === firstPage.totalCount;
    for (const [index, item] of page.items.entries()) {
      const id = ids[index] ?? "";
      if (seen.has(id)) continue;
      seen.add(id);
      yield item;
    }
  }
  return isStable;
}

import { describe, expect, it } from "vitest";
import { paginate } from "../../../client/src/api/paginate.js";
import type { Page } from "../../../client/src/api/resources.js";

async function read(pages: (pageNumber: number, reads: number) => Page<string>) {
  const asked: number[] = [];
  const items: string[] = [];
  const all = paginate<string>(
    (pageNumber) => {
      asked.push(pageNumber);
      return Promise.resolve(pages(pageNumber, asked.length));
    },
    (item) => item,
  );
  for await (const item of all) items.push(item);
  return { asked, items };
}

const page = (pageNumber: number, pageCount: number, ...items: string[]) => ({
  items,
  pageNumber,
  pageCount,
});

describe("paginate", () => {
  it("reads every page once, and an empty one is not the end", async () => {
    const pages = [page(1, 3, "a", "b"), page(2, 3), page(3, 3, "c")];
    await expect(read((number) => pages[number - 1]!)).resolves.toEqual({
      asked: [1, 2, 3],
      items: ["a", "b", "c"],
    });
  });

  it("asks once for an empty collection", async () => {
    await expect(read(() => page(1, 0))).resolves.toEqual({ asked: [1], items: [] });
  });

  it("gives an item once that moved to the next page", async () => {
    const pages = [page(1, 2, "a", "b"), page(2, 2, "b", "c")];
    expect((await read((number) => pages[number - 1]!)).items).toEqual(["a", "b", "c"]);
  });

  it("reads once more for what slipped to an earlier page when the number of pages changed", async () => {
    const before = page(1, 3, "a", "b");
    const after = [page(1, 2, "b", "c"), page(2, 2, "d")];
    const result = await read((number, reads) => (reads === 1 ? before : after[number - 1]!));
    expect(result.items).toEqual(["a", "b", "d", "c"]);
    expect(result.asked).toEqual([1, 2, 1, 2]);
  });

  it("stops at a page that repeats the one before", async () => {
    expect((await read((number) => page(number, 1e9, "a"))).asked).toEqual([1, 2]);
  });

  it("stops after 1,000 pages", async () => {
    expect((await read((number) => page(number, 1e9, String(number)))).asked).toHaveLength(1000);
  });
});

import { describe, expect, it } from "vitest";
import type { Page } from "../../../client/src/api/resources.js";
import { PagedCollection } from "../../../client/src/resources/pagedCollection.js";

/** A list on a platform whose answers wait until the test lets them go. */
function create(items: string[], pageSize = 2) {
  const waiting: (() => void)[] = [];
  const changes: string[] = [];
  const unexpected: unknown[] = [];
  let failure: Error | undefined;
  const collection = new PagedCollection<string>({
    idOf: (item) => item,
    now: () => 0,
    onDidChange: () => void changes.push(collection.state?.items.join("") ?? ""),
    onUnexpected: (error) => void unexpected.push(error),
    readPage: async (pageNumber): Promise<Page<string>> => {
      const page = items.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
      const pageCount = Math.max(1, Math.ceil(items.length / pageSize));
      await new Promise<void>((resolve) => waiting.push(resolve));
      if (failure !== undefined) throw failure;
      return { items: page, pageNumber, pageCount };
    },
  });
  /** Answers everything that is asked until `done` has ended. */
  const answer = async <Result>(done: Promise<Result>): Promise<Result> => {
    const state = { isDone: false };
    const end = done.finally(() => (state.isDone = true));
    while (!state.isDone) {
      waiting.splice(0).forEach((resolve) => resolve());
      await new Promise((resolve) => setImmediate(resolve));
    }
    return end;
  };
  const fail = (error: Error | undefined) => (failure = error);
  return { collection, items, waiting, changes, unexpected, answer, fail };
}

describe("PagedCollection", () => {
  it("reads the first page once, however many ask", async () => {
    const { collection, waiting, answer } = create(["a", "b", "c"]);
    const both = Promise.all([collection.load(), collection.load()]);
    expect(waiting).toHaveLength(1);
    const [state] = await answer(both);
    expect(state).toMatchObject({ items: ["a", "b"], hasMore: true });
  });

  it("reads again after a read under way, since that may have begun too early", async () => {
    const { collection, items, answer } = create(["a"]);
    const loading = collection.load();
    items.push("b");
    await answer(Promise.all([loading, collection.refresh(), collection.refresh()]));
    expect(collection.state?.items).toEqual(["a", "b"]);
  });

  it("keeps the pages that are shown when they are read again", async () => {
    const { collection, items, answer } = create(["a", "b", "c", "d", "e"]);
    await answer(collection.load());
    await answer(collection.loadMore());
    items.unshift("new");
    await answer(collection.refresh());
    expect(collection.state).toMatchObject({ items: ["new", "a", "b", "c"], hasMore: true });
  });

  it("keeps the items of the last good read when one fails", async () => {
    const { collection, answer, fail, unexpected } = create(["a"]);
    await answer(collection.load());
    fail(new Error("broken"));
    await answer(collection.refresh());
    expect(collection.state).toMatchObject({ items: ["a"], failure: { kind: "unexpected" } });
    expect(unexpected).toHaveLength(1);
    fail(undefined);
    await answer(collection.refresh());
    expect(collection.state?.failure).toBeUndefined();
  });

  it("says nothing any more once it was disposed", async () => {
    const { collection, answer, changes } = create(["a"]);
    const loading = collection.load();
    collection.dispose();
    await answer(loading);
    expect(changes).toEqual([]);
  });
});

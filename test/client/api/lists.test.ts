import { describe, expect, it } from "vitest";
import { errorOf, PressFixture } from "./pressFixture.js";
import type { ReceivedRequest } from "./scriptedServer.js";

const press = new PressFixture();

const spec = (id: string) => ({ id, kind: "workflow", metadata: { name: id } });
const specs = (...ids: string[]) => ids.map(spec);

/** Answers by page number, and tells which pages were asked for. */
function serve(pageOf: (pageNumber: number, reads: number) => object): number[] {
  const asked: number[] = [];
  press.server.script = ({ path }) => {
    const pageNumber = Number(new URL(path, "http://x").searchParams.get("pageNumber") ?? 1);
    asked.push(pageNumber);
    return { status: 200, body: pageOf(pageNumber, asked.length) };
  };
  return asked;
}

async function idsOf(list: AsyncIterable<{ readonly id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

describe("a list that is awaited", () => {
  it("is one page, the one that was asked for", async () => {
    const asked = serve(() => ({ specs: specs("a"), pageNumber: 3, pageCount: 7, specCount: 61 }));
    await expect(press.client.listSpecs({ pageNumber: 3, pageSize: 10 })).resolves.toEqual({
      items: specs("a"),
      pageNumber: 3,
      pageCount: 7,
      totalCount: 61,
    });
    expect(asked).toEqual([3]);
  });

  it("is asked for once however often it is awaited, and not before", async () => {
    const asked = serve(() => ({ specs: [], pageCount: 0 }));
    const list = press.client.listSpecs();
    expect(asked).toEqual([]);
    await list;
    await list.then((page) => page.items);
    await list.finally(() => undefined);
    expect(asked).toEqual([1]);
  });

  it("can fail as any promise", async () => {
    press.answer({ status: 403 });
    await expect(press.client.listSpecs().catch(() => "caught")).resolves.toBe("caught");
  });

  it.each([
    [{ pageCount: undefined }, 1],
    [{ pageCount: null }, 1],
    [{ pageCount: "4" }, 4],
    [{ pageCount: "many" }, 1],
    [{ pageCount: -1 }, 1],
    [{ pageCount: 1.5 }, 1],
    [{ pageCount: 1e9 }, 1e9],
  ])("has a page count whatever the platform says: %j", async (fields, pageCount) => {
    serve(() => ({ specs: specs("a"), ...fields }));
    await expect(press.client.listSpecs()).resolves.toMatchObject({ pageCount });
  });

  it.each([
    ["specCount", 5],
    ["specsCount", "6"],
  ])("has a total under %s", async (key, value) => {
    serve(() => ({ specs: [], [key]: value }));
    await expect(press.client.listSpecs()).resolves.toMatchObject({ totalCount: Number(value) });
  });

  it("may stand under another key when there is only one list", async () => {
    serve(() => ({ results: specs("a"), pageCount: 1 }));
    await expect(press.client.listSpecs()).resolves.toMatchObject({ items: specs("a") });
    serve(() => ({ results: specs("a"), warnings: [], pageCount: 1 }));
    expect((await errorOf(press.client.listSpecs())).message).toContain(
      '"specs" that is not a list',
    );
  });
});

describe("a list that is iterated", () => {
  it("is all items from the first page on, whatever page the query names", async () => {
    const asked = serve((pageNumber) => ({ specs: specs(`s${pageNumber}`), pageCount: 3 }));
    await expect(idsOf(press.client.listSpecs({ pageNumber: 9, name: "s" }))).resolves.toEqual([
      "s1",
      "s2",
      "s3",
    ]);
    expect(asked).toEqual([1, 2, 3]);
    for (const { path } of press.server.requests) expect(path).toContain("name=s");
  });

  it("has each item once when one is added between pages", async () => {
    const before = specs("a", "b");
    const after = [specs("new", "a"), specs("b", "c")];
    serve((pageNumber, reads) => ({
      specs: reads === 1 ? before : after[pageNumber - 1],
      pageCount: 2,
      specCount: reads === 1 ? 3 : 4,
    }));
    await expect(idsOf(press.client.listSpecs())).resolves.toEqual(["a", "b", "c", "new"]);
  });

  it("finds what slipped to an earlier page when one is removed", async () => {
    const pages = [specs("b", "c"), specs("d")];
    const asked = serve((pageNumber, reads) =>
      reads === 1
        ? { specs: specs("a", "b"), pageCount: 2, specCount: 4 }
        : { specs: pages[pageNumber - 1], pageCount: 2, specCount: 3 },
    );
    await expect(idsOf(press.client.listSpecs())).resolves.toEqual(["a", "b", "d", "c"]);
    expect(asked).toEqual([1, 2, 1, 2]);
  });

  it("tells when it kept changing", async () => {
    serve((pageNumber, reads) => ({
      specs: specs(`s${pageNumber}`),
      pageCount: 2,
      specCount: reads,
    }));
    const notes: string[] = [];
    for await (const { id } of press.client.listSpecs().all(() => notes.push("unstable"))) {
      notes.push(id);
    }
    expect(notes).toEqual(["s1", "s2", "unstable"]);
  });

  it("does not end at an empty page, nor read pages that do not exist", async () => {
    const asked = serve((pageNumber) => ({
      specs: pageNumber === 2 ? [] : specs(`s${pageNumber}`),
      pageCount: 3,
    }));
    await expect(idsOf(press.client.listSpecs())).resolves.toEqual(["s1", "s3"]);
    expect(asked).toEqual([1, 2, 3]);
    serve(() => ({ specs: [], pageCount: 0 }));
    await expect(idsOf(press.client.listSpecs())).resolves.toEqual([]);
  });

  it("ends at a page that repeats the one before", async () => {
    const asked = serve(() => ({ specs: specs("a", "b"), pageCount: 1e9 }));
    await expect(idsOf(press.client.listSpecs())).resolves.toEqual(["a", "b"]);
    expect(asked).toEqual([1, 2]);
  });

  it("gives what it had before a page fails", async () => {
    press.server.script = ({ path }: ReceivedRequest) =>
      path.includes("pageNumber=3")
        ? { status: 403 }
        : { status: 200, body: { specs: specs(path), pageCount: 5 } };
    const seen: string[] = [];
    const reading = (async () => {
      for await (const { id } of press.client.listSpecs()) seen.push(id);
    })();
    expect((await errorOf(reading)).kind).toBe("forbidden");
    expect(seen).toHaveLength(2);
  });

  it("stops asking when its reader stops", async () => {
    const asked = serve((pageNumber) => ({ specs: specs(`s${pageNumber}`), pageCount: 100 }));
    for await (const { id } of press.client.listSpecs()) if (id === "s2") break;
    expect(asked).toEqual([1, 2]);
  });

  it("tells releases by version and revisions by number", async () => {
    const release = (version: string) => ({ id: "same", version });
    serve(() => ({ releases: [release("1.0.0"), release("1.1.0"), release("1.0.0")] }));
    const versions: string[] = [];
    for await (const { version } of press.client.listSpecReleases("s")) versions.push(version);
    expect(versions).toEqual(["1.0.0", "1.1.0"]);
    serve(() => ({ deployments: [1, 2, 2].map((revision) => ({ revision, status: "failed" })) }));
    const revisions: string[] = [];
    for await (const { revision } of press.client.listDeploymentRevisions("d")) {
      revisions.push(revision);
    }
    expect(revisions).toEqual(["1", "2"]);
  });
});

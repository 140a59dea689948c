import { describe, expect, it } from "vitest";
import {
  describeFilter,
  filterFields,
  isFiltering,
  listQuery,
  passes,
  readFilter,
  revisionQuery,
  sortOrders,
  type Area,
  type FilteredItem,
  type ListFilter,
  type ListQuery,
} from "../../../client/src/resources/listFilter.js";
import { endpoints } from "../../../schemas/pressApi/endpoints.js";

const rows = {
  specs: [endpoints.listSpecs, endpoints.listAllSpecs],
  deployments: [endpoints.listDeployments, endpoints.listAllDeployments],
} as const;
const areas: readonly Area[] = ["specs", "deployments"];

describe.each(areas)("the filters of the %s", (area) => {
  it("are all that the operations of the API have", () => {
    const offered = new Set([...filterFields(area).map(({ name }) => name), "sort"]);
    const ofApi = rows[area].flatMap(({ query }) => query.map(({ name }): string => name));
    const missing = ofApi.filter((name) => !offered.has(name) && !name.startsWith("page"));
    expect(missing).toEqual([]);
  });

  it("offer no apps, which these views do not show", () => {
    const kinds = filterFields(area).find(({ name }) => name === "kind");
    expect(kinds?.values).toEqual(["workflow", "webapp", "service"]);
  });

  it("have an order for each field that the API sorts by", () => {
    expect(sortOrders(area)).toContain("title:desc");
    expect(sortOrders(area)).toHaveLength(8);
  });
});

describe("listQuery", () => {
  const blockKinds = ["workflow", "webapp", "service"];

  it.each<[string, Area, ListFilter, ListQuery]>([
    ["no filter", "specs", {}, { operation: "blocks", query: {}, rest: {} }],
    [
      "what the blocks' own list knows",
      "specs",
      { status: ["archived"], name: "or", sort: "name:asc" },
      {
        operation: "blocks",
        query: { status: ["archived"], name: "or", sort: ["name:asc"] },
        rest: {},
      },
    ],
    [
      "a text, which only the list with apps knows",
      "deployments",
      { term: "price" },
      { operation: "all", query: { term: "price", kind: blockKinds }, rest: {} },
    ],
    [
      "a kind and a name, which no operation knows together",
      "deployments",
      { kind: ["service"], term: "price", name: "or" },
      { operation: "all", query: { kind: ["service"], term: "price" }, rest: { name: "or" } },
    ],
    [
      "the status of revisions, which deployments do not have",
      "deployments",
      { revisionStatus: ["failed"] },
      { operation: "blocks", query: {}, rest: {} },
    ],
    [
      "people, whom no operation knows",
      "specs",
      { createdBy: ["anna"] },
      { operation: "blocks", query: {}, rest: { createdBy: ["anna"] } },
    ],
  ])("sends %s", (_title, area, filter, expected) => {
    expect(listQuery(area, filter)).toEqual(expected);
  });
});

describe("revisionQuery", () => {
  it("asks for the revisions that are wanted", () => {
    expect(revisionQuery({})).toEqual({});
    expect(revisionQuery({ revisionStatus: ["superseded"] })).toEqual({ status: ["superseded"] });
  });
});

describe("passes", () => {
  const item: FilteredItem = {
    kind: "workflow",
    status: "failed",
    scope: "public",
    metadata: { name: "orders", title: "Orders of the day", createdBy: "anna" },
  };

  it.each<[ListFilter, boolean]>([
    [{}, true],
    [{ name: "ord" }, true],
    [{ name: "rders" }, false],
    [{ term: "OF THE" }, true],
    [{ term: "prices" }, false],
    [{ kind: ["workflow", "service"] }, true],
    [{ kind: ["service"] }, false],
    [{ status: ["failed"] }, true],
    [{ scope: ["private"] }, false],
    [{ featured: false }, true],
    [{ featured: true }, false],
    [{ createdBy: ["anna", "bert"] }, true],
    [{ createdBy: ["bert"] }, false],
    [{ name: "ord", createdBy: ["bert"] }, false],
  ])("%o: %s", (filter, expected) => {
    expect(passes("specs", filter, item)).toBe(expected);
  });
});

describe("a filter that was stored", () => {
  it("is read back, without what does not fit any more", () => {
    const stored = {
      status: ["archived", "melted"],
      featured: "yes",
      name: "",
      term: "x",
      sort: "name:sideways",
      unheard: 1,
    };
    expect(readFilter("specs", stored)).toEqual({ status: ["archived"], term: "x" });
  });

  it.each([undefined, null, "broken", 1, []])("is none when it is %o", (stored) => {
    expect(readFilter("deployments", stored)).toEqual({});
  });

  it("is told in words", () => {
    const filter = readFilter("deployments", {
      status: ["platform_resource_error", "failed"],
      name: "or",
      sort: "createdAt:asc",
    });
    expect(describeFilter(filter)).toBe(
      'status platform resource error or failed · name begins with "or" · sorted by creation, oldest first',
    );
  });

  it("hides nothing when it only sorts", () => {
    expect(isFiltering({ sort: "name:asc", revisionStatus: ["failed"] })).toBe(false);
    expect(isFiltering({ sort: "name:asc", featured: false })).toBe(true);
  });
});

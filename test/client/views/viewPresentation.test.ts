import { describe, expect, it } from "vitest";
import type { CollectionState } from "../../../client/src/resources/pagedCollection.js";
import { driftMark, driftUri } from "../../../client/src/views/driftDecoration.js";
import {
  viewPresentation,
  type Presented,
  type ViewState,
} from "../../../client/src/views/viewPresentation.js";

type Kind = NonNullable<CollectionState<unknown>["failure"]>["kind"];

const list = (items: readonly unknown[], more: Partial<CollectionState<unknown>> = {}) => ({
  items,
  hasMore: false,
  ...more,
});
const failed = (kind: Kind, items: readonly unknown[] = []) =>
  list(items, { failure: { kind, message: "It failed." }, readAt: Date.UTC(2026, 0, 1, 12) });

function present(more: Partial<Presented>) {
  return viewPresentation({
    area: "specs",
    account: "Peak beta (acme, press.beta.peak.ai)",
    list: list([1]),
    filter: {},
    marked: 0,
    ...more,
  });
}

describe("a view of the platform", () => {
  it.each<[ViewState, Partial<Presented>]>([
    ["signedOut", { account: undefined, list: undefined }],
    ["loading", { list: undefined }],
    ["ready", {}],
    ["ready", { list: list([], { hasMore: true }), filter: { createdBy: ["anna"] } }],
    ["empty", { list: list([]) }],
    ["empty", { list: list([]), filter: { sort: "name:asc" } }],
    ["filteredOut", { list: list([]), filter: { name: "x" } }],
    ["offline", { list: failed("network") }],
    ["offline", { list: failed("timeout", [1]) }],
    ["forbidden", { list: failed("forbidden") }],
    ["unauthorized", { list: failed("unauthorized") }],
    ["unauthorized", { list: failed("invalidKey", [1]) }],
    ["failed", { list: failed("internalServerError") }],
    ["failed", { list: failed("unexpected", [1]) }],
  ])("is %s", (state, more) => {
    expect(present(more).state).toBe(state);
  });

  it("tells who acts, and the age of what it shows when that may be old", () => {
    expect(present({}).description).toBe("Peak beta (acme, press.beta.peak.ai)");
    expect(present({ list: failed("network", [1]) }).description).toMatch(
      /^Peak beta \(acme, press\.beta\.peak\.ai\) · as of \d\d:\d\d$/,
    );
  });

  it("tells what it reads while it reads, and its filter afterwards", () => {
    expect(present({ list: undefined }).message).toBe("Reading the specs…");
    expect(present({ filter: { featured: true } }).message).toBe("featured");
    expect(present({}).message).toBeUndefined();
  });

  it("tells the filter beside the title when it hides everything, to leave the room to the way out", () => {
    const { description, message } = present({ list: list([]), filter: { name: "x" } });
    expect(description).toMatch(/^name begins with "x" · /);
    expect(message).toBeUndefined();
  });

  it("counts what needs a look", () => {
    expect(present({ marked: 2 }).badge).toEqual({
      value: 2,
      tooltip: "2 deployments need a look",
    });
    expect(present({ marked: 0 }).badge).toBeUndefined();
  });
});

describe("the mark of a line", () => {
  it.each([
    ["failed", "!"],
    ["behind", "↑"],
    ["parameters", "≠"],
  ] as const)("of kind %s is %s", (kind, badge) => {
    const uri = new URL(driftUri("d/1?x", kind));
    const mark = driftMark({ scheme: uri.protocol.slice(0, -1), query: uri.search.slice(1) });
    expect(mark?.badge).toBe(badge);
  });

  it("is none for files and for what nobody knows", () => {
    expect(driftMark({ scheme: "file", query: "behind" })).toBeUndefined();
    expect(driftMark({ scheme: "press-blocks-drift", query: "toString" })).toBeUndefined();
  });
});

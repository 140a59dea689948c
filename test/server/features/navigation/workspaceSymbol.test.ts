import { describe, expect, it } from "vitest";
import { complete } from "../../../../server/src/interruptible.js";
import { MemoryFiles } from "../../../support/memoryFiles.js";
import { workspaceOf } from "../../../support/workspaceService.js";

const block = (name: string, step: string) => `body:
  version: 1
  kind: workflow
  metadata: { name: ${name}, summary: s }
  release: { version: 1.0.0 }
  config:
    images: { python: { dockerfile: D } }
    steps:
      ${step}: { type: sql }
    triggers: [{ cron: 0 * * * * }]
parameters:
  build:
    - { name: region, type: string }
`;

const fixture = workspaceOf({
  "orders.block.yaml": block("orders", "read-orders"),
  "deep/down/prices.block.yml": block("prices", "load-prices"),
  "plain.yaml": "steps: { read: {} }\n",
  ".git/copy.block.yaml": block("copy", "read-copy"),
  "notes.txt": block("notes", "read-notes"),
});

function symbols(query: string): readonly string[] {
  return complete(fixture.service.workspaceSymbol(query)).map(
    ({ name, containerName, location }) => {
      const path = location.uri.slice(MemoryFiles.uri("").length);
      return [path, containerName, name].filter((part) => part !== undefined).join(" ");
    },
  );
}

describe("the symbols of a workspace", () => {
  it("are the specs, steps, images and parameters of its block files", () => {
    expect(symbols("").toSorted()).toEqual([
      "deep/down/prices.block.yml prices",
      "deep/down/prices.block.yml prices load-prices",
      "deep/down/prices.block.yml prices python",
      "deep/down/prices.block.yml prices region",
      "orders.block.yaml orders",
      "orders.block.yaml orders python",
      "orders.block.yaml orders read-orders",
      "orders.block.yaml orders region",
    ]);
  });

  it.each([
    ["rdord", ["orders.block.yaml orders read-orders"]],
    ["READ", ["orders.block.yaml orders read-orders"]],
    ["ordersread", []],
    ["lo pri", ["deep/down/prices.block.yml prices load-prices"]],
  ])("have the letters of %j in their order", (query, expected) => {
    expect(symbols(query)).toEqual(expected);
  });

  it("stand where they are declared", () => {
    const [symbol] = complete(fixture.service.workspaceSymbol("read-orders"));
    const document = fixture.document("orders.block.yaml");
    if (!symbol || !("range" in symbol.location)) throw new Error("no symbol");
    expect(document.getText(symbol.location.range)).toBe("read-orders");
  });

  it("are looked for in pieces", () => {
    const work = fixture.service.workspaceSymbol("");
    expect(work.next().done).toBe(false);
  });
});

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

describe("the table of docs/publishing.md", () => {
  const root = path.join(import.meta.dirname, "../../..");
  const rows = [
    ...readFileSync(path.join(root, "docs/publishing.md"), "utf8").matchAll(
      /^\| F(\d+) +\|.*\| `([^`]+)` *\|$/gm,
    ),
  ];

  it("has every number from 1 to 50 once", () => {
    const numbers = rows.map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it("names tests that are there", () => {
    for (const [, , file = ""] of rows)
      expect(existsSync(path.join(root, "test", file)), file).toBe(true);
  });
});

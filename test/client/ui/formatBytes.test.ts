import { describe, expect, it } from "vitest";
import { formatBytes } from "../../../client/src/ui/formatBytes.js";

describe("formatBytes", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1_000, "1.0 kB"],
    [1_449, "1.4 kB"],
    [12_345, "12 kB"],
    [10_485_760, "10 MB"],
    [3_000_000_000_000, "3000 GB"],
  ])("writes %d as %s", (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

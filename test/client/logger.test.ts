import { describe, expect, it } from "vitest";
import { createLogger } from "../../client/src/logger.js";

function log(...keys: readonly string[]) {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  return { lines, logger: createLogger({ info: write, warn: write, error: write }, () => keys) };
}

describe("the log", () => {
  it("leaves out known keys, in messages, stacks and causes", () => {
    const { lines, logger } = log("canary-0123456789");
    logger.info("sent canary-0123456789");
    logger.error("failed", new Error("a", { cause: new Error("with canary-0123456789 inside") }));
    logger.error("thrown", "canary-0123456789");
    expect(lines.join("\n")).not.toContain("canary");
    expect(lines).toHaveLength(3);
  });

  it("leaves out what looks like a header with a key, even of a key that it does not know", () => {
    const { lines, logger } = log();
    logger.warn("Authorization: abcdefgh-12345678");
    logger.warn('{"authorization":"Bearer abcdefgh-12345678"}');
    expect(lines.join("\n")).not.toContain("abcdefgh");
  });

  it("keeps the rest, with the stack of an error", () => {
    const { lines, logger } = log("canary-0123456789");
    logger.error("Reading failed.", new RangeError("page 3"));
    expect(lines[0]).toMatch(/^Reading failed\.\nRangeError: page 3\n\s+at /);
  });
});

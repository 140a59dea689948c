import { describe, expect, it } from "vitest";
import { createLogger } from "../../../client/src/logger.js";
import { LogMemory } from "../../../client/src/start/logMemory.js";
import { problemReport } from "../../../client/src/start/problemReport.js";

const facts = {
  extension: "1.2.3",
  editor: "Code 1.100.0",
  system: "Linux 6.1 x64, Node v20.19.0",
  settings: { "pressBlock.quotes": "keep" },
};

describe("the report of a problem", () => {
  it("tells versions, changed settings and the log, and leaves room for what happened", () => {
    const log = ["one", "two"];
    expect(problemReport({ ...facts, remote: "wsl" }, { accounts: 2, isSignedIn: true, log })).toBe(
      [
        "# Problem with Press Blocks",
        "",
        "## What happened, and what should have happened",
        "",
        "",
        "## Versions",
        "",
        "- Press Blocks 1.2.3",
        "- Code 1.100.0 (wsl)",
        "- Linux 6.1 x64, Node v20.19.0",
        "- 2 accounts, one of them acts",
        "",
        "## Settings that were changed",
        "",
        "```json",
        "{",
        '  "pressBlock.quotes": "keep"',
        "}",
        "```",
        "",
        "## The last 2 lines of the log",
        "",
        "```text",
        "one",
        "two",
        "```",
        "",
      ].join("\n"),
    );
  });

  it("cannot be broken out of by what is in the log", () => {
    const report = problemReport(facts, {
      accounts: 0,
      isSignedIn: false,
      log: ["a\n````\n[click](command:evil)"],
    });
    expect(report).toContain("`````text\na\n````\n[click](command:evil)\n`````\n");
  });

  it("holds the last 200 lines, without the keys that were in them", () => {
    const written: string[] = [];
    const write = (line: string) => void written.push(line);
    const memory = new LogMemory({ info: write, warn: write, error: write });
    const log = createLogger(memory, () => ["the-secret-key"]);

    for (let line = 1; line <= 205; line += 1) log.info(`line ${line} with the-secret-key`);
    log.error("failed", new Error("for the-secret-key"));

    expect(memory.lines).toHaveLength(200);
    expect(memory.lines[0]).toMatch(/^\d{4}-\S+ \[info\] line 7 with /);
    expect(memory.lines.at(-1)).toContain("[error] failed");
    expect(memory.lines.join("\n")).not.toContain("the-secret-key");
    expect(written).toHaveLength(206);
  });
});

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { onlyOne } from "../../../scripts/launch/onlyOne.mjs";
import { inProject } from "../../../scripts/launch/root.mjs";

const lock = inProject(".press-blocks/vscode.lock");

describe("work that only one may do at a time", () => {
  it("is done by the second when the first has finished, or failed", async () => {
    /** @type {string[]} */
    const events = [];
    let finish = () => {};
    const busy = new Promise((resolve) => (finish = () => resolve(undefined)));
    const first = onlyOne("vscode", async () => {
      events.push("first begins");
      await busy;
      events.push("first fails");
      throw new Error("no");
    });
    const second = onlyOne("vscode", async () => events.push("second begins"));
    await expect.poll(() => events).toEqual(["first begins"]);
    finish();
    await expect(first).rejects.toThrow("no");
    await second;
    expect(events).toEqual(["first begins", "first fails", "second begins"]);
    expect(existsSync(lock)).toBe(false);
  });

  it("is not held up by the lock of a process that was killed", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    mkdirSync(inProject(".press-blocks"), { recursive: true });
    writeFileSync(lock, String(pid));
    expect(await onlyOne("vscode", async () => "done")).toBe("done");
  });
});

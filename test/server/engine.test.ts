import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { patienceFlag } from "../../server/src/engine.js";

describe("the engine of the server", () => {
  it.each([
    ["11.3.244.8-node.38", "--interrupt-budget=1000000"],
    ["12.4.254.21-node.57", "--invocation-count-for-turbofan=40000"],
    ["13.6.233.17-node.53", undefined],
    ["14.0.1", undefined],
    ["", undefined],
  ])("of version %s waits longer before it optimises by %s", (version, flag) => {
    expect(patienceFlag(version)).toBe(flag);
  });

  it("knows the flag that it is given", () => {
    const flags = [patienceFlag(process.versions.v8)].filter((flag) => flag !== undefined);
    const { status, stderr } = spawnSync(process.execPath, [...flags, "-e", ""]);
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: "" });
  });
});

import { describe, expect, it } from "vitest";
import { classifyStatus, isFinalStatus } from "../../../client/src/api/deploymentStatus.js";
import { stageAddress } from "../../../client/src/api/stageAddress.js";

describe("the address of a stage", () => {
  it("has the stage in its host, but for prod, and latest lives on dev", () => {
    expect(stageAddress("prod")).toBe("https://press.peak.ai");
    expect(stageAddress("beta")).toBe("https://press.beta.peak.ai");
    expect(stageAddress("latest")).toBe("https://press.dev.peak.ai");
  });
});

describe("a status", () => {
  it("is final when only somebody's action changes it", () => {
    expect(["deployed", "warning", "failed", "rollback_complete"].every(isFinalStatus)).toBe(true);
    expect(["deploying", "deleting", "rollback", "brand_new"].some(isFinalStatus)).toBe(false);
    expect(classifyStatus("toString")).toBe("unknown");
  });
});

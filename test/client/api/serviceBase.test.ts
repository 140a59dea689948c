import { describe, expect, it } from "vitest";
import { parseAddress } from "../../../client/src/api/address.js";
import { serviceBase } from "../../../client/src/api/transport/serviceBase.js";

describe("the second host of a platform", () => {
  it.each([
    ["https://press.peak.ai", "https://service.peak.ai/"],
    ["https://press.peak.ai/", "https://service.peak.ai/"],
    ["https://press.dev.peak.ai", "https://service.dev.peak.ai/"],
    ["https://press.beta.peak.ai", "https://service.beta.peak.ai/"],
  ])("of %s is %s", (address, expected) => {
    expect(serviceBase(parseAddress(address)).href).toBe(expected);
  });

  it.each([
    "http://127.0.0.1:4000",
    "https://press.example.com",
    "https://press.peak.ai.example.com",
    "https://press.peak.ai:8443",
    "https://press.peak.ai/gateway",
    "https://press.other.peak.ai",
    "https://xpress.peak.ai",
  ])("of %s is itself, so that its key goes nowhere else", (address) => {
    const base = parseAddress(address);
    expect(serviceBase(base)).toBe(base);
  });
});

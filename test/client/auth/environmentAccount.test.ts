import { describe, expect, it } from "vitest";
import { environmentAccount } from "../../../client/src/auth/environmentAccount.js";

const read = (address: string | undefined, key: string | undefined = "local-key-1") =>
  environmentAccount({ PRESS_BLOCKS_LOCAL_PLATFORM: address, PRESS_BLOCKS_LOCAL_KEY: key });

describe("environmentAccount", () => {
  it.each([
    "http://127.0.0.1:4100",
    "http://127.0.0.1:4100/",
    "http://localhost:4100",
    "http://[::1]:4100",
  ])("provides an account for %s", (address) => {
    expect(read(address)?.key).toBe("local-key-1");
    expect(read(address)?.account.baseUrl).toBe(`${new URL(address).origin}/`);
  });

  it.each([
    undefined,
    "",
    "127.0.0.1:4100",
    "https://press.peak.ai",
    "http://press.peak.ai",
    "http://127.0.0.1.evil.example.com:4100",
    "http://localhost.evil.example.com",
    "http://127.0.0.1@evil.example.com/",
    "http://user:secret@127.0.0.1:4100",
    "file://127.0.0.1/",
    "http://0.0.0.0:4100",
  ])("provides nothing for %s", (address) => {
    expect(read(address)).toBeUndefined();
  });

  it("provides nothing without a usable key", () => {
    expect(read("http://127.0.0.1:4100", "")).toBeUndefined();
    expect(read("http://127.0.0.1:4100", "two words are no key")).toBeUndefined();
  });
});

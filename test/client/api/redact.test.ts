import { describe, expect, it } from "vitest";
import { foreignText } from "../../../client/src/api/transport/foreignText.js";
import { redact } from "../../../client/src/api/redact.js";

describe("redact", () => {
  it.each([
    "Authorization: Zm9vYmFyYmF6",
    '{"authorization":"Bearer Zm9vYmFyYmF6"}',
    "sent Bearer Zm9vYmFyYmF6 to",
    "x-api-key=Zm9vYmFyYmF6",
    "ghp_Zm9vYmFyYmF6Zm9vYmFyYmF6",
    "eyJhbGciOiJI.Zm9vYmFyYmF6.Zm9vYmFyYmF6",
  ])("takes what looks like a key out of %j", (text) => {
    expect(redact(text)).not.toContain("Zm9vYmFyYmF6");
  });

  it("takes the known key out in all its spellings", () => {
    const key = "Bearer a+b/c=d-12345";
    const text = `${key} a+b/c=d-12345 ${encodeURIComponent(key)} ${encodeURIComponent("a+b/c=d-12345")}`;
    expect(redact(text, [key])).not.toMatch(/12345/);
  });

  it("leaves other text alone", () => {
    const text = "The release 1.0.0 of hello-world exists; the authorization failed.";
    expect(redact(text, ["some-key-1234"])).toBe(text);
  });
});

describe("foreignText", () => {
  it.each(["7", "ab", "a.b", "-?", "ü7"])(
    "takes the short secret %j out where it stands alone",
    (secret) => {
      const text = foreignText(`is "${secret}", not x${secret}y: ${secret}`, [secret]);
      expect(text).toBe(`is "[redacted]", not x${secret}y: [redacted]`);
    },
  );

  it("is one line without invisible characters", () => {
    expect(foreignText("a\r\n\tb\u0000\u202E\u200Bc")).toBe("a b\\u{0}\\u{202e}\\u{200b}c");
  });
});

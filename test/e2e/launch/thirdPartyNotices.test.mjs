import { describe, expect, it } from "vitest";
import { thirdPartyNotices } from "../../../scripts/launch/thirdPartyNotices.mjs";

describe("third-party notices", () => {
  it("give the licence text of each package of which a file is bundled, once", () => {
    const text = thirdPartyNotices({
      inputs: {
        "server/src/server.ts": {},
        "node_modules/yaml/dist/index.js": {},
        "node_modules/yaml/dist/parse/lexer.js": {},
        "node_modules/@fastify/multipart/index.js": {},
      },
    });
    expect(text.match(/^yaml \S+ \(ISC\)$/gm)).toHaveLength(1);
    expect(text).toContain("Copyright Eemeli Aro");
    expect(text).toMatch(/^@fastify\/multipart \S+ \(MIT\)$/m);
  });

  it("refuse a package whose licence is not one of those that may be shipped", () => {
    const bundled = { inputs: { "node_modules/@vscode/vsce-sign/src/main.js": {} } };
    expect(() => thirdPartyNotices(bundled)).toThrow(/@vscode\/vsce-sign .* must not be bundled/);
  });
});

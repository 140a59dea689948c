import { describe, expect, it } from "vitest";
import { createLanguageService } from "../../server/src/languageService.js";
import { defaultSettings, parseSettings } from "../../server/src/settings.js";
import { markedDocument } from "../support/marks.js";

describe("settings", () => {
  it("take severities by rule", () => {
    const { severity } = parseSettings({ severity: { "graph/cycle": "hint", "a/b": "off" } });
    expect([...severity]).toEqual([
      ["graph/cycle", "hint"],
      ["a/b", "off"],
    ]);
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["text", "severity"],
    ["a list of severities", { severity: ["off"] }],
    ["severities that do not exist", { severity: { "graph/cycle": "fatal", "a/b": 1 } }],
  ])("are the defaults for %s", (_, value) => {
    expect(parseSettings(value)).toEqual(defaultSettings);
  });

  it("hold for a document that was read before they changed", () => {
    let settings = defaultSettings;
    const logger = { info: () => undefined, error: () => undefined };
    const service = createLanguageService({ settings: () => settings, logger });
    const { document } = markedDocument(`body:
  kind: workflow
  config: { steps: { a: { command: x, imageDetails: { id: 1 }, parents: [nobody] } } }
`);
    const codes = () => service.diagnostics(document).map(({ code }) => code);
    expect(codes()).toContain("graph/unknown-parent");
    settings = parseSettings({ severity: { "graph/unknown-parent": "off" } });
    expect(codes()).not.toContain("graph/unknown-parent");
  });
});

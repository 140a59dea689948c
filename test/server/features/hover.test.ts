import { describe, expect, it } from "vitest";
import { createLanguageService } from "../../../server/src/languageService.js";
import { defaultSettings } from "../../../server/src/settings.js";
import { markedDocument } from "../../support/marks.js";

const logger = { info: () => undefined, error: () => undefined };
const service = createLanguageService({ settings: () => defaultSettings, logger });

const workflow = (steps: string) => `body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: Reads orders }
  release: { version: 1.0.0 }
  config:
    steps:
${steps}
`;

function hoverAt(marked: string) {
  const { document, position, ranges } = markedDocument(marked);
  const found = service.hover(document, position);
  if (found === null || typeof found.contents !== "object" || !("value" in found.contents)) {
    return { text: undefined, range: undefined, ranges };
  }
  return { text: found.contents.value, range: found.range, ranges };
}

describe("hover", () => {
  it.each([
    ["a key at the top", "<|bo<|>dy|>: {}", ["body", "mapping"]],
    [
      "a key with a unit, a default and limits",
      workflow(
        "      a:\n        runConfiguration:\n          retryOptions:\n            <|dura<|>tion|>: 5",
      ),
      ["seconds", "Default: `5`", "120"],
    ],
    [
      "a key of one step type",
      workflow("      a:\n        type: http\n        <|<|>method|>: get"),
      ["HTTP method", "`post`", "Required"],
    ],
    [
      "a value out of a fixed set",
      workflow("      a:\n        type: <|ex<|>port|>"),
      ["Writes a table"],
    ],
    ["a value in flow style", workflow("      a: { type: <|sq<|>l|> }"), ["SQL script"]],
    [
      "the name of a step",
      workflow("      <|lo<|>ad|>: { type: sql }\n      b: { parents: [load] }"),
      ["**load**: sql step", "Waits for no other step", "`b` waits for it"],
    ],
    [
      "a step that is named as a parent",
      workflow(
        "      load: { type: sql }\n      b: { parents: [load] }\n      c: { parents: [load, <|b<|>|>] }",
      ),
      ["**b**: standard step", "Waits for `load`", "`c` waits for it"],
    ],
    [
      "a step on a circle",
      workflow("      a: { parents: [b] }\n      <|b<|>|>: { parents: [a] }"),
      ["circle"],
    ],
  ])("explains %s", (_, marked, parts) => {
    const { text, range, ranges } = hoverAt(marked);
    for (const part of parts) expect(text).toContain(part);
    expect(range).toEqual(ranges[0]);
  });

  it.each([
    ["a comment", `# bo<|>dy\nbody: {}`],
    ["white space", "body:\n  version: 1\n <|>\n"],
    ["a key that is unknown", workflow("      a: { unhe<|>ard: 1 }")],
  ])("says nothing on %s", (_, marked) => {
    expect(hoverAt(marked).text).toBeUndefined();
  });

  it("says nothing in a YAML file that is no block", () => {
    const { document, position } = markedDocument("ki<|>nd: workflow", {
      uri: "file:///other.yaml",
      languageId: "yaml",
    });
    expect(service.hover(document, position)).toBeNull();
  });

  it("shows names as they are written, whatever they hold", () => {
    const { text } = hoverAt(workflow('      "<|>[x](http://y)": {}'));
    expect(text).toContain("\\[x\\]\\(http");
  });
});

import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { asMapping } from "../../../server/src/model/readNode.js";
import { runTimePlaceholders } from "../../../server/src/model/runTimePlaceholders.js";

function placeholdersOf(step: string): readonly string[] {
  const tree = parseDocument(step);
  return runTimePlaceholders(tree, asMapping(tree.root)).map(
    ({ key, name, filledBy, isDeclared, range }) => {
      expect(tree.text.slice(range.start, range.end)).toMatch(
        new RegExp(`^\\{\\{ *${name} *\\}\\}$`),
      );
      return `${key} ${name} by ${filledBy}, declared: ${isDeclared ?? "unknown"}`;
    },
  );
}

const parameters = "parameters: { env: { A: x }, inherit: { B: out }, secrets: [my-key] }\n";

describe("a placeholder of an http step", () => {
  it("is the platform's in a raw block, whatever its name", () => {
    expect(
      placeholdersOf(
        `type: http\n{% raw %}\npayload: '{"a": "{{A}}", "c": "{{ C }}"}'\n{% endraw %}\n${parameters}`,
      ),
    ).toEqual(["payload A by platform, declared: true", "payload C by platform, declared: false"]);
  });

  it("is the platform's outside of raw blocks when the step has a parameter of its name", () => {
    expect(
      placeholdersOf(
        `type: http\nurl: https://x/{{ A }}/{{ host }}\npayload: '{{B}} {{MY_KEY_CUSTOM}}'\n${parameters}`,
      ),
    ).toEqual([
      "url A by platform, declared: true",
      "url host by template, declared: false",
      "payload B by platform, declared: true",
      "payload MY_KEY_CUSTOM by platform, declared: true",
    ]);
  });

  it("may be declared by a template", () => {
    const step = "type: http\npayload: '{{ A }}'\nparameters: { env: {{ env }} }\n";
    expect(placeholdersOf(step)).toEqual(["payload A by template, declared: unknown"]);
  });

  it.each([
    ["expressions", "type: http\npayload: '{{ A | upper }} {{ a.b }} {{ }}'\n"],
    ["other keys", "type: http\nmethod: '{{ A }}'\n"],
    ["other steps", "type: sql\npayload: '{{ A }}'\n"],
    ["values that are no text", "type: http\npayload: [a]\n"],
    ["nothing", "type: http\n"],
  ])("is not among %s", (_, step) => expect(placeholdersOf(step)).toEqual([]));
});

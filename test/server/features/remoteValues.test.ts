import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createLanguageService } from "../../../server/src/languageService.js";
import type { RemoteFacts } from "../../../server/src/protocol.js";
import { exampleFacts } from "../../../server/src/rules/remote/exampleFacts.js";
import { defaultSettings } from "../../../server/src/settings.js";
import { markedDocument } from "../../support/marks.js";

const logger = { info: () => undefined, error: () => undefined };
const specId = "3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10";

function serviceThatKnows(facts: RemoteFacts | undefined) {
  return createLanguageService({ settings: () => defaultSettings, remote: () => facts, logger });
}

/** The completions at `<|>`: label, detail, and the line after the completion was accepted. */
function completionsAt(marked: string, facts?: RemoteFacts) {
  const { document, position } = markedDocument(marked);
  const items = serviceThatKnows(facts).completion(document, position, { snippets: false });
  return items.map(({ label, detail, textEdit }) => {
    if (textEdit === undefined || !("range" in textEdit)) throw new Error("expected a text edit");
    const text = TextDocument.applyEdits(document, [textEdit]);
    return { label, detail, line: text.split("\n")[position.line]?.trim() };
  });
}

const deployment = (spec: string) => `body:
  metadata: { name: orders-north, summary: A deployment }
  spec:
    ${spec}
  revision: { notes: First }
`;

describe("completion from what a platform told", () => {
  it("offers specs by name and writes their ids", () => {
    expect(completionsAt(deployment("id: <|>"), exampleFacts)).toEqual([
      { label: "forecast", detail: `workflow, 1.2.0, ${specId}`, line: `id: ${specId}` },
    ]);
  });

  it("offers the releases of the spec that is named, the newest first", () => {
    const found = completionsAt(
      deployment(`id: ${specId}\n    release:\n      version: <|>`),
      exampleFacts,
    );
    expect(found).toEqual([
      { label: "1.2.0", detail: "newest release", line: "version: 1.2.0" },
      { label: "1.1.0", detail: undefined, line: "version: 1.1.0" },
      { label: "1.0.0", detail: undefined, line: "version: 1.0.0" },
    ]);
  });

  it("offers the tenant's instance types", () => {
    const step = `body:
  version: 1
  kind: workflow
  metadata: { name: a, summary: b }
  release: { version: 1.0.0, notes: c }
  config:
    steps:
      one:
        resources:
          instanceTypeId: <|>
`;
    expect(completionsAt(step, exampleFacts)).toEqual([
      { label: "21", detail: "Small", line: "instanceTypeId: 21" },
      { label: "22", detail: "Medium", line: "instanceTypeId: 22" },
    ]);
  });

  it("knows nothing while nobody is signed in", () => {
    expect(completionsAt(deployment("id: <|>"))).toEqual([]);
  });
});

describe("findings from what a platform told", () => {
  const codes = (text: string, facts: RemoteFacts | undefined) =>
    serviceThatKnows(facts)
      .diagnostics(TextDocument.create("file:///a.block.yaml", "press-block", 1, text))
      .map(({ code }) => code);
  const stray = deployment("id: 00000000-5d0a-4b57-9a55-0f7f6f3f2b10");

  it.each<[string, string, RemoteFacts | undefined, readonly string[]]>([
    ["an unknown spec", stray, exampleFacts, ["remote/unknown-spec"]],
    ["an unknown spec while nothing is known", stray, undefined, []],
    ["an unknown spec while not all are known", stray, { ...exampleFacts, isComplete: false }, []],
    ["an id in other letters", deployment(`id: ${specId.toUpperCase()}`), exampleFacts, []],
    [
      "a release of a spec whose releases were not read",
      deployment(`id: ${specId}\n    release: { version: 9.9.9 }`),
      {
        ...exampleFacts,
        specs: exampleFacts.specs.map(({ id, kind, name }) => ({ id, kind, name })),
      },
      [],
    ],
    ["a templated id", deployment('id: "{{ spec_id }}"'), exampleFacts, []],
  ])("of %s", (_title, text, facts, expected) => {
    expect(codes(text, facts)).toEqual(expected);
  });
});

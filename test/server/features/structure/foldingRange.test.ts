import { describe, expect, it } from "vitest";
import { markedDocument } from "../../../support/marks.js";
import { workspaceOf } from "../../../support/workspaceService.js";

const { service } = workspaceOf({});

/** Folds as `first line … last line`, by the texts of these lines. */
function foldsOf(text: string, limit?: number): readonly string[] {
  const { document } = markedDocument(text);
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return (service.foldingRange(document, { limit }) ?? []).map(({ startLine, endLine, kind }) =>
    [`${lines[startLine] ?? ""} … ${lines[endLine] ?? ""}`, kind].filter(Boolean).join(", "),
  );
}

const text = `# one
# two
body:
  kind: workflow
  config:
    steps:
      a:
        command: |
          first

          last

      # of b
      # as well
      b:
        parents:
          - a
        outputParameters: {
          x: y
        }
      # region more
      c: { type: sql }
      d: { type: sql }
      # endregion
    watchers:
      - user: me
        events: { fail: true }
tenants:
  - t
`;

describe("the folds of a block", () => {
  it("are its mappings, lists, texts, comments and regions", () => {
    expect(foldsOf(text)).toEqual([
      "# one … # two, comment",
      "body: … events: { fail: true }",
      "config: … events: { fail: true }",
      "steps: … d: { type: sql }",
      "a: … last",
      "command: | … last",
      "# of b … # as well, comment",
      "b: … }",
      "parents: … - a",
      "outputParameters: { … }",
      "# region more … # endregion, region",
      "watchers: … events: { fail: true }",
      "- user: me … events: { fail: true }",
      "tenants: … - t",
    ]);
  });

  it("are the same with other line ends and in a text that is read as a whole", () => {
    expect(foldsOf(text.replaceAll("\n", "\r\n"))).toEqual(foldsOf(text));
    const asWhole = text.replace("c: {", "<<: {}\n      c: {");
    expect(foldsOf(asWhole)).toEqual(foldsOf(text));
  });

  it("are the outermost ones where a client takes few", () => {
    expect(foldsOf(text, 5)).toEqual([
      "# one … # two, comment",
      "body: … events: { fail: true }",
      "# of b … # as well, comment",
      "# region more … # endregion, region",
      "tenants: … - t",
    ]);
  });

  it("are the blocks of a template, up to the tag that ends them", () => {
    expect(
      foldsOf(
        "body:\n  {% if a %}\n  kind: x\n  name: x\n  {% else %}\n  kind: y\n  {% endif %}\n  version: 1\n",
      ),
    ).toEqual(["body: … version: 1", "{% if a %} … name: x", "{% else %} … kind: y"]);
  });
});

import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../server/src/document/edit/edit.js";
import type { Severity } from "../../../server/src/rules/rule.js";
import { checkText, lineOf } from "../../support/checkText.js";

const document = (line: string, head = "") => `${head}body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: Reads orders }
  release: { version: "1.0.0", notes: First }
  config:
    triggers: [{ webhook: true }]
    steps:
      a:
        type: sql
        sqlQueryPath: a.sql
${line}
`;

function found(text: string, severities?: ReadonlyMap<string, Severity | "off">): string[] {
  return checkText(text, severities && { severities }).map(
    ({ rule, range }) => `${lineOf(text, range.start)}: ${rule}`,
  );
}

const rule = "graph/unknown-parent";

describe("a suppression comment", () => {
  it.each([
    ["in the line", `        parents: [ghost] # press-blocks-disable-line ${rule}`],
    [
      "with a reason",
      `        parents: [ghost] # press-blocks-disable-line ${rule} -- comes later`,
    ],
    [
      "of several rules",
      `        parents: [ghost, a] # press-blocks-disable-line ${rule}, graph/self-parent`,
    ],
    [
      "above the line",
      `        # press-blocks-disable-next-line ${rule}\n        parents: [ghost]`,
    ],
    [
      "above comments above the line",
      `        # press-blocks-disable-next-line ${rule}\n\n        # why\n        parents: [ghost]`,
    ],
    ["of the file", `        parents: [ghost]\n# press-blocks-disable-file ${rule}`],
    ["of templates", `        parents: [ghost] {# press-blocks-disable-line ${rule} #}`],
    [
      "of templates with a reason",
      `        parents: [ghost] {#- press-blocks-disable-line ${rule} -- x -#}`,
    ],
  ])("%s silences the rule", (_, line) => {
    expect(found(document(line))).toEqual([]);
    expect(found(document(line).replace(/\n/g, "\r\n"))).toEqual([]);
  });

  it("silences no other line and no other rule", () => {
    const text = document(
      `        # press-blocks-disable-next-line ${rule}\n        parents: [ghost]\n      b:\n        type: sql\n        sqlQueryPath: b.sql\n        parents: [b, ghost] # press-blocks-disable-line ${rule}`,
    );
    expect(found(text)).toEqual(["17: graph/self-parent"]);
  });

  it("can name syntax and schema rules", () => {
    expect(
      found(
        document("        sqlQueryPath: b.sql # press-blocks-disable-line syntax/duplicate-key"),
      ),
    ).toEqual([]);
    expect(
      found(document("        extra: 1 # press-blocks-disable-line schema/unknown-key")),
    ).toEqual([]);
  });
});

describe("a mistake in a suppression comment", () => {
  const mended = (text: string, index = 0) => {
    const [finding] = checkText(text);
    return applyEdits(text, finding?.fixes?.()[index]?.edits ?? []);
  };

  it("is a rule that does not exist, with the near one as fix", () => {
    const line = (id: string) => `        parents: [ghost] # press-blocks-disable-line ${id}`;
    const text = document(line("graph/unknwn-parent"));

    expect(found(text)).toEqual(["12: graph/unknown-parent", "12: suppression/unknown-rule"]);
    const [, finding] = checkText(text);
    expect(finding?.message).toBe(
      'The rule "graph/unknwn-parent" does not exist; did you mean "graph/unknown-parent"?',
    );
    expect(applyEdits(text, finding?.fixes?.()[0]?.edits ?? [])).toBe(document(line(rule)));
  });

  it.each([
    [
      "behind a line",
      `        # x\n        parents: [] # press-blocks-disable-line ${rule} -- no`,
      "        # x\n        parents: []",
    ],
    [
      "on its own line",
      `        # press-blocks-disable-next-line ${rule}\n        parents: []`,
      "        parents: []",
    ],
    [
      "beside one that is used",
      `        parents: [a] # press-blocks-disable-line ${rule} graph/self-parent -- x`,
      "        parents: [a] # press-blocks-disable-line graph/self-parent -- x",
    ],
  ])("is one that suppresses nothing, %s", (_, before, after) => {
    expect(found(document(before))).toEqual([expect.stringMatching(/: suppression\/unused$/)]);
    expect(mended(document(before))).toBe(document(after));
  });

  it("is one that names no rule", () => {
    const text = document("        parents: [] # press-blocks-disable-line -- all");

    expect(found(text)).toEqual(["12: suppression/without-rule"]);
    expect(mended(text)).toBe(document("        parents: []"));
  });

  it("is none where the settings switch the suppressed rule off, or where the text is broken", () => {
    const text = document(`        parents: [] # press-blocks-disable-line ${rule}`);

    expect(found(text, new Map([[rule, "off"]]))).toEqual([]);
    expect(found(document(`        parents: [ # press-blocks-disable-line ${rule}`))).toEqual([
      "12: syntax/unclosed-bracket",
    ]);
  });

  it("takes its severity from the settings", () => {
    const text = document(`        parents: [] # press-blocks-disable-line ${rule}`);
    const severities = new Map<string, Severity>([["suppression/unused", "hint"]]);

    expect(checkText(text, { severities }).map(({ severity }) => severity)).toEqual(["hint"]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { VersionedText } from "../../../server/src/connection/versionedText.js";

const runs = Number(process.env["PROPERTY_RUNS"] ?? 400);

/** Pieces that meet in odd ways: halves of line ends and of surrogate pairs. */
const text = fc
  .array(fc.constantFrom("a", "bc", "\n", "\r", "\r\n", "\ud83d", "\ude00", "é", " ", ""), {
    maxLength: 12,
  })
  .map((pieces) => pieces.join(""));
const position = fc.record({
  line: fc.integer({ min: 0, max: 8 }),
  character: fc.integer({ min: 0, max: 6 }),
});
const change = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text }),
  },
  { weight: 1, arbitrary: fc.record({ text }) },
);
const notifications = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 6 });

/** All that can be asked of a text, at places in and around it. */
function describeText(document: TextDocument): unknown {
  const offsets = Array.from({ length: document.getText().length + 3 }, (_, index) => index - 1);
  const lines = Array.from({ length: document.lineCount + 2 }, (_, index) => index - 1);
  const positions = offsets.map((offset) => document.positionAt(offset));
  return {
    lines: document.lineCount,
    positions,
    offsets: positions.map((at) => document.offsetAt(at)),
    beyond: lines.map((line) => document.offsetAt({ line, character: 3 })),
    ranges: lines.map((line) => document.getLineRange(line)),
    ends: lines.map((line) => document.getEOLCharacters(line)),
  };
}

describe("the text of an open document", () => {
  it("equals, after any edits, a document that begins with the same text", () => {
    fc.assert(
      fc.property(text, notifications, (start, edits) => {
        let ours = VersionedText.open("file:///a", "yaml", 1, start);
        for (const [index, changes] of edits.entries()) {
          let reference = ours.getText();
          for (const each of changes) {
            const fresh = TextDocument.create("file:///a", "yaml", 0, reference);
            reference = TextDocument.update(fresh, [each], 1).getText();
          }
          ours = ours.edit(changes, index + 2);
          const fresh = TextDocument.create("file:///a", "yaml", index + 2, reference);
          expect(ours.getText()).toBe(reference);
          expect(ours.version).toBe(index + 2);
          expect(describeText(ours)).toEqual(describeText(fresh));
        }
      }),
      { numRuns: runs },
    );
  });

  it("leaves earlier versions as they were", () => {
    const first = VersionedText.open("file:///a", "yaml", 1, "one\ntwo\n");
    const range = { start: { line: 0, character: 3 }, end: { line: 1, character: 3 } };
    const second = first.edit([{ range, text: "!" }], 2);
    expect([first.getText(), first.lineCount]).toEqual(["one\ntwo\n", 3]);
    expect([second.getText(), second.lineCount]).toEqual(["one!\n", 2]);
    expect(second.opening).toBe(first.opening);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { canBePlain } from "../../../server/src/document/edit/scalarText.js";
import { readWhole } from "../../../server/src/features/blockDocument.js";
import { fixtureTexts, generatedText, propertyRuns } from "../../support/editScripts.js";
import { renamed, workspaceOf, type WorkspaceFixture } from "../../support/workspaceService.js";

const path = "some.block.yaml";

/** Names that nothing in the texts has, and names that need quotes. */
const newName = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^zq[a-z]{1,6}$/) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("on", "null", "1", "1e3", "0x1f", "1_000", "y", "null-1"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("1.0", "a: b", "#x", "it's", "*a", "[q", "~", "zq, z", "<<"),
  },
);

/** Rules that judge how a name is spelt, that different things have the same one, or that it is like another. */
const spellingRules =
  /^(?:step\/(?:name-charset|similar-name)|parameter\/build-and-run|output\/unused|reference\/unused-image|metadata\/name-style|suppression\/.*)$/;

function findingsOf(fixture: WorkspaceFixture): readonly unknown[] {
  return fixture.service
    .diagnostics(fixture.document(path))
    .filter(({ code }) => !spellingRules.test(String(code)))
    .map(({ code, severity, range }) => `${String(code)} ${severity ?? ""} ${range.start.line}`);
}

/** Whether two values are the same but for a name, which may be a key, a text or a part of one. */
function isSameUpTo(a: unknown, b: unknown, names: readonly [from: string, to: string]): boolean {
  if (typeof a === "string" && typeof b === "string") return isSameText(a, b, names);
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const before = Object.entries(a);
  const after = Object.entries(b);
  return (
    before.length === after.length &&
    before.every(([key, value], index) => {
      const [otherKey, other] = after[index] ?? [""];
      return isSameText(key, otherKey, names) && isSameUpTo(value, other, names);
    })
  );
}

function isSameText(a: string, b: string, [from, to]: readonly [string, string]): boolean {
  return a === b || a.replaceAll(from, to) === b;
}

/** Objects keep numbers as keys in another order than texts, so keys are compared as a list of pairs. */
function contentOf(fixture: WorkspaceFixture): unknown {
  const { content } = fixture.service.readBlock(fixture.document(path));
  return JSON.parse(JSON.stringify(content ?? null)) as unknown;
}

const runs = propertyRuns(25);
/** In milliseconds; each run reads a text three times. */
const patience = Math.max(60_000, runs.numRuns * 400);

describe("another name and the old one again", () => {
  it("leave a file as it was, and in between it means the same", { timeout: patience }, () => {
    let done = 0;
    const texts = fc.oneof(generatedText, fc.constantFrom(...fixtureTexts));
    fc.assert(
      fc.property(texts, newName, fc.nat(), (text, to, seed) => {
        const before = workspaceOf({ [path]: text });
        const block = readWhole(TextDocument.create("", "press-block", 1, text), {
          rules: {},
        })?.block;
        const names = block?.names.all() ?? [];
        const at = names[seed % Math.max(1, names.length)];
        if (!at) return;
        const there = renamed(before, { path, offset: at.range.start + 1, to });
        if (typeof there === "string") {
          expect(there).toMatch(/^[A-Z].*\.$/s);
          return;
        }
        const after = before.after(there);
        expect(findingsOf(after)).toEqual(findingsOf(before));
        if (!/^\d+$/.test(to))
          expect(isSameUpTo(contentOf(before), contentOf(after), [at.name, to])).toBe(true);
        const changed = there[path] ?? "";
        const offset = firstDifference(text, changed);
        const back = renamed(after, { path, offset, to: at.name });
        // What a name could be is not what it should be: nobody gets a wrong one from here.
        if (typeof back === "string") {
          expect(back).toContain(`The name "${at.name}" cannot be that of`);
          return;
        }
        if (canBePlain(to)) expect(back[path]).toBe(text);
        else expect(unquoted(back[path] ?? "")).toBe(unquoted(text));
        done += 1;
      }),
      runs,
    );
    expect(done).toBeGreaterThan(runs.numRuns / 3);
  });
});

/** On the name that was written into a text. */
function firstDifference(before: string, after: string): number {
  let offset = 0;
  while (before[offset] === after[offset] && offset < after.length) offset += 1;
  return offset + 1;
}

/** A name that needed quotes keeps them. */
function unquoted(text: string): string {
  return text.replaceAll(/["']/g, "");
}

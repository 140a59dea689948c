import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { applyEdits, inOrder, overlap } from "../../../server/src/document/edit/edit.js";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { fixEach } from "../../../server/src/features/codeAction/fixAll.js";
import type { Finding, Fix } from "../../../server/src/rules/rule.js";
import { checkText } from "../../support/checkText.js";

const folder = fileURLToPath(new URL("../../fixtures/specs/faulty/", import.meta.url));
const files = readdirSync(folder).map((name): [string, string] => [
  name,
  readFileSync(path.join(folder, name), "utf8"),
]);

interface Case {
  readonly finding: Finding;
  readonly fix: Fix;
}

function casesOf(text: string): readonly Case[] {
  return checkText(text).flatMap((finding) =>
    (finding.fixes?.() ?? []).map((fix) => ({ finding, fix })),
  );
}

/** How often a rule finds what it says in this message. */
function count(text: string, { rule, message }: Finding): number {
  return checkText(text).filter((other) => other.rule === rule && other.message === message).length;
}

function comments(text: string): readonly string[] {
  return parseDocument(text).comments.map(({ start, end }) => text.slice(start, end).trimEnd());
}

describe.each(files)("each fix of the faulty file %s", (_, text) => {
  const variants = [
    ["", text],
    [" with the line ends of Windows", text.replace(/\r?\n/g, "\r\n")],
  ] as const;
  it.each(variants)("leaves a text that is read no worse, without the finding%s", (_, source) => {
    for (const { finding, fix } of casesOf(source)) {
      const after = applyEdits(source, fix.edits);
      const told = `${finding.rule}: ${finding.message}\n${fix.title}\n${after}`;

      expect(parseDocument(after).problems.length, told).toBeLessThanOrEqual(
        parseDocument(source).problems.length,
      );
      expect(count(after, finding), told).toBeLessThan(count(source, finding));
      if (source.includes("\r\n")) expect(after, told).not.toMatch(/(?<!\r)\n/);
    }
  });

  it("has edits that do not overlap", () => {
    for (const { fix } of casesOf(text)) {
      const edits = inOrder(fix.edits);
      for (const [index, edit] of edits.entries()) {
        const next = edits[index + 1];
        if (next) expect(overlap(edit, next), fix.title).toBe(false);
      }
    }
  });

  it("keeps all comments, where it removes nothing", () => {
    for (const { fix } of casesOf(text)) {
      if (/^(?:Remove|Nest)/.test(fix.title)) continue;
      expect([...comments(applyEdits(text, fix.edits))].sort(), fix.title).toEqual(
        [...comments(text)].sort(),
      );
    }
  });
});

/** The text after all safe fixes, again and again until there are none. */
function fixSafely(text: string): string {
  let fixed = text;
  for (let rounds = 0; rounds < 10; rounds += 1) {
    const { edits } = fixEach(checkText(fixed));
    if (edits.length === 0) return fixed;
    fixed = applyEdits(fixed, edits);
  }
  return fixed;
}

describe.each(files)("all safe fixes of the faulty file %s", (_, text) => {
  it("leave only what has no safe fix, in a text that is read no worse", () => {
    const fixed = fixSafely(text);

    const left = checkText(fixed).filter(({ fixes }) => fixes?.().some(({ isSafe }) => isSafe));
    expect(
      left.map(({ message }) => message),
      fixed,
    ).toEqual([]);
    expect(parseDocument(fixed).problems.length, fixed).toBeLessThanOrEqual(
      parseDocument(text).problems.length,
    );
  });

  it("add no finding that was not there", () => {
    const severe = (source: string) =>
      checkText(source).filter(({ severity }) => severity === "error").length;

    expect(severe(fixSafely(text)), fixSafely(text)).toBeLessThanOrEqual(severe(text));
  });
});

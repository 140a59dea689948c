import { describe, expect, it } from "vitest";
import { closeLine } from "../../../server/src/document/closeLine.js";
import { parseMarks } from "../../support/marks.js";

/** The text with `<|…|>` around what was put in; as it is where nothing was. */
function closed(marked: string): string {
  const { text, cursor } = parseMarks(marked);
  const found = closeLine(text, cursor);
  if (!found) return text;
  const added = found.text.slice(found.at, found.text.length - (text.length - found.at));
  return `${text.slice(0, found.at)}<|${added}|>${text.slice(found.at)}`;
}

describe("a half-typed line", () => {
  it.each([
    ["a quote", 'a: "b<|>\nc: 1', 'a: "b<|"|>\nc: 1'],
    ["a single quote", "a: 'it''s<|>\nc: 1", "a: 'it''s<|'|>\nc: 1"],
    ["a bracket", "a: [b, c<|>\nc: 1", "a: [b, c<|]|>\nc: 1"],
    ["braces in a list", "- { a: [b<|>", "- { a: [b<|]}|>"],
    ["a quote in brackets", 'a: ["b", "c<|>', 'a: ["b", "c<|"]|>'],
    ["a bracket before a comment", "a: [b<|> # [c", "a: [b<|]|> # [c"],
    ["a bracket behind a blank", "a: [b, <|>\n", "a: [b, <|]|>\n"],
    ["a quote alone", 'a: "<|>', 'a: "<|"|>'],
    ["a quoted key", '"a<|>', '"a<|"|>'],
    ["a quote that ends with a backslash", 'a: "b\\<|>', 'a: "b\\<|"|>'],
  ])("is closed where it leaves open %s", (_, marked, expected) => {
    expect(closed(marked)).toBe(expected);
  });

  it.each([
    ["that is complete", 'a: ["b", { c: "d" }]<|>'],
    ["of plain text with a bracket", "a: echo [b<|>"],
    ["with an apostrophe", "a: it's<|>"],
    ["whose brackets go on below", "a: [<|>\n  b,\n]"],
    ["of a template", "a: {{ b<|>"],
    ["that is empty", "<|>\na: [b]"],
  ])("is left as it is %s", (_, marked) => {
    expect(closed(marked)).toBe(parseMarks(marked).text);
  });
});

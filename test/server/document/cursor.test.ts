import { describe, expect, it } from "vitest";
import { findCursor } from "../../../server/src/document/cursor.js";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { toPointer } from "../../../server/src/document/path.js";
import { parseMarks } from "../../support/marks.js";

/** The cursor of a marked text, in one line: what it is, where it belongs, what it replaces. */
function cursorOf(marked: string): string {
  const { text, cursor: offset } = parseMarks(marked);
  const cursor = findCursor(parseDocument(text), offset);
  if (cursor.kind === "none") return "none";
  expect(text.slice(cursor.range.start, cursor.range.end)).toBe(cursor.text);
  return `${cursor.kind} ${toPointer(cursor.path)} "${cursor.text}"`;
}

describe("keys", () => {
  it.each([
    ["in an empty document", "<|>", 'key  ""'],
    ["while the first key is typed", "bo<|>", 'key  "bo"'],
    ["on a key with value", "bo<|>dy: 1\n", 'key  "body"'],
    ["at the end of a key", "body<|>: 1\n", 'key  "body"'],
    ["below a key without value", "body:\n  <|>", 'key /body ""'],
    ["while the first key below is typed", "body:\n  ki<|>", 'key /body "ki"'],
    ["above the first key below", "body:\n  <|>\n  kind: a\n", 'key /body ""'],
    ["between keys", "body:\n  kind: a\n  <|>\n  config: {}\n", 'key /body ""'],
    ["after the last key", "body:\n  kind: a\n  <|>\n", 'key /body ""'],
    ["one level out again", "body:\n  kind: a\n<|>\n", 'key  ""'],
    [
      "half-typed between keys",
      "body:\n  kind: a\n  met<|>\n  config:\n    a: 1\n",
      'key /body "met"',
    ],
    ["half-typed above a deeper key", "body:\n  met<|>\n    name: x\n", 'key /body "met"'],
    ["half-typed at the end of a level", "a:\n  b:\n    c: 1\n    d<|>\n  e: 2\n", 'key /a/b "d"'],
    [
      "below a key, above its neighbours",
      "body:\n  metadata:\n    <|>\n  config:\n    a: 1\n",
      'key /body/metadata ""',
    ],
    ["in an item that is a mapping", "a:\n  - b: 1\n    <|>\n", 'key /a/0 ""'],
    ["as first key of an item", "a:\n  - b<|>: 1\n    c: 2\n", 'key /a/0 "b"'],
    ["below an empty dash", "a:\n  -\n    <|>", 'key /a/0 ""'],
    ["in quotes", 'a:\n  "b<|>": 1\n', 'key /a ""b""'],
    ["in braces", "a: {<|>}\n", 'key /a ""'],
    ["behind a comma in braces", "a: {b: 1, c<|>}\n", 'key /a "c"'],
    ["in unclosed braces", "a: {b: 1, c<|>\nd: 1\n", 'key /a "c"'],
    ["in braces in brackets", "a: [{b: 1}, {c<|>}]\n", 'key /a/1 "c"'],
    ["below a value that is left to a template", "a: {{ x }}\nb<|>: 1\n", 'key  "b"'],
    ["with CRLF", "a:\r\n  b: 1\r\n  <|>\r\n", 'key /a ""'],
  ])("%s", (_where, marked, expected) => {
    expect(cursorOf(marked)).toBe(expected);
  });

  it("know whether a colon follows", () => {
    const keyAt = (marked: string) => {
      const { text, cursor } = parseMarks(marked);
      return findCursor(parseDocument(text), cursor);
    };
    expect(keyAt("a<|>: 1\n")).toMatchObject({ hasColon: true });
    expect(keyAt("b: 1\na<|>\n")).toMatchObject({ hasColon: false });
    expect(keyAt("x: {a<|>: 1}\n")).toMatchObject({ hasColon: true });
  });
});

describe("values", () => {
  it.each([
    ["nothing yet", "a: <|>\n", 'value /a ""'],
    ["nothing yet, more below", "a:\n  b: <|>\n  c: 1\n", 'value /a/b ""'],
    ["being typed", "a: wo<|>\nb: 1\n", 'value /a "wo"'],
    ["in the middle", "a: wo<|>rk # why\n", 'value /a "work"'],
    ["in quotes", 'a: "wo<|>rk"\n', 'value /a ""work""'],
    ["in unclosed quotes", 'a: "wo<|>\nb: 1\n', 'value /a ""wo"'],
    ["in an item", "a:\n  - b: <|>\n", 'value /a/0/b ""'],
    ["a star that is no alias", "a:\n  cron: * *<|> * *\n", 'value /a/cron "* * * *"'],
    ["in braces", "a: {b: <|>}\n", 'value /a/b ""'],
    ["being typed in braces", "a: {b: x<|>, c: 1}\n", 'value /a/b "x"'],
  ])("%s", (_where, marked, expected) => {
    expect(cursorOf(marked)).toBe(expected);
  });
});

describe("items", () => {
  it.each([
    ["first, nothing yet", "a:\n  - <|>\n", 'item /a/0 ""'],
    ["second, nothing yet", "a:\n  - b\n  - <|>\n", 'item /a/1 ""'],
    ["nothing yet between others", "a:\n  - b\n  - <|>\n  - c\n", 'item /a/1 ""'],
    ["being typed", "a:\n  - b\n  - c<|>\n", 'item /a/1 "c"'],
    ["without dash", "a:\n  - b\n  c<|>\n  - d\n", 'item /a/1 "c"'],
    ["in a list at the column of its key", "a:\n- b\n- c<|>\nd: 1\n", 'item /a/1 "c"'],
    ["in brackets", "a: [<|>]\n", 'item /a/0 ""'],
    ["behind a comma", "a: [b, <|>]\n", 'item /a/1 ""'],
    ["in unclosed brackets", "a:\n  b: [c, d<|>\n  e: 1\n", 'item /a/b/1 "d"'],
    ["in unclosed brackets, nothing yet", "a:\n  b: [c, <|>\n  e: 1\n", 'item /a/b/1 ""'],
    ["on a blank line below the last", "a:\n  - b\n  <|>\n", 'item /a/1 ""'],
    ["in a list of lists", "a:\n  - - b\n    - <|>\n", 'item /a/0/1 ""'],
  ])("%s", (_where, marked, expected) => {
    expect(cursorOf(marked)).toBe(expected);
  });
});

describe("nothing", () => {
  it.each([
    ["in a comment", "a: 1 # no<|>te\n"],
    ["in a template tag", "a: {{ x<|> }}\n"],
    ["in a long text", "a: |\n  text <|>more\n"],
    ["on a blank line of a long text", "a: |\n  text\n  <|>\n  more\n"],
    ["on a second line of a quoted text", 'a: "text\n  more<|>"\n'],
    ["behind a complete value", "a: 1 <|>\n"],
    ["behind the colon of a mapping", "a: <|>\n  b: 1\n"],
    ["behind closed brackets", "a: [b] <|>\n"],
    ["in a column that fits nowhere", "a:\n    b: 1\n  <|>\n"],
    ["before the first word of a line", "a:\n <|> b: 1\n"],
  ])("%s", (_where, marked) => {
    expect(cursorOf(marked)).toBe("none");
  });
});

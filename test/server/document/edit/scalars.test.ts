import { describe, expect, it } from "vitest";
import {
  quoteScalar,
  replaceScalar,
  unquoteScalar,
} from "../../../../server/src/document/edit/editScalar.js";
import { editMarked } from "./editMarked.js";

describe("replacing a scalar", () => {
  it.each([
    ["a plain value", "a: o<|>ld # c\n", "new", "a: new # c\n"],
    ["a value in double quotes", 'a: "o<|>ld"\n', "new", 'a: "new"\n'],
    ["a value in single quotes", "a: 'o<|>ld'\n", "it's", "a: 'it''s'\n"],
    ["a key", "ol<|>d: 1\n", "new", "new: 1\n"],
    ["a quoted key in brackets", '{"ol<|>d": 1}', "new", '{"new": 1}'],
    ["a text that needs quotes", "a: o<|>ld\n", "*/5 * * * *", 'a: "*/5 * * * *"\n'],
    ["a text that would be a number", "a: o<|>ld\n", "1.0", 'a: "1.0"\n'],
    ["a text that would be a boolean", "a: o<|>ld\n", "yes", 'a: "yes"\n'],
    ["a text with a colon", "a: o<|>ld\n", "b: c", 'a: "b: c"\n'],
    ["a text with a hash", "a: o<|>ld\n", "b #c", 'a: "b #c"\n'],
    [
      "a text with brackets",
      "[o<|>ld]: 1\n".replace("[o<|>ld]: 1", "{a: o<|>ld}"),
      "b,c",
      '{a: "b,c"}\n',
    ],
    ["lines", "a: o<|>ld\n", "b\nc", 'a: "b\\nc"\n'],
    ["lines in single quotes", "a: 'o<|>ld'\n", "b\nc", 'a: "b\\nc"\n'],
    ["the empty text", "a: o<|>ld\n", "", 'a: ""\n'],
    ["in a file that prefers single quotes", "b: 'x'\na: o<|>ld\n", "1", "b: 'x'\na: '1'\n"],
    ["a value with an anchor", "a: &x o<|>ld\nb: *x\n", "new", "a: &x new\nb: *x\n"],
    ["at the end without line break", "a: old<|>", "new", "a: new"],
    ["with CRLF", "a: o<|>ld\r\nb: 1\r\n", "new", "a: new\r\nb: 1\r\n"],
  ])("writes %s", (_, before, text, after) => {
    expect(editMarked(before, (at) => replaceScalar(at.text, at.scalar, text))).toBe(after);
  });
});

describe("quoting a value", () => {
  it.each([
    ["a number", "v: 1<|>.0 # c\n", 'v: "1.0" # c\n'],
    ["a boolean", "v: {a: ye<|>s}\n", 'v: {a: "yes"}\n'],
    ["a date", "v: 2020<|>-01-01", 'v: "2020-01-01"'],
    ["a text with double quotes", 'v: say "h<|>i"\n', "v: 'say \"hi\"'\n"],
    ["a template", "v: {{ <|>x }}\n", 'v: "{{ x }}"\n'],
    ["a template with quotes", 'v: {{ <|>x["y"] }}\n', "v: '{{ x[\"y\"] }}'\n"],
    ["in a file that prefers single quotes", "a: 'b'\nv: 1<|>2\n", "a: 'b'\nv: '12'\n"],
    ["a value in quotes already", "v: '1<|>'\n", "no edits"],
  ])("handles %s", (_, before, after) => {
    expect(editMarked(before, (at) => quoteScalar(at.text, at.scalar))).toBe(after);
  });
});

describe("unquoting a value", () => {
  it.each([
    ["a number", 'v: "1<|>2" # c\n', "v: 12 # c\n"],
    ["a boolean", "v: 't<|>rue'\n", "v: true\n"],
    ["a text", "v: 'a <|>b'\n", "v: a b\n"],
    ["a text that needs its quotes", "v: '*<|>'\n", "no edits"],
    ["a value right behind its key", '{"v":"1<|>2"}\n', '{"v": 12}\n'],
    ["a plain value", "v: 1<|>2\n", "no edits"],
  ])("handles %s", (_, before, after) => {
    expect(editMarked(before, (at) => unquoteScalar(at.text, at.scalar))).toBe(after);
  });
});

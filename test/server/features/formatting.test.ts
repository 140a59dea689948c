import { TextDocument } from "vscode-languageserver-textdocument";
import type { FormattingOptions } from "vscode-languageserver-types";
import { describe, expect, it } from "vitest";
import { createLanguageService } from "../../../server/src/languageService.js";
import { defaultSettings, parseSettings, type Settings } from "../../../server/src/settings.js";
import { markedDocument } from "../../support/marks.js";

const logger = { info: () => undefined, error: () => undefined };
const two: FormattingOptions = { tabSize: 2, insertSpaces: true };

function serviceWith(settings: Settings) {
  return createLanguageService({ settings: () => settings, logger });
}

const service = serviceWith(defaultSettings);

/** The text after formatting; only the marked range where one is marked. */
function formatted(marked: string, options = two, settings = defaultSettings): string {
  const { document, ranges } = markedDocument(marked);
  const edits = serviceWith(settings).formatting(document, options, ranges[0]);
  return TextDocument.applyEdits(document, edits);
}

/** The text after the character before the cursor has been typed. */
function typed(marked: string, character: string): string {
  const { document, position } = markedDocument(marked);
  return TextDocument.applyEdits(
    document,
    service.formattingOnType(document, { position, character }, two),
  );
}

describe("formatting a file", () => {
  it.each([
    [
      "indents what is nested by as much as the editor says",
      "body:\n    config:\n          steps:\n           a:\n             type: sql\n",
      "body:\n  config:\n    steps:\n      a:\n        type: sql\n",
    ],
    [
      "puts one blank behind colons, dashes and commas, and none before them",
      "a :   1\nb:\n  -   x\n  -   k :  1\n      l:   2\nc: [ 1 ,2,  3 ]\nd: {e:   1,f :2 }\n",
      "a: 1\nb:\n  - x\n  - k: 1\n    l: 2\nc: [1, 2, 3]\nd: {e: 1, f :2}\n",
    ],
    [
      "writes the dashes of all lists as those of most lists are",
      "a:\n- 1\nb:\n- 2\nc:\n    - 3\n    - k: 1\n      l: 2\n",
      "a:\n- 1\nb:\n- 2\nc:\n- 3\n- k: 1\n  l: 2\n",
    ],
    [
      "pads braces as most of them are",
      "a: { b: 1 }\nc: {d: 1}\ne: { f: 1 }\ng: { }\nh: [ ]\n",
      "a: { b: 1 }\nc: { d: 1 }\ne: { f: 1 }\ng: {}\nh: []\n",
    ],
    [
      "indents brackets over several lines as their line, and what is in them one level deeper",
      "a: {\n      b: 1, # first\n    c: [\n  1,\n      2\n   ],\n   }\n",
      "a: {\n  b: 1, # first\n  c: [\n    1,\n    2\n  ],\n}\n",
    ],
    [
      "leaves quotes, which say that a value is a text",
      'a: "yes"\nb: \'1.0\'\nc: "text"\nd: on\n',
      'a: "yes"\nb: \'1.0\'\nc: "text"\nd: on\n',
    ],
    [
      "moves comments with the line below them, and deeper ones with what stands above",
      "a:\n     # of b\n     b: 1 # beside\n     # of a\n# of c\nc:\n  # c: nothing yet\n",
      "a:\n  # of b\n  b: 1 # beside\n  # of a\n# of c\nc:\n  # c: nothing yet\n",
    ],
    [
      "keeps one blank line and two, and makes two of more",
      "a: 1\n\nb: 1\n\n\nc: 1\n\n\n   \n\nd: 1   \n",
      "a: 1\n\nb: 1\n\n\nc: 1\n\n\nd: 1\n",
    ],
    [
      "moves a block of text as a whole, with what it is indented by inside",
      "a:\n    b: |\n            one\n              two\n\n            three  \n    c: 1\n",
      "a:\n  b: |\n    one\n      two\n\n    three  \n  c: 1\n",
    ],
    [
      "keeps the number with which a block of text says where it begins",
      "a:\n    b: |2\n         one\n       two\n",
      "a:\n  b: |2\n       one\n     two\n",
    ],
    [
      "does not touch the words of a text over several lines",
      'a:\n    b: "one   two\n       three   four"\n    c: five   six\n      seven\n',
      'a:\n  b: "one   two\n     three   four"\n  c: five   six\n    seven\n',
    ],
    [
      "keeps anchors, tags, aliases and merge keys",
      "a:   &x   !!map\n   b: 1\nc:\n   <<:   *x\n   d:   !!str   1\n",
      "a: &x !!map\n  b: 1\nc:\n  <<: *x\n  d: !!str 1\n",
    ],
    ["keeps CRLF", "a:\r\n    b:   1  \r\n", "a:\r\n  b: 1\r\n"],
    [
      "keeps a comment where an author has put it behind a value",
      "a: 1     # one\nbcd: 2   # two\n",
      "a: 1     # one\nbcd: 2   # two\n",
    ],
  ])("%s", (_, before, after) => {
    expect(formatted(before)).toBe(after);
    expect(formatted(after)).toBe(after);
  });

  it("changes single lines only", () => {
    const { document } = markedDocument("a: 1\nb:   2\nc: 3\n");
    expect(service.formatting(document, two)).toEqual([
      { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } }, newText: " " },
    ]);
  });

  it("sets the end of the file right where the editor asks for it", () => {
    const ends = { ...two, insertFinalNewline: true, trimFinalNewlines: true };
    expect(formatted("a: 1", ends)).toBe("a: 1\n");
    expect(formatted("a: 1\n\n\n", ends)).toBe("a: 1\n");
    expect(formatted("a: 1\n\n", two)).toBe("a: 1\n\n");
  });

  it("adds no line break behind a block of text, of which it would be a part", () => {
    expect(formatted("a: |\n  b", { ...two, insertFinalNewline: true })).toBe("a: |\n  b");
  });
});

describe("settings of the format", () => {
  it.each([
    ["indented", "a:\n- 1\n", "a:\n  - 1\n"],
    ["flush", "a:\n  - 1\n", "a:\n- 1\n"],
    ["nonsense", "a:\n  - 1\n", "a:\n  - 1\n"],
  ])("write lists %s", (lists, before, after) => {
    expect(formatted(before, two, parseSettings({ format: { lists } }))).toBe(after);
  });

  it("take quotes away only where every reader sees the same text without them", () => {
    const before =
      'a: "text"\nb: "yes"\nc: "1.0"\nd: "null"\ne: "a: b"\nf: [\'x\', "@param:y", "{{ z }}", "on"]\n"g": "2024-01-01"\n';
    expect(formatted(before, two, parseSettings({ format: { quotes: "asNeeded" } }))).toBe(
      'a: text\nb: "yes"\nc: "1.0"\nd: "null"\ne: "a: b"\nf: [x, "@param:y", "{{ z }}", "on"]\n"g": "2024-01-01"\n',
    );
  });
});

describe("a file that cannot be read for certain", () => {
  it.each([
    ["an unclosed quote", 'a:   "b\nc:   1\n'],
    ["an unclosed bracket", "a:   [b\nc:   1\n"],
    ["a tab as indentation", "a:\n\tb:   1\n"],
    ["a wrong indentation", "a:\n    b: 1\n  c:   1\n"],
    ["two documents", "a:   1\n---\nb:   1\n"],
    ["a key that is marked", "? a\n:   1\n"],
    ["an unresolved merge", "a:   1\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n"],
  ])("stays as it is: %s", (_, text) => {
    expect(formatted(text)).toBe(text);
  });
});

describe("templates", () => {
  it.each([
    [
      "move where all lines of a column move alike",
      "a:\n    {% if x %}\n    b:   1\n    {% else %}\n    b: {{   y }}\n    {% endif %}\n",
      "a:\n  {% if x %}\n  b: 1\n  {% else %}\n  b: {{   y }}\n  {% endif %}\n",
    ],
    [
      "keep tags at the beginning of their line",
      "a:\n    b: 1\n{% if x %}\n    c: 1\n{% endif %}\n",
      "a:\n  b: 1\n{% if x %}\n  c: 1\n{% endif %}\n",
    ],
    [
      "keep their indentation where branches would be nested otherwise",
      "a:\n    b:\n      - c:   1\n{% if x %}\n      - c: 2\n        d: 1\n{% endif %}\n    e:\n        f: 1\n",
      "a:\n    b:\n      - c: 1\n{% if x %}\n      - c: 2\n        d: 1\n{% endif %}\n    e:\n        f: 1\n",
    ],
    [
      "keep their indentation where an expression prints lines",
      "a:\n    b:   1\n    {{ more }}\n",
      "a:\n    b: 1\n    {{ more }}\n",
    ],
    [
      "keep what stands in tags and in macros",
      "{% macro m() %}\na:   1\n{% endmacro %}\nb:   {{   m(  )   }}\n",
      "{% macro m() %}\na:   1\n{% endmacro %}\nb: {{   m(  )   }}\n",
    ],
    [
      "keep braces apart that would open a tag",
      "a: [ {{ x }} ]\nb: {c: 1}\nd: {e: {f: 1} }\ng: {h: {{ x }} }\n",
      "a: [{{ x }}]\nb: {c: 1}\nd: {e: {f: 1}}\ng: {h: {{ x }} }\n",
    ],
  ])("%s", (_, before, after) => {
    expect(formatted(before)).toBe(after);
    expect(formatted(after)).toBe(after);
  });
});

describe("formatting a range", () => {
  it("changes its lines only, below what stands around them", () => {
    expect(formatted("a:\n    b:   1\n<|    c:\n          d:   1|>\n    e:   1\n")).toBe(
      "a:\n    b:   1\n    c:\n      d: 1\n    e:   1\n",
    );
  });

  it("does not move an entry away from those beside it", () => {
    expect(formatted("a:\n<|     b:   1|>\n     c:   1\n")).toBe("a:\n     b: 1\n     c:   1\n");
  });
});

describe("formatting while typing", () => {
  it("puts the first dash of a list where the lists of the file have it", () => {
    expect(typed("a:\n- 1\nb:\n  -<|>\n", "-")).toBe("a:\n- 1\nb:\n-\n");
  });

  it("leaves a dash within a line alone", () => {
    expect(typed("a:   b-<|>\n", "-")).toBe("a:   b-\n");
  });

  it("sets the blanks on the line right that is left by Enter, and not its indentation", () => {
    expect(typed("a:\n     b :   1  \n     <|>\nc:   2\n", "\n")).toBe(
      "a:\n     b: 1\n     \nc:   2\n",
    );
  });
});

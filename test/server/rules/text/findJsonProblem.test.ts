import { describe, expect, it } from "vitest";
import { findJsonProblem } from "../../../../server/src/rules/text/findJsonProblem.js";

describe("a payload", () => {
  it.each([
    "{}",
    "[]",
    '"text"',
    "12",
    "-0.5e+10",
    "null",
    ' {"a": {"b": [1, true, null, "x"]}, "c": "é \\u00e9 \\n"}\n',
    '{"a":{"b":{"c":1}}}',
    "{{BODY}}",
    " {{ BODY }} ",
    '{"text": "Result: {{RESULT}} of {{ALL}}"}',
    '{"count": {{COUNT}}, "list": [{{A}}, {{B}}]}',
    '{"{{KEY}}": 1, {{OTHER}}: 2}',
    "{ {{FIELDS}} }",
    '{"a": 1, {{FIELDS}}}',
    '{"both": {{A}}{{B}}}',
  ])("may be %s", (payload) => {
    expect(findJsonProblem(payload)).toBeUndefined();
  });

  it.each([
    ["{<a>: 1}", 'the key "a" needs double quotes'],
    ["{<'a'>: 1}", "JSON takes double quotes only"],
    ["{\"a\": <'b'>}", "JSON takes double quotes only"],
    ['{"a": <yes>}', 'the text "yes" needs double quotes'],
    ['{"a": <True>}', 'the text "True" needs double quotes'],
    ['{"a": <01>}', 'the text "01" needs double quotes'],
    ['{"a": 1,<}>', 'the comma before "}" is one too many'],
    ["[1, 2,<]>", 'the comma before "]" is one too many'],
    ['{"a": 1 <">b": 2}', '"," or "}" is missing here'],
    ['{"a" <1>}', '":" is missing after the key'],
    ['{"a": <}>', "a value is missing here"],
    ['{"a": <">b}', "the text that begins here is not closed on its line"],
    ['{"a": "<\\x>"}', '"\\x" is no escape of JSON'],
    ['{"a": [1, 2<}>', '"," or "]" is missing here'],
    ['{"a": 1}<}>', "nothing may follow the value"],
    ['{"a": <#> note\n1}', 'the text "#" needs double quotes'],
    ["<done>", 'the text "done" needs double quotes'],
  ])("is not %s", (marked, problem) => {
    const start = marked.indexOf("<");
    const end = marked.lastIndexOf(">") - 1;
    const payload =
      marked.slice(0, start) + marked.slice(start + 1, end + 1) + marked.slice(end + 2);

    expect(findJsonProblem(payload)).toEqual({ problem, range: { start, end } });
  });

  it("is told to be unfinished where it ends", () => {
    expect(findJsonProblem('{"a": 1')).toMatchObject({ problem: '"," or "}" is missing here' });
  });

  it("is left alone when it is nested beyond reason", () => {
    expect(findJsonProblem("[".repeat(100_000))).toBeUndefined();
  });
});

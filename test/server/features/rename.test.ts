import { describe, expect, it } from "vitest";
import { parseMarks } from "../../support/marks.js";
import { renamed, workspaceOf } from "../../support/workspaceService.js";

const path = "some.block.yaml";

/** A block with the given steps, images and parameters. */
const block = (steps: string, { images = " {}", parameters = "" } = {}) => `body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: Reads orders }
  release: { version: 1.0.0 }
  config:
    images:${images}
    steps:${steps}
${parameters}`;

/** The text after the name at the cursor has become another one; a sentence where it is refused. */
function rename(marked: string, to: string): string {
  const fixture = workspaceOf({ [path]: marked });
  const result = renamed(fixture, { path, offset: fixture.cursors(path)[0] ?? 0, to });
  return typeof result === "string" ? result : (result[path] ?? "");
}

/** The places between marks with another text in them. */
const replaced = (marked: string, by: string) =>
  parseMarks(marked.replaceAll("<|>", "").replaceAll(/<\|[^|]*\|>/g, () => by)).text;

describe("another name for", () => {
  it.each([
    [
      "a step is written wherever it is named",
      "load",
      block(`
      <|re<|>ad|>: { outputParameters: { rows: rows.txt } }
      read-more: { parents: [<|read|>] }
      write:
        parents:
          - <|read|> # first
          - read-more
        executionParameters:
          conditional:
            - { condition: equals, stepName: <|read|>, paramName: rows, value: read }
          parentStatus:
            - { condition: all-of, parents: [<|read|>], status: [success] }`),
    ],
    [
      "a step, asked for where it is used",
      "load",
      block("\n      <|read|>: {}\n      write: { parents: [ <|<|>read|>, other ] }"),
    ],
    [
      "an output reaches those who compare and inherit it, and no output of another step",
      "count",
      block(`
      other: { outputParameters: { rows: other.txt } }
      read: { outputParameters: { <|ro<|>ws|>: rows.txt } }
      write:
        parents: [read]
        parameters: { inherit: { rows: <|rows|> } }
        executionParameters:
          conditional:
            - { condition: equals, stepName: read, paramName: <|rows|>, value: rows }
            - { condition: equals, stepName: other, paramName: rows, value: rows }`),
    ],
    [
      "an image",
      "python-3",
      block("\n      a: { imageRef: <|python|> }\n      b: { imageRef: <|pyt<|>hon|> }", {
        images: "\n      <|python|>: { dockerfile: python }",
      }),
    ],
    [
      "a build parameter reaches its references and the conditions that depend on it",
      "space",
      block('\n      a: { resources: { storage: "@param:<|si<|>ze|>" } }', {
        parameters: `parameters:
  build:
    - { name: <|size|>, type: string }
    - name: other
      type: string
      conditions:
        - { dependsOn: <|size|>, operator: equals, value: size }
  run:
    - name: speed
      type: string
      conditions:
        - conditionType: AND
          conditions:
            - { dependsOn: <|size|>, operator: equals, value: size }
            - { dependsOn: speed, operator: equals, value: size }
`,
      }),
    ],
    [
      "a parameter leaves one of the same name in the other list alone",
      "space",
      block("\n      a: {}", {
        parameters: `parameters:
  build:
    - { name: size, type: string }
  run:
    - { name: <|si<|>ze|>, type: string }
    - name: speed
      type: string
      conditions: [{ dependsOn: <|size|>, operator: equals, value: 1 }]
`,
      }),
    ],
    [
      "a run parameter reaches what names it by mistake as a build parameter",
      "pace",
      block('\n      a: { resources: { storage: "@param:<|spe<|>ed|>" } }', {
        parameters: "parameters:\n  run:\n    - { name: <|speed|>, type: string }\n",
      }),
    ],
    [
      "an anchor",
      "shared",
      block(
        "\n      a: &<|com<|>mon|> { type: sql }\n      b: *<|common|>\n      c: { <<: *<|common|> }",
      ),
    ],
    [
      "an anchor before a comment and a tag",
      "shared",
      block("\n      a: &<|common|> # the &common one\n        type: sql\n      b: *<|c<|>ommon|>"),
    ],
    [
      "what a step hands to its request",
      "KEY",
      block(`
      a:
        type: http
        method: post
        url: https://example.com/{{ <|TO<|>KEN|> }}
        payload: '{"a": "{{<|TOKEN|>}}", "b": "TOKEN"}'
        parameters: { env: { <|TOKEN|>: TOKEN } }
      b: { type: http, parameters: { env: { TOKEN: b } }, url: "{{ TOKEN }}" }`),
    ],
    [
      "a variable that the template sets",
      "stage",
      "{% set <|env|> = 'dev' %}\n" +
        block("\n      a: { command: 'run {{ <|e<|>nv|> | upper }} {{ env_name }}' }\n") +
        "{% if <|env|> == 'env' %}\n{% endif %}\n",
    ],
    [
      "the variable of a loop, and not that of another loop",
      "name",
      block(`
      {% for <|x|> in xs %}
      a-{{ <|<|>x|> }}: { command: "{{ <|x|>.x }}" }
      {% endfor %}
      {% for x in x %}
      b-{{ x }}: {}
      {% endfor %}
`),
    ],
    [
      "a step in both branches of a template",
      "load",
      block(`
      {% if a %}
      <|read|>: { type: sql }
      {% else %}
      <|re<|>ad|>: { type: http }
      {% endif %}
      write: { parents: [<|read|>] }
`),
    ],
  ])("%s", (_, to, marked) => {
    expect(rename(marked, to)).toBe(replaced(marked, to));
  });

  it.each([
    ["plain stays plain", "read", "load", "load"],
    ["double quotes stay", '"read"', "load", '"load"'],
    ["single quotes stay", "'read'", "load", "'load'"],
    ["an escape is undone", String.raw`"re\x61d"`, "load", '"load"'],
    ["a text over lines is one line", '"re\\\n            ad"', "load", '"load"'],
    ["a folded text keeps its head", ">-\n            read", "load", ">-\n            load"],
    [
      "a literal text keeps its head",
      "|- # name\n            read",
      "load",
      "|- # name\n            load",
    ],
    ["a boolean gets quotes", "read", "on", '"on"'],
    ["a null gets quotes", "read", "null", '"null"'],
    ["a number gets quotes", "read", "1", '"1"'],
    ["a sexagesimal number gets quotes", "read", "1_0", '"1_0"'],
  ])("a step, where %s", (_, written, to, expected) => {
    const steps = (parent: string, name: string) =>
      block(`\n      ${name}: {}\n      write:\n        parents:\n          - ${parent}\n`);
    const marked = steps(written, "read<|>");
    const key = to === "load" ? to : `"${to}"`;
    expect(rename(marked, to)).toBe(steps(expected, key));
  });

  it.each([
    ["1.0", '"1.0"'],
    ["yes", '"yes"'],
    ["~", '"~"'],
    ["2024-01-01", '"2024-01-01"'],
    ["a: b", '"a: b"'],
    ["#x", '"#x"'],
    ["a, b", '"a, b"'],
    ["[a]", '"[a]"'],
    ["<<", '"<<"'],
    ["it's", "it's"],
    ["'a'", `"'a'"`],
    ['say "a"', 'say "a"'],
    ["*a", '"*a"'],
    ["a b", "a b"],
  ])("an image and an output, %s, is text to the platform's reader", (to, written) => {
    const marked = (name: string) =>
      block(`\n      a: {imageRef: ${name}, outputParameters: {rows: r}}\n`, {
        images: `\n      ${name}: {dockerfile: D}`,
      });
    expect(rename(marked("python").replace("imageRef: ", "imageRef: <|>"), to)).toBe(
      marked(written),
    );
  });

  it("a parameter has the quotes of its reference escaped", () => {
    const text = (name: string, reference: string) =>
      block(`\n      a: { resources: { storage: ${reference} } }`, {
        parameters: `parameters:\n  build:\n    - { name: ${name}, type: string }\n`,
      });
    expect(rename(text("si<|>ze", '"@param:size"'), 'a"b')).toBe(text('a"b', '"@param:a\\"b"'));
    expect(rename(text("si<|>ze", "'@param:size'"), "a'b")).toBe(text("a'b", "'@param:a''b'"));
  });

  it("what an alias repeats is written where its anchor is", () => {
    const text = (name: string) =>
      block(`
      ${name}: {}
      a: { parents: [&p ${name}] }
      b: { parents: [*p] }
      c: { parents: &ps [${name}, a], executionParameters: { parentStatus: [{ condition: all-of, parents: *ps }] } }`);
    expect(rename(text("read").replace("read:", "re<|>ad:"), "load")).toBe(text("load"));
    expect(rename(text("read").replace("[*p]", "[<|>*p]"), "load")).toBe(
      text("read").replaceAll("&p ", "&load ").replaceAll("*p]", "*load]"),
    );
  });

  it("the same name changes nothing", () => {
    const marked = block("\n      re<|>ad: {}");
    expect(rename(marked, "read")).toBe(parseMarks(marked).text);
  });
});

describe("no other name", () => {
  it.each([
    ["", "The name of a step cannot be empty."],
    ["  ", "The name of a step cannot be empty."],
    [" a", 'The name " a" cannot be that of a step: it begins or ends with a blank.'],
    [
      "a b",
      'The name "a b" cannot be that of a step: it can hold letters, digits and hyphens only.',
    ],
    [
      "a: b",
      'The name "a: b" cannot be that of a step: it can hold letters, digits and hyphens only.',
    ],
    ["a\nb", "cannot be printed"],
    ["{{ a }}", "would be taken for a template"],
    ["write", 'There is a step "write" already.'],
    ["ghost", 'The name "ghost" is used already as that of a step, which would then be this one.'],
  ])("as %j for a step", (to, sentence) => {
    const marked = block("\n      re<|>ad: {}\n      write: { parents: [read, ghost] }");
    expect(rename(marked, to)).toContain(sentence);
  });

  it.each([
    ["a key", block("\n      read: { ty<|>pe: sql }"), "Only the names of steps"],
    ["a comment", `# re<|>ad\n${block("\n      read: {}")}`, "Only the names of steps"],
    [
      "a name that a template makes",
      block('\n      "{{ prefix }}-re<|>ad": {}'),
      'The text "{{ prefix }}-read" is only known once the template is rendered, so it cannot be renamed.',
    ],
    [
      "a variable from outside",
      block('\n      "{{ pre<|>fix }}-read": {}'),
      'Nothing is known to set the template variable "prefix"; a project file tells which file has the values of a template.',
    ],
    [
      "a step that is nowhere declared",
      block("\n      write: { parents: [gho<|>st] }"),
      'Nothing declares the step "ghost", so there is nothing to rename.',
    ],
    [
      "the name of the spec",
      block("").replace("orders,", "ord<|>ers,"),
      "The name of a spec is what",
    ],
    [
      "a text that means something else elsewhere",
      block("\n      &n re<|>ad: { command: *n }"),
      'The text "read" has another meaning where an alias repeats it, so it cannot be renamed; write it out there first.',
    ],
    [
      "an output that is named by a shared text of a step",
      block("\n      &n rows: { outputParameters: { *n : r } }\n      b: { parents: [ro<|>ws] }"),
      'The text "rows" has another meaning',
    ],
  ])("for %s", (_, marked, sentence) => {
    expect(rename(marked, "other")).toContain(sentence);
  });

  it("for an output with which a step would no longer know which one it inherits", () => {
    const steps = (inherited: string) =>
      block(`
      a: { outputParameters: { rows: a.txt } }
      b: { outputParameters: { co<|>unt: b.txt } }
      c: { parents: [a, b], parameters: { inherit: { A: ${inherited} } } }`);
    const sentence =
      'The step "c" inherits by name, and could not tell "rows" of this step from that of another.';
    expect(rename(steps("rows"), "rows")).toBe(sentence);
    expect(rename(steps("count"), "rows")).toBe(sentence);
  });

  it("with a blank for a build parameter, which a reference could not name", () => {
    const text = block("\n      a: {}", {
      parameters: "parameters:\n  build:\n    - { name: si<|>ze, type: string }\n",
    });
    expect(rename(text, "a b")).toBe(
      'The name "a b" cannot be that of a parameter: it holds a blank, with which "@param:" cannot name it.',
    );
  });

  it.each([
    ["a word of templates", "loop"],
    ["a name with a hyphen", "a-b"],
    ["a variable that is there", "other"],
  ])("as %s for a variable", (_, to) => {
    const text = "{% set x = other %}\n" + block("\n      a: { command: '{{ <|>x }}' }\n");
    expect(rename(text, to)).toMatch(/^The name|^There is/);
  });
});

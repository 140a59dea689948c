import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertTexts } from "../../../client/src/template/insertTexts.js";
import { TemplateError } from "../../../client/src/template/jinja/templateError.js";
import { renderTemplate } from "../../../client/src/template/renderTemplate.js";
import type { RenderedTemplate } from "../../../client/src/template/renderTemplate.js";
import { filesBelow } from "../../../client/src/template/templateFiles.js";
import {
  parseSingleVariables,
  type Variables,
} from "../../../client/src/template/templateVariables.js";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), "press-template-")));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

interface Options {
  readonly root?: string;
  readonly variables?: Variables;
  readonly environment?: Readonly<Record<string, string>>;
  readonly open?: string;
}

function renderFull(source: string, options: Options = {}): RenderedTemplate {
  const { root = "specs/main.yaml.j2", variables = [], environment = {} } = options;
  write({ [root]: source });
  return renderTemplate({
    filePath: path.join(folder, root),
    source,
    workingFolder: folder,
    variables,
    files: filesBelow(options.open ?? folder),
    environment: (name) => (Object.hasOwn(environment, name) ? environment[name] : undefined),
  });
}

const render = (source: string, options?: Options) => renderFull(source, options).text;

function failure(source: string, options?: Options): TemplateError {
  try {
    render(source, options);
  } catch (thrown) {
    if (thrown instanceof TemplateError) return thrown;
    throw thrown;
  }
  throw new Error("The template was rendered.");
}

describe("variables", () => {
  it("keep the types of the file; None, floats and booleans print as in Python", () => {
    const variables: Variables = [
      ["version", { type: "float", text: "1.0" }],
      ["count", { type: "integer", text: "90071992547409930" }],
      ["on", true],
      ["list", { type: "list", items: ["a", null] }],
      [
        "map",
        {
          type: "mapping",
          entries: [
            [{ type: "integer", text: "2" }, "two"],
            ["b", "x"],
          ],
        },
      ],
    ];
    expect(
      render("{{ version }} {{ count + 1 }} {{ on }} {{ list }} {{ map }} {{ map[2] }}", {
        variables,
      }),
    ).toBe("1.0 90071992547409931 True ['a', None] {2: 'two', 'b': 'x'} two");
  });

  it("given later win, and those with null values are not there", () => {
    const variables: Variables = [["a", "1"], ["b", null], ...parseSingleVariables(["a=2"])];
    expect(render("{{ a }}[{{ b }}]{{ b is defined }}", { variables })).toBe("2[]False");
  });

  it.each(["a", "a=b=c", "=b", ""])("given singly need one equals sign: %j", (written) => {
    expect(() => parseSingleVariables([written])).toThrow(/"=".*|name=value/);
  });

  it("given singly are texts", () => {
    expect(parseSingleVariables(["a=1", "b="])).toEqual([
      ["a", "1"],
      ["b", ""],
    ]);
  });
});

describe("the environment", () => {
  it("gives what is asked for by name, and tells the names without the values", () => {
    const environment = { BUILD: "canary-17", OTHER: "canary-18" };
    const { text, environmentNames } = renderFull(
      '{{ os_env.BUILD }} {{ os_env["BUILD"] }} [{{ os_env.NONE }}]',
      { environment },
    );
    expect(text).toBe("canary-17 canary-17 []");
    expect(environmentNames).toEqual(["BUILD", "NONE"]);
  });

  it.each([
    "{{ os_env }}",
    "{{ os_env | tojson }}",
    "{% for name in os_env %}{{ name }}{% endfor %}",
    "{{ os_env.items() }}",
    "{{ os_env | list }}",
    "{{ os_env ~ '' }}",
    "{{ [os_env] }}",
    "{{ dict(os_env) }}",
    '{{ "%s" % os_env }}',
    "{{ os_env | pprint }}",
    "{{ {'a': os_env} | string }}",
  ])("is not given away as a whole: %s", (source) => {
    const environment = { SECRET: "canary-19" };
    const error = failure(source, { environment });
    expect(error.message).not.toContain("canary");
  });

  it("does not give the key", () => {
    expect(failure("{{ os_env.API_KEY }}", { environment: { API_KEY: "canary-20" } }).message).toBe(
      'The environment variable "API_KEY" holds a key and is not given to templates.',
    );
  });
});

describe("included files", () => {
  it("are indented by what stands before the tag, and the rest of its line is lost", () => {
    write({ "specs/images.yaml": "base:\n  version: 1\n\n  name: {{ name }}\n" });
    expect(
      render('images:\n  {% include "images.yaml" %} lost {{ missing.x }}\nend: 1\n', {
        variables: [["name", "n"]],
      }),
    ).toBe("images:\n  base:\n    version: 1\n\n    name: n\nend: 1");
  });

  it("count every character before the tag", () => {
    write({ "specs/list.yaml": "a\nb" });
    expect(render("key: - {% include 'list.yaml' %}")).toBe("key: - a\n       b");
  });

  it("are looked up in the working folder first, then beside the files loaded before", () => {
    write({
      "a.yaml": "root-a",
      "specs/a.yaml": "specs-a",
      "specs/parts/b.yaml": 'b{% include "c.yaml" %}',
      "specs/parts/c.yaml": "c",
    });
    expect(
      render('{% include " a.yaml " %}\n{% include "parts/b.yaml" %}\n{% include "c.yaml" %}'),
    ).toBe("root-a\nbc\nc");
  });

  it("see the variables of the place, and do not change them", () => {
    write({ "specs/i.yaml": "{{ x }}{{ loop.index }}{% set y = 5 %}{% set x = 9 %}" });
    expect(render('{% for x in "ab" %}{% include "i.yaml" %}\n{{ x }}{{ y }};{% endfor %}')).toBe(
      "a1\na;b2\nb;",
    );
  });

  it("are not looked for where the tag is not reached", () => {
    expect(render('{% if false %}\n{% include "missing.yaml" %}\n{% endif %}x')).toBe("x");
    expect(render('{% include "missing.yaml" ignore missing %}\nx')).toBe("\nx");
    write({ "specs/b.yaml": "b" });
    expect(render('{% include ["missing.yaml", "b.yaml"] %}')).toBe("b");
  });

  it("have the paths of their contexts moved to the folder of the file that is rendered", () => {
    write({
      "specs/fragments/images.yaml":
        'base:\n  context: ../../images/base\nother:\n  context: "."\n# context: not/a/key\nlist:\n  - context: {{ dir }}/x\n',
    });
    expect(
      render('context: stays\n{% include "fragments/images.yaml" %}', {
        variables: [["dir", "d"]],
      }),
    ).toBe(
      'context: stays\nbase:\n  context: ../images/base\nother:\n  context: "fragments"\n# context: not/a/key\nlist:\n  - context: fragments/d/x',
    );
  });

  it.each([
    ["itself", { "specs/main.yaml.j2": "" }, "main.yaml.j2"],
    [
      "each other",
      { "specs/a.yaml": '{% include "b.yaml" %}', "specs/b.yaml": '{% include "a.yaml" %}' },
      "a.yaml",
    ],
    [
      "one file under two names",
      { "specs/a.yaml": "a", "specs/d/x.yaml": "{% include '../a.yaml' %}" },
      'a.yaml" %}\n{% include "d/x.yaml',
    ],
  ])("cannot go in a circle: %s", (_, files, name) => {
    write(files);
    const error = failure(`{% include "${name}" %}`);
    expect(error.fault).toBe("circular");
    expect(error.message).toContain("circular include");
  });

  it("may be used twice under one name", () => {
    write({ "specs/a.yaml": "a" });
    expect(render('{% include "a.yaml" %}\n{% include "a.yaml" %}')).toBe("a\na");
  });

  it("that are missing are named with the place that asks for them", () => {
    write({ "specs/a.yaml": '\n\n{% include "gone.yaml" %}' });
    const error = failure('{% include "a.yaml" %}');
    expect(error).toMatchObject({ fault: "notFound", template: "a.yaml", line: 3 });
    expect(error.message).toBe('The included file "gone.yaml" does not exist.');
  });

  it.each([
    ["a path upwards", "../../outside.txt"],
    ["a link", "link.yaml"],
  ])("do not come from outside the folder that is open: %s", (_, name) => {
    write({ "outside.txt": "canary-21", "work/specs/x": "" });
    symlinkSync(path.join(folder, "outside.txt"), path.join(folder, "work/specs/link.yaml"));
    const error = failure(`{% include "${name}" %}`, {
      root: "work/specs/main.yaml.j2",
      open: path.join(folder, "work"),
    });
    expect(error.message).toMatch(/is outside the folder that is open/);
    expect(error.message).not.toContain("canary");
  });

  it.each(["/etc/passwd", "", "a\0b", "specs"])("%j is no file to include", (name) => {
    expect(failure(`{% include ${JSON.stringify(name)} %}`).fault).toMatch(/notFound|syntax/);
  });
});

describe("a template that would not end, or would fill the memory, is stopped:", () => {
  it.each([
    [
      "nested loops",
      "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
    ],
    ["a huge range", "{{ range(10000000000) | length }}"],
    [
      "a text that doubles",
      "{% set ns = namespace(t='x') %}{% for i in range(99) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}",
    ],
    ["a repeated text", "{{ 'x' * 10000000000 }}"],
    ["a repeated list", "{{ [1] * 10000000000 }}"],
    ["a power", "{{ 9 ** 99999999 }}"],
    ["a macro that calls itself", "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}"],
    ["a loop that calls itself", "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}"],
    ["deep brackets", `{{ ${"(".repeat(5000)}1${")".repeat(5000)} }}`],
    ["deep tags", "{% if 1 %}".repeat(5000)],
    ["deep signs", `{{ ${"not ".repeat(5000)}1 }}`],
    ["a list inside itself", "{% set l = [] %}{% set x = l.append(l) %}{{ l }}"],
    ["a wide format", "{{ '%1000000000d' % 1 }}"],
    ["a wide padding", "{{ 'a'.rjust(1000000000) }}"],
  ])("%s", (_, source) => {
    expect(failure(source).fault).toMatch(/limit|value|syntax/);
  });
});

describe("nothing of the program can be reached", () => {
  it.each([
    "constructor",
    "__proto__",
    "prototype",
    "toString",
    "valueOf",
    "hasOwnProperty",
    "__class__",
    "mro",
    "call",
    "items.constructor",
  ])("%s", (name) => {
    for (const owner of [
      "''",
      "[]",
      "{}",
      "range",
      "namespace()",
      "cycler",
      "none",
      "1",
      "loop",
      "self",
      "joiner()",
    ]) {
      const parts = name.split(".");
      const expression = `${owner}["${parts.join('"]["')}"]`;
      const outcome = (source: string) => {
        try {
          return render(source);
        } catch (thrown) {
          if (thrown instanceof TemplateError) return "";
          throw thrown;
        }
      };
      expect(outcome(`{{ ${expression} is defined }}`)).not.toBe("True");
      expect(outcome(`{{ ${expression}("return 1")() }}`)).toBe("");
    }
  });

  it("and such names are variables and keys like any other", () => {
    const entries = [
      ["constructor", "c"],
      ["__proto__", "p"],
    ] as const;
    const variables: Variables = [
      ["toString", "t"],
      ["map", { type: "mapping", entries }],
    ];
    expect(
      render("{{ toString }}{{ map.constructor }}{{ map['__proto__'] }}{{ map.hasOwnProperty }}", {
        variables,
      }),
    ).toBe("tcp");
  });
});

describe("an error", () => {
  it.each([
    ["a: 1\nb: {{ x.y }}", "undefined", 2, '"x" is undefined.'],
    ["{% if a %}", "syntax", 1, 'The tag "if" has no "endif".'],
    ["\n\n{{ a", "syntax", 3, 'The tag has no closing "}}".'],
    ["{# a", "syntax", 1, 'The comment has no closing "#}".'],
    ["{{ a | nothing }}", "syntax", 1, 'There is no filter named "nothing".'],
    [
      '{% extends "a" %}',
      "syntax",
      1,
      'The tag "extends" is not supported; write the text where it is used, or include it.',
    ],
    ["{{ 1 +\n\n }}", "syntax", 1, "The end of the tag stands where an expression is needed."],
    ["{{ 'a' + 1 }}", "value", 1, '"+" cannot be used between values of type str and int.'],
  ])("of %j names what and where", (source, fault, line, message) => {
    expect(failure(source)).toMatchObject({ fault, line, message, template: "main.yaml.j2" });
  });
});

describe("texts from files", () => {
  const content = {
    body: { metadata: { name: "a", description: "old" }, release: { version: "1" } },
    scope: "private",
  };

  it("replace description and notes", () => {
    expect(
      insertTexts(content, {
        description: { name: "about.md", text: "# About" },
        notes: { name: "NOTES.TXT", text: "New" },
      }),
    ).toEqual({
      body: {
        metadata: { name: "a", description: "# About" },
        release: { version: "1", notes: "New" },
      },
      scope: "private",
    });
    expect(content.body.metadata.description).toBe("old");
  });

  it("come from .md and .txt only", () => {
    expect(() => insertTexts(content, { notes: { name: "notes.html", text: "" } })).toThrow(
      'The text file "notes.html" has to end with .md or .txt.',
    );
  });
});

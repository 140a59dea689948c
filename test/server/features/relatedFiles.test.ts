import { describe, expect, it } from "vitest";
import { complete } from "../../../server/src/interruptible.js";
import { parseMarks } from "../../support/marks.js";
import { MemoryFiles } from "../../support/memoryFiles.js";
import { renamed, workspaceOf } from "../../support/workspaceService.js";

const spec = `body:
  version: 1
  kind: workflow
  metadata: { name: forecast, summary: s }
  release: { version: 1.0.0 }
  config:
    steps:
      a: { command: run, resources: { storage: "@param:<|region|>" } }
parameters:
  build:
    - { name: <|region|>, type: string, required: true }
  run:
    - { name: other, type: string, required: true }
    - { name: region, type: string, required: true }
`;

const deployment = (marker: string, build: string, more = "") => `# peak-press-spec: ${marker}
body:
  metadata: { name: d, summary: s }
  spec: { id: 1 }
  revision: { notes: n }
  parameters:
    build: ${build}
    run: { region: north }
${more}`;

/** What is marked in a workspace, by path. */
type Marked = Readonly<Record<string, string>>;

const parameters: Marked = {
  "blocks/forecast.block.yaml": spec,
  "deploy/north.yaml": deployment("../blocks/forecast.block.yaml", "{ <|region|>: north }"),
  "deploy/south.yaml": deployment("blocks/forecast.block.yaml", '{ "x": 1, <|"region"|>: south }'),
  "deploy/older.yaml": deployment("blocks/forecast.block.yaml", "{ region: old }").replace(
    "id: 1 }",
    "id: 1, release: { version: 0.9.0 } }",
  ),
  "deploy/other.yaml": deployment("blocks/other.block.yaml", "{ region: old }"),
  "blocks/other.block.yaml": spec.replaceAll(/<\||\|>/g, "").replace("forecast", "other"),
  "node_modules/x/copy.yaml": deployment("blocks/forecast.block.yaml", "{ region: copy }"),
};

const runParameters: Marked = {
  "forecast.block.yaml": spec
    .replaceAll(/<\||\|>/g, "")
    .replace("- { name: region, type: string, required: true }\n`", "")
    .replace(/(run:[^]*name: )region/, "$1<|region|>"),
  "patch.yaml":
    "# peak-press: patch-parameters\n# peak-press-spec: forecast.block.yaml\nbody: { <|region|>: a }\n",
  "local.yaml":
    "# peak-press: params-fallback\n# peak-press-spec: forecast.block.yaml\n<|region|>: a\n",
  "revision.yaml":
    "# peak-press-spec: forecast.block.yaml\nbody:\n  revision: { notes: n }\n  parameters: { build: { region: b }, run: { <|region|>: c } }\n",
};

const template = (steps: string) => `body:
  version: 1
  kind: workflow
  metadata: { name: "{{ <|prefix|> }}-x", summary: s }
  release: { version: 1.0.0 }
  config:
    steps:
${steps}`;

const variables: Marked = {
  ".press-blocks.yaml": "templateParameters: { '*.j2': values.yaml }\n",
  "values.yaml": "# peak-press: template-params\n<|prefix|>: dev\nother: prefix\n",
  "one.block.yaml.j2": template("      a: { command: 'x {{ <|prefix|> ~ other }}' }\n"),
  "two.block.yaml.j2": template("      {% include 'fragments/step.yaml' %}\n"),
  "fragments/step.yaml": "b: { command: '{{ <|prefix|> }}' }\n",
  "fragments/unused.yaml": "c: { command: '{{ prefix }}' }\n",
};

const included: Marked = {
  "some.block.yaml.j2": `body:
  version: 1
  kind: workflow
  metadata: { name: x, summary: s }
  release: { version: 1.0.0 }
  config:
    images:
      {% include "fragments/images.yaml" %}
    steps:
      {% include "fragments/read.yaml" %} # lost: read
      write:
        parents: [<|read|>, clean]
`,
  "also.block.yaml.j2": `body:
  version: 1
  kind: workflow
  metadata: { name: y, summary: s }
  release: { version: 1.0.0 }
  config:
    steps:
      {% include "fragments/read.yaml" %}
      load: { parents: [<|read|>] }
`,
  "alone.block.yaml.j2": `body:
  version: 1
  kind: workflow
  metadata: { name: z, summary: s }
  release: { version: 1.0.0 }
  config:
    images:
      {% include "fragments/images.yaml" %}
    steps:
      read: { imageRef: python }
      load: { parents: [read] }
`,
  "fragments/images.yaml": "python: { dockerfile: read }\n",
  "fragments/read.yaml": `<|read|>:
  imageRef: python
{% include "clean.yaml" %}
`,
  "fragments/clean.yaml": `clean:
  imageRef: python
  parents:
    - <|read|>
`,
};

/** Paths and ranges of all marks. */
function marksOf(marked: Marked): readonly string[] {
  return Object.entries(marked)
    .flatMap(([path, text]) =>
      parseMarks(text).ranges.map(({ start, end }) => `${path} ${start}-${end}`),
    )
    .sort();
}

/** Paths and ranges that are found, asked at each of the marks. */
function foundFrom(marked: Marked, path: string): readonly (readonly string[])[] {
  const fixture = workspaceOf(marked);
  const document = fixture.document(path);
  return parseMarks(marked[path] ?? "").ranges.map(({ start }) => {
    const context = { includeDeclaration: true };
    const position = document.positionAt(start + 1);
    const found = complete(fixture.service.references(document, position, context)) ?? [];
    return found
      .map(({ uri, range }) => {
        const other = uri.slice(MemoryFiles.uri("").length);
        const text = fixture.document(other);
        return `${other} ${text.offsetAt(range.start)}-${text.offsetAt(range.end)}`;
      })
      .sort();
  });
}

describe.each<[string, Marked, readonly string[]]>([
  [
    "a build parameter, its deployments apart from those of another release or block",
    parameters,
    ["blocks/forecast.block.yaml", "deploy/north.yaml", "deploy/south.yaml"],
  ],
  [
    "a run parameter, with patches, revisions and files for local runs",
    runParameters,
    ["forecast.block.yaml", "patch.yaml", "local.yaml", "revision.yaml"],
  ],
  [
    "a template variable, with all templates that take it from the same file",
    variables,
    ["values.yaml", "one.block.yaml.j2", "two.block.yaml.j2"],
  ],
  [
    "a step of an included file, with other templates that include it",
    included,
    ["some.block.yaml.j2", "also.block.yaml.j2"],
  ],
])("%s", (_, marked, asked) => {
  it("is found from each file that names it", () => {
    for (const path of asked) {
      const found = foundFrom(marked, path);
      expect(found.length, path).toBeGreaterThan(0);
      for (const places of found) expect(places, path).toEqual(marksOf(marked));
    }
  });

  it("has another name in all of them, and its old name again", () => {
    for (const path of asked) {
      const fixture = workspaceOf(marked);
      const { start } = parseMarks(marked[path] ?? "").ranges[0] ?? { start: 0 };
      const there = renamed(fixture, { path, offset: start + 1, to: "quite_new" });
      const expected = Object.fromEntries(
        Object.entries(marked).map(([name, text]) => [
          name,
          text.replaceAll(/<\|("?)\w+"?\|>/g, "$1quite_new$1"),
        ]),
      );
      expect(there).toEqual(expected);
      if (typeof there === "string") throw new Error(there);
      const name = /<\|"?(\w+)/.exec(marked[path] ?? "")?.[1] ?? "";
      const offset = (there[path] ?? "").indexOf("quite_new") + 1;
      expect(renamed(fixture.after(there), { path, offset, to: name })).toEqual(fixture.texts());
    }
  });
});

describe("a variable in a file that templates with other values include", () => {
  it("is renamed from neither", () => {
    const fixture = workspaceOf({
      ...variables,
      ".press-blocks.yaml":
        "templateParameters: { 'one.*': values.yaml, 'two.*': values.yaml, 'three.*': other.yaml }\n",
      "other.yaml": "prefix: test\n",
      "three.block.yaml.j2": template("      {% include 'fragments/step.yaml' %}\n").replaceAll(
        /<\||\|>/g,
        "",
      ),
    });
    const path = "one.block.yaml.j2";
    const offset = fixture.document(path).getText().indexOf("prefix") + 1;
    expect(renamed(fixture, { path, offset, to: "stage" })).toBe(
      'The template variable "prefix" is used in a file that "three.block.yaml.j2" includes as well, with values of its own, so it cannot be renamed from here.',
    );
  });
});

describe("a file outside of the open folders", () => {
  it("is never changed from one inside", () => {
    const plain = spec.replaceAll(/<\||\|>/g, "");
    const path = "open/d.yaml";
    const marked = {
      "closed.block.yaml": plain,
      [path]: deployment("../closed.block.yaml", "{ re<|>gion: a }"),
    };
    const fixture = workspaceOf(marked, MemoryFiles.uri("open"));
    const [offset = 0] = fixture.cursors(path);
    expect(renamed(fixture, { path, offset, to: "area" })).toBe(
      'The name "region" stands in "closed.block.yaml" as well, which is in none of the open folders, so it cannot be renamed from here.',
    );
    const position = fixture.document(path).positionAt(offset);
    expect(fixture.service.definition(fixture.document(path), position)).toMatchObject([
      { targetUri: MemoryFiles.uri("closed.block.yaml") },
    ]);
  });
});

describe("a definition", () => {
  it.each<[string, Marked, string, string]>([
    [
      "of a value in a deployment is the parameter's declaration",
      {
        ...parameters,
        "deploy/north.yaml": deployment("../blocks/forecast.block.yaml", "{ re<|>gion: north }"),
      },
      "deploy/north.yaml",
      "blocks/forecast.block.yaml name: region",
    ],
    [
      "of the path in a comment is the block's name",
      { ...parameters, "deploy/north.yaml": deployment("../blocks/fore<|>cast.block.yaml", "{}") },
      "deploy/north.yaml",
      "blocks/forecast.block.yaml name: forecast",
    ],
    [
      "of a variable is its value",
      { ...variables, "one.block.yaml.j2": template("      a: { command: '{{ oth<|>er }}' }\n") },
      "one.block.yaml.j2",
      "values.yaml other: prefix",
    ],
    [
      "of an included step is where it is written",
      {
        ...included,
        "some.block.yaml.j2": (included["some.block.yaml.j2"] ?? "").replace("clean]", "cl<|>ean]"),
      },
      "some.block.yaml.j2",
      "fragments/clean.yaml clean:",
    ],
    [
      "of an include is the file",
      {
        ...included,
        "some.block.yaml.j2": (included["some.block.yaml.j2"] ?? "").replace(
          "images.yaml",
          "ima<|>ges.yaml",
        ),
      },
      "some.block.yaml.j2",
      "fragments/images.yaml ",
    ],
  ])("%s", (_, marked, path, expected) => {
    const plain = Object.fromEntries(
      Object.entries(marked).map(([name, text]) => [
        name,
        text.replaceAll(/<\|(?!>)|(?<!<)\|>/g, ""),
      ]),
    );
    const fixture = workspaceOf(plain);
    const document = fixture.document(path);
    const position = document.positionAt(fixture.cursors(path)[0] ?? 0);
    const [link, ...more] = fixture.service.definition(document, position) ?? [];
    expect(more).toEqual([]);
    const target = (link?.targetUri ?? "").slice(MemoryFiles.uri("").length);
    const text = fixture.document(target);
    const from = text.offsetAt(link?.targetSelectionRange.start ?? { line: 0, character: 0 });
    const [, where = "", what = ""] = /^(\S+) (.*)$/.exec(expected) ?? [];
    expect(target).toBe(where);
    expect(text.getText().slice(Math.max(0, from - what.length), from + what.length)).toContain(
      what,
    );
  });
});

describe("a search in other files", () => {
  it("is done in pieces, so that it can be stopped", () => {
    const fixture = workspaceOf(parameters);
    const path = "blocks/forecast.block.yaml";
    const document = fixture.document(path);
    const { start = 0 } = parseMarks(spec).ranges[0] ?? {};
    const work = fixture.service.references(document, document.positionAt(start), {
      includeDeclaration: true,
    });
    const reads = fixture.files.reads;
    expect(work.next().done).toBe(false);
    expect(work.next().done).toBe(false);
    const first = fixture.files.reads - reads;
    complete(work);
    expect(fixture.files.reads - reads).toBeGreaterThan(first + Object.keys(parameters).length - 2);
  });
});

import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { validateDocument } from "../../../server/src/schema/validate.js";
import { check, deployment, expectOne, standard, workflow } from "./schemaFixture.js";

describe("one cause", () => {
  it("is one finding when a step has an unknown type", () => {
    expect(check(workflow("a: { type: htp, method: get, foo: 1 }"))).toEqual([
      'error schema/enum <htp> "htp" is not allowed for "type"; did you mean "http"?',
    ]);
  });

  it("is one finding when a kind is misspelt, and the steps are still judged", () => {
    const text = workflow("a: { type: http, method: GET, url: x }");
    expect(check(text.replace("kind: workflow", "kind: workflows"))).toEqual([
      'error schema/enum <workflows> "workflows" is not allowed for "kind"; did you mean "workflow"?',
      'error schema/enum <GET> "GET" is not allowed for "method"; did you mean "get"?',
    ]);
  });

  it("is one finding when an anchor with a mistake is used twice", () => {
    const text = workflow(
      'a: { imageDetails: { id: 1 }, command: x, resources: &r { instanceTypeId: "big" } }\nb: { imageDetails: { id: 1 }, command: x, resources: *r }',
    );
    expect(check(text)).toHaveLength(1);
  });

  it("is one finding when a document is no mapping", () => {
    expect(check("- a\n- b\n")).toEqual([
      'error schema/type <- a\n- b> The file must be a mapping with "body"; found a list.',
    ]);
  });
});

describe("what cannot be known yet", () => {
  it.each([
    ["a value from a template", workflow("a: { imageDetails: { id: {{ id }} }, command: x }")],
    ["a step type from a template", workflow("a: { type: {{ t }}, foo: 1 }")],
    ["a key from a template", workflow("a: { {{ key }}: 1, command: x, imageDetails: { id: 1 } }")],
    [
      "a kind from a template",
      workflow("{}").replace("workflow", "{{ kind }}").replace("steps:\n      {}", "foo: 1"),
    ],
    [
      "what statements may add",
      workflow("a:\n  command: x\n  {% if b %}\n  imageRef: b\n  {% endif %}\n"),
    ],
    [
      "what both branches of a statement have",
      workflow(
        "a:\n  command: x\n  {% if b %}\n  imageRef: b\n  {% else %}\n  imageDetails: { id: 1 }\n  {% endif %}\n",
      ),
    ],
    [
      "any value below config that is a build parameter",
      workflow(
        'a: { imageDetails: "@param:image", command: "@param:command", parents: "@param:p", clearImageCache: "@param:c" }\nb: "@param:step"',
        'triggers: "@param:triggers"\nwatchers: ["@param:watcher"]',
      ),
    ],
  ])("%s is not judged", (_, text) => {
    const tree = parseDocument(text);
    const { hasTemplateStatements } = tree;
    expect(
      tree.root && validateDocument("create-spec", tree.root, { hasTemplateStatements }),
    ).toEqual([]);
  });

  it("does not hide what can be known", () => {
    const text = workflow("a: { type: http, url: '{{ u }}', method: GET, command: {{ c }} }");
    expect(check(text)).toEqual([
      'error schema/enum <GET> "GET" is not allowed for "method"; did you mean "get"?',
      'error schema/foreign-key <command> "command" belongs to a standard step; this is an http step.',
    ]);
  });

  it("is judged outside of config, where references to build parameters do not work", () => {
    const text = `${workflow(standard)}featured: "@param:f"\n`;
    expect(check(text)).toEqual([
      'error schema/type <"@param:f"> "featured" must be true or false; found the text "@param:f".',
    ]);
  });
});

describe("YAML's own means", () => {
  it("fill in what merge keys and aliases bring", () => {
    const text = `x-step: &base
  imageDetails: { id: 1 }
  command: x
${workflow("a: { <<: *base }\nb:\n  <<: *base\n  command: y\n  parents: &p [a]\nc: { <<: *base, parents: *p }")}`;
    expect(check(text)).toEqual([]);
  });

  it("cannot make the check unfold without end", () => {
    const levels = Array.from(
      { length: 12 },
      (_, index) => `x-${index + 1}: &l${index + 1} [${Array(10).fill(`*l${index}`).join(", ")}]`,
    );
    const text = `x-0: &l0 [a]\n${levels.join("\n")}\n${workflow(standard)}`;
    const tree = parseDocument(text);
    expect(tree.root && validateDocument("create-spec", tree.root)).toMatchObject([
      { rule: "schema/too-large", severity: "warning" },
    ]);
  });

  it("cannot reach prototypes by keys", () => {
    expect(check(workflow("__proto__: { command: x }\nconstructor: { command: x }"))).toHaveLength(
      2,
    );
  });
});

describe("a deployment", () => {
  it.each([
    [
      "should have a revision",
      "<|body|>:\n  metadata: { name: a, summary: b }\n  spec: { id: 3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10 }\n",
      'warning schema/required-key: "body" should have "revision".',
    ],
    [
      "needs notes in its revision",
      deployment("<|revision|>: {}"),
      'error schema/required-key: "revision" needs "notes".',
    ],
    [
      "has values by name, not declarations",
      deployment(
        "revision: { notes: x }\nparameters:\n  <|run|>:\n    - name: region\n      type: string",
      ),
      'error schema/type: A deployment gives values by name, such as "region: north" below "run"; found a list.',
    ],
    [
      "has its values below body",
      `${deployment("revision: { notes: x }")}<|parameters|>: { run: { a: 1 } }\n`,
      'warning schema/misplaced-key: The values of a deployment belong below "body": "body.parameters"; here they are ignored.',
    ],
    [
      "takes no dates as values",
      deployment("revision: { notes: x }\nparameters: { run: { day: <|2024-01-01|> } }"),
      'error schema/type: "day" must be text: write "2024-01-01" in quotes, because 2024-01-01 without them is a date.',
    ],
  ])("%s", (_, marked, expected) => expectOne(marked, expected, "create-deployment"));
});

describe("a release", () => {
  it("needs no kind", () => {
    const text =
      "body:\n  release: { version: 1.1.0 }\n  config:\n    image: { dockerfile: Dockerfile }\n    serviceType: api\n";
    expect(check(text, "create-release")).toEqual([]);
  });

  it("has no metadata of its own", () => {
    expectOne(
      `body:\n  <|metadata|>: { name: a }\n  release: { version: 1.1.0 }\n  config:\n    steps:\n      ${standard}\n`,
      'warning schema/misplaced-key: A release has the metadata of its block; the key "metadata" is ignored here.',
      "create-release",
    );
  });
});

import { describe, expect, it } from "vitest";
import { completionsAt, explanationOf, labelsAt } from "../../support/acceptCompletion.js";
import { workflow } from "../../support/workflow.js";

describe("the keys that are offered", () => {
  it("are the required ones first, in their usual order", () => {
    expect(labelsAt("body:\n  <|>")).toEqual(["version", "kind", "metadata", "release", "config"]);
  });

  it("leave out those that are there", () => {
    const labels = labelsAt("body:\n  kind: workflow\n  <|>\n  metadata: {}\n");
    expect(labels).toEqual(["version", "release", "config"]);
  });

  it.each([
    ["http", ["method", "url", "headers"], ["command", "image", "table", "sqlQueryPath"]],
    ["export", ["schema", "table", "sortBy"], ["command", "url", "parameters", "outputParameters"]],
    ["sql", ["sqlQueryPath", "repository"], ["command", "url", "table", "outputParameters"]],
    ["standard", ["command", "imageRef"], ["url", "table", "sqlQueryPath"]],
  ])("are those of an %s step", (type, legal, illegal) => {
    const labels = labelsAt(workflow(`      read:\n        type: ${type}\n        <|>`));
    expect(labels).toEqual(expect.arrayContaining(legal));
    expect(labels.filter((label) => illegal.includes(label))).toEqual([]);
  });

  it("leave out the other ways to give an image once there is one", () => {
    const labels = labelsAt(workflow("      read:\n        imageRef: python\n        <|>"));
    expect(labels).toContain("command");
    expect(labels).not.toContain("image");
    expect(labels).not.toContain("imageDetails");
  });

  it.each([
    ["oauth", ["clientId", "clientSecret", "authUrl"]],
    ["basic", ["username", "password"]],
    ["api-key", ["apiKey"]],
    ["bearer-token", ["bearerToken"]],
    ["no-auth", []],
  ])("are those of credentials of the type %s", (type, keys) => {
    const text = workflow(`      a: { type: http, auth: { type: ${type}, <|> } }`);
    expect(labelsAt(text)).toEqual(keys);
  });

  it("are those of a deployment in the file of one", () => {
    const text = "body:\n  spec: { id: some-id }\n  <|>\n";
    expect(labelsAt(text)).toEqual(expect.arrayContaining(["metadata", "revision", "parameters"]));
    expect(labelsAt(text)).not.toContain("config");
  });

  it("each come with their meaning", () => {
    const marked = "body:\n  <|>";
    for (const item of completionsAt(marked)) {
      expect(item).not.toHaveProperty("documentation");
      expect(explanationOf(item, marked)).toMatch(/\w{4}/);
    }
  });
});

describe("the values that are offered", () => {
  it("come with their meaning", () => {
    const marked = workflow("      read:\n        type: <|>");
    const items = completionsAt(marked);
    expect(items.map(({ label }) => label)).toEqual(["standard", "http", "export", "sql"]);
    for (const item of items) expect(explanationOf(item, marked)).toMatch(/\w{4}/);
  });

  it("are no parents that would close a circle, nor the step itself, nor one twice", () => {
    const steps = `      a: {}
      b: { parents: [a, <|>] }
      c: { parents: [b] }
      d: { parents: [c] }
      e: {}`;
    expect(labelsAt(workflow(steps))).toEqual(["e"]);
  });

  it("are only parents where the status of parents counts", () => {
    const steps = `      a: {}
      b: {}
      c: {}
      d:
        parents: [a, b]
        executionParameters:
          parentStatus: [{ parents: [b, <|>] }]`;
    expect(labelsAt(workflow(steps))).toEqual(["a"]);
  });
});

describe("nothing is offered", () => {
  it.each([
    ["in a comment", workflow("      read:\n        # <|>")],
    ["behind a value", workflow("      read:\n        command: x # <|>")],
    [
      "in a block scalar",
      workflow("      read:\n        command: |\n          <|>\n        parents: []"),
    ],
    ["in a longer text", workflow("      read:\n        command: python <|>")],
    ["in a text inside a template", workflow('      read:\n        command: {{ "<|>" }}')],
    ["where a name of one's own belongs", workflow("      read: { parameters: { env: { <|> } } }")],
    ["in a file of another kind", "# peak-press: template-params\n<|>"],
  ])("%s", (_, marked) => {
    expect(completionsAt(marked)).toEqual([]);
  });
});

describe("a client without snippets", () => {
  it("gets plain text", () => {
    const items = completionsAt("body: {}\n<|>", { client: { snippets: false } });
    const texts = items.map(({ textEdit, insertTextFormat }) => {
      expect(insertTextFormat).toBe(1);
      return textEdit?.newText;
    });
    expect(texts).toContain("scope: ");
    expect(texts).toContain("tenants:\n  - ");
    expect(texts.join()).not.toContain("$");
  });
});

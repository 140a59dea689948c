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

describe("what an editor can do", () => {
  const inWord = workflow("      read:\n        type: st<|>and\n");

  it("lets the user keep or replace the end of a word", () => {
    const [item] = completionsAt(inWord, { client: { insertReplace: true } });
    const { textEdit } = item ?? {};
    if (textEdit === undefined || !("insert" in textEdit)) throw new Error("expected both ranges");
    expect(textEdit.insert.end.character).toBe(textEdit.replace.end.character - 3);
    expect(textEdit.insert.start).toEqual(textEdit.replace.start);
  });

  it("replaces all of a text in quotes, whose end belongs to it", () => {
    const marked = workflow('      read:\n        type: "st<|>and"\n');
    const [item] = completionsAt(marked, { client: { insertReplace: true } });
    expect(item?.textEdit).toHaveProperty("range");
  });

  it("shows details beside the label", () => {
    const [item] = completionsAt("body:\n  <|>", { client: { labelDetails: true } });
    expect(item).toMatchObject({ label: "version", labelDetails: { description: "required" } });
    expect(item).not.toHaveProperty("detail");
  });

  it("asks again where a list fills the place that comes next", () => {
    const items = completionsAt(workflow("      read:\n        command: x\n        <|>"), {
      client: { suggestCommand: "suggest" },
    });
    const asking = items.filter(({ command }) => command?.command === "suggest");
    const labels = asking.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(["parents", "imageRef", "parameters"]));
    expect(labels).not.toContain("type");
    expect(labels).not.toContain("stepTimeout");
  });
});

describe("the items", () => {
  it("of a closed set are accepted by a comma in brackets, names are not", () => {
    const closed = completionsAt(workflow("      a: { type: <|> }"));
    expect(closed.map(({ commitCharacters }) => commitCharacters)).toEqual(closed.map(() => [","]));
    const names = completionsAt(workflow("      a: {}\n      b: { parents: [<|>] }"));
    expect(names.map(({ commitCharacters }) => commitCharacters)).toEqual([undefined]);
  });

  it("for keys of the past are marked, and offered to who begins to write them", () => {
    const [item] = completionsAt("body: {}\nauto_<|>").slice(-1);
    expect(item).toMatchObject({ label: "auto_run_on_deploy", tags: [1] });
    expect(labelsAt("body: {}\n<|>")).not.toContain("auto_run_on_deploy");
  });

  it("before a type is written say which types take the key", () => {
    const items = completionsAt(workflow("      a:\n        <|>"));
    const details = new Map(items.map(({ label, detail }) => [label, detail]));
    expect(details.get("url")).toBe("required; an http step");
    expect(details.get("repository")).toBe("a standard step or an sql step");
    expect(details.get("parents")).toBeUndefined();
  });

  it("for a step explain it when it is looked at", () => {
    const marked = workflow(
      "      a: { outputParameters: { rows: rows.txt } }\n      b: { parents: [<|>] }",
    );
    const [item] = completionsAt(marked);
    const explanation = item && explanationOf(item, marked);
    expect(explanation).toContain("standard step");
    expect(explanation).toContain("rows");
  });

  it("put the step above first", () => {
    const steps = "      a: {}\n      b: {}\n      c: { parents: [<|>] }\n      d: {}";
    expect(labelsAt(workflow(steps))).toEqual(["b", "a", "d"]);
  });
});

describe("typing", () => {
  const at = (marked: string, trigger: string) => completionsAt(marked, { client: { trigger } });

  it.each([
    ["a blank behind a colon", workflow("      a:\n        type: <|>"), " "],
    [
      "a blank behind a dash",
      workflow("      b: {}\n      a:\n        parents:\n          - <|>"),
      " ",
    ],
    ["a blank in braces", workflow("      a: { <|> }"), " "],
    [
      "an at sign in quotes",
      `${workflow('      a: { resources: { storage: "@<|>" } }')}
parameters: { build: [{ name: size, type: string, required: true }] }`,
      "@",
    ],
  ])("%s brings up completions", (_, marked, trigger) => {
    expect(at(marked, trigger)).not.toEqual([]);
  });

  it.each([
    ["a blank that indents", workflow("      a:\n        <|>"), " "],
    [
      "a colon behind the key of a list",
      workflow("      b: {}\n      a:\n        parents:<|>"),
      ":",
    ],
    ["a blank in a text", workflow("      a:\n        command: python <|>"), " "],
    ["a slash in a key", workflow("      a:\n        x/<|>"), "/"],
    ["anything in a comment", workflow("      a: {} # see: <|>"), ":"],
  ])("%s brings up nothing", (_, marked, trigger) => {
    expect(at(marked, trigger)).toEqual([]);
  });
});

it("nothing is offered on a line that a tab indents", () => {
  expect(completionsAt("body:\n\t<|>")).toEqual([]);
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

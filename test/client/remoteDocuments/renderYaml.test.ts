import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderLike } from "../../../client/src/remoteDocuments/renderLike.js";
import { renderYaml } from "../../../client/src/remoteDocuments/renderYaml.js";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import { toJson } from "../../../server/src/document/toJson.js";

/** What the platform's loader makes of a text. */
function read(text: string): unknown {
  const reading = toJson(parseDocument(text));
  if ("problem" in reading) throw new Error(reading.problem.message);
  return JSON.parse(JSON.stringify(reading.value)) as unknown;
}

describe("writing what is published as YAML", () => {
  it("keeps the order of keys, quotes what a loader would take for something else, and leaves lines as they are", () => {
    const value = {
      version: "1.0",
      answer: "yes",
      when: "2020-01-01",
      small: 1e-7,
      command: "python train.py\npython score.py\n",
      machine: "@param:machine",
      context: ".",
      long: `${"a".repeat(70)} ${"b".repeat(70)}`,
      list: [{ name: "a" }],
    };
    expect(renderYaml(value, ["peak-press: create-release", "Release 1.0"])).toBe(
      [
        "# peak-press: create-release",
        "# Release 1.0",
        'version: "1.0"',
        'answer: "yes"',
        'when: "2020-01-01"',
        "small: 1.0e-7",
        "command: |",
        "  python train.py",
        "  python score.py",
        'machine: "@param:machine"',
        "context: .",
        `long: ${"a".repeat(70)} ${"b".repeat(70)}`,
        "list:",
        "  - name: a",
        "",
      ].join("\n"),
    );
  });

  it("says to the platform's loader what the JSON says, whatever that is", () => {
    // What means something to YAML, and what looks like nothing.
    const characters = "a0.e \n\r\t#:-?,\"'\\%@`{}[]&*!|>~\0\u0085\u2028\ufeffé😀";
    const unit = fc.constantFrom(...Array.from(characters));
    const text = fc.oneof(
      // Tags of templates are read as such by the language server.
      fc.string({ unit, maxLength: 6 }).map((one) => one.replace(/\{(?=[{%#])/g, "(")),
      fc.stringMatching(/^[-+.0-9:eE_xo]{1,6}$/),
      fc.constantFrom("a\nb", "a\n\nb\n", " a\nb", "a \n b", "=", "~", "# a", "a: b"),
    );
    // Larger whole numbers are refused in files, since they would not arrive as they are.
    const number = fc.oneof(
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e15, min: -1e15 }),
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        text,
        number,
        fc.boolean(),
        fc.array(tie("any"), { maxLength: 3 }),
        fc.dictionary(text, tie("any"), { maxKeys: 3 }),
      ),
    })).any;
    fc.assert(
      fc.property(value, (content) => {
        const root = { root: JSON.parse(JSON.stringify(content)) as unknown };
        expect(read(renderYaml(root))).toEqual(root);
      }),
      { numRuns: 80 },
    );
  });
});

const file = `# Nightly training
body:
    kind: workflow   # for now
    release: { version: '1.0.0' }
    config:
        steps:
            train:
                command: "python train.py"
                # the large one
                image: { context: ., dockerfile: Dockerfile }
                resources: { storage: 10GB }
                description:
parameters:
    run:
        - {name: b, type: number}
        - name: a
          type: string
`;
const content = read(file) as {
  body: { release: object; config: { steps: Record<string, object> } };
  parameters: { run: object[] };
};

describe("writing what is published in the layout of a file", () => {
  const changed = (change: (copy: typeof content) => void) => {
    const copy = structuredClone(content);
    change(copy);
    return renderLike(file, copy) ?? "";
  };
  const differingLines = (text: string) => {
    const lines = file.split("\n");
    return text.split("\n").filter((line) => !lines.includes(line));
  };

  it("is the file itself when both say the same", () => {
    expect(renderLike(file, content)).toBe(file);
  });

  it("differs in the lines in which the two differ, and nowhere else", () => {
    const text = changed(({ body }) => {
      const { train } = body.config.steps;
      body.config.steps["train"] = { ...train, command: "python other.py" };
    });
    expect(differingLines(text)).toEqual(['                command: "python other.py"']);
    expect(text.split("\n")).toHaveLength(file.split("\n").length);
  });

  it("has steps and parameters that only the release has, and lacks those that only the file has", () => {
    const text = changed(({ body, parameters }) => {
      body.config.steps["score"] = { command: "python score.py" };
      parameters.run = [
        { name: "a", type: "string" },
        { name: "c", type: "number" },
      ];
    });
    expect(read(text)).toMatchObject({
      body: { config: { steps: { score: { command: "python score.py" } } } },
      parameters: { run: [{ name: "a" }, { name: "c" }] },
    });
    expect(differingLines(text).map((line) => line.trim())).toEqual([
      "score:",
      "command: python score.py",
      "- name: c",
      "type: number",
    ]);
    expect(text).not.toContain("name: b");
  });

  it("keeps an alias only where its anchor says the same", () => {
    const anchored = "a: &x { k: 1 }\nb: *x\n";
    expect(renderLike(anchored, { a: { k: 2 }, b: { k: 2 } })).toBe("a: &x { k: 2 }\nb: *x\n");
    expect(read(renderLike(anchored, { a: { k: 2 }, b: { k: 1 } }) ?? "")).toEqual({
      a: { k: 2 },
      b: { k: 1 },
    });
  });

  it("is given up for a text that is no YAML", () => {
    expect(renderLike("a: [", {})).toBeUndefined();
  });
});

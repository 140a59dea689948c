import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { collectFiles } from "../client/src/artifact/collectFiles.js";
import { parseDocument } from "../server/src/document/parseDocument.js";
import { detectDocumentKind } from "../server/src/model/documentKind.js";
import { filledSnippet } from "../client/src/start/blockTemplates.js";
import { checkText, lineOf } from "./support/checkText.js";

const folder = fileURLToPath(new URL("../examples/", import.meta.url));
const read = (name: string) => readFileSync(path.join(folder, name), "utf8");
const blocks = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.block\.ya?ml(?:\.j2)?$/.test(name))
  .sort();
const withMistakes = "6-with-mistakes.block.yaml";

describe("the examples", () => {
  it("are all listed in their README", () => {
    const readme = read("README.md");
    for (const name of blocks) expect(readme).toContain(`(${name})`);
  });

  it.each(blocks.filter((name) => name !== withMistakes))(
    "%s raises nothing above a hint",
    (name) => {
      const findings = checkText(read(name), {}, name);
      expect(findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
    },
  );

  it.each([
    ["1-minimal.block.yaml", "create-spec"],
    ["5-quote-service.block.yaml", "create-spec"],
    ["7-price-simulation-emea.block.yaml", "create-deployment"],
    ["templates/notify.block.yaml.j2", "create-spec"],
    ["templates/params/dev.yaml", "template-params"],
  ])("%s is a %s file", (name, kind) => {
    expect(detectDocumentKind(parseDocument(read(name)), name)).toBe(kind);
  });

  it("with mistakes shows each of them on its line", () => {
    const text = read(withMistakes);
    const found = checkText(text, {}, withMistakes)
      .filter(({ severity }) => severity !== "hint")
      .map(({ rule, range, severity }) => {
        const line = text.split("\n")[lineOf(text, range.start) - 1]?.trim();
        return `${severity} ${rule}: ${line}`;
      });
    expect(found).toMatchInlineSnapshot(`
      [
        "error schema/type: version: 1.0",
        "error graph/cycle: parents: [publish]",
        "error reference/unknown-image: imageRef: trianer",
        "error graph/unknown-parent: parents: [preparee]",
        "error schema/enum: method: POST",
        "error schema/required-key: auth:",
        "error condition/conditional-output-unknown: paramName: acuracy",
        "warning parameter/default-type: defaultValue: many",
      ]
    `);
  });

  it("with an image pack exactly the files that the image needs", async () => {
    const { files, excludedCount } = await collectFiles({
      path: "container-report",
      ignoreFiles: [".dockerignore"],
      workspaceFolder: folder,
      fileFolder: folder,
    });
    expect(files.map((file) => file.path)).toEqual([
      "Dockerfile",
      "src/collect.py",
      "src/render.py",
    ]);
    expect(excludedCount).toBe(2);
  });
});

interface Snippet {
  readonly prefix: readonly string[];
  readonly body: readonly string[];
}

const snippets = Object.entries(
  JSON.parse(
    readFileSync(new URL("../syntaxes/snippets.json", import.meta.url), "utf8"),
  ) as Readonly<Record<string, Snippet>>,
);

describe("the snippets", () => {
  it.each(snippets)("leave a file without mistakes: %s", (_, snippet) => {
    const text = filledSnippet(snippet.body.join("\n"));
    expect(text).not.toContain("$");
    const kind = /^# peak-press: ([\w-]+)$/m.exec(text)?.[1];
    expect(detectDocumentKind(parseDocument(text), "new.block.yaml")).toBe(kind);
    const findings = checkText(text, {}, "new.block.yaml");
    expect(findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
  });

  it("are asked for by words of their own", () => {
    const prefixes = snippets.flatMap(([, { prefix }]) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});

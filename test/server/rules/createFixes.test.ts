import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../server/src/document/edit/edit.js";
import { checkText } from "../../support/checkText.js";
import { parseMarks } from "../../support/marks.js";

const workflow = (config: string, rest = "") => `body:
  version: 1
  kind: workflow
  metadata: { name: orders, summary: Reads orders }
  release: { version: "1.0.0", notes: First }
  config:
    triggers:
      - webhook: true
${config}${rest}`;

const sql = (name: string, more = "") =>
  `      ${name}: { type: sql, sqlQueryPath: ${name}.sql${more} }\n`;

const cases: readonly (readonly [title: string, before: string, after: string])[] = [
  [
    'Create the step "fetch"',
    workflow(`    steps:\n${sql("a")}      # last\n${sql("b", ", parents: [a, <|fetch|>]")}`),
    workflow(
      `    steps:\n${sql("a")}      fetch:\n        type: standard\n        imageDetails:\n          id: 1\n        command: <command of fetch>\n      # last\n${sql("b", ", parents: [a, fetch]")}`,
    ),
  ],
  [
    'Create the image "base"',
    workflow(
      "    steps:\n      a:\n        imageRef: <|base|>\n        command: a\n",
      "artifact: { path: . }\n",
    ),
    workflow(
      "    images:\n      base:\n        dockerfile: Dockerfile\n        context: .\n    steps:\n      a:\n        imageRef: base\n        command: a\n",
      "artifact: { path: . }\n",
    ),
  ],
  [
    'Create the image "gpu"',
    workflow(
      "    images: { base: { dockerfile: Dockerfile, context: . } }\n    steps:\n      a: { imageRef: base, command: a }\n      b: { imageRef: <|gpu|>, command: b }\n",
      "artifact: { path: . }\n",
    ),
    workflow(
      "    images: { base: { dockerfile: Dockerfile, context: . }, gpu: {dockerfile: Dockerfile, context: .} }\n    steps:\n      a: { imageRef: base, command: a }\n      b: { imageRef: gpu, command: b }\n",
      "artifact: { path: . }\n",
    ),
  ],
  [
    'Declare the build parameter "size"',
    workflow(
      '    steps:\n      a:\n        imageDetails: { id: 1 }\n        command: a\n        resources: { instanceTypeId: <|"@param:size"|> }\n',
    ),
    workflow(
      '    steps:\n      a:\n        imageDetails: { id: 1 }\n        command: a\n        resources: { instanceTypeId: "@param:size" }\n',
      "parameters:\n  build:\n    - name: size\n      title: size\n      type: number\n      required: true\n      defaultValue: 1\n",
    ),
  ],
];

describe("a name that stands for nothing", () => {
  it.each(cases)("can be given what it stands for: %s", (title, before, after) => {
    const { text, range } = parseMarks(before);
    const finding = checkText(text).find((found) => found.range.start === range.start);
    const fix = finding?.fixes?.().find((candidate) => candidate.title === title);
    expect(fix && applyEdits(text, fix.edits)).toBe(after);
    expect(checkText(after).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("is given no step where no step can have the name", () => {
    const { text } = parseMarks(workflow(`    steps:\n${sql("a", ", parents: [fetch_it]")}`));
    const titles = checkText(text).flatMap(
      ({ fixes }) => fixes?.().map(({ title }) => title) ?? [],
    );
    expect(titles).not.toContainEqual(expect.stringContaining("Create"));
  });
});

import { describe, expect, it } from "vitest";
import { markedDocument } from "../../../support/marks.js";
import { workspaceOf } from "../../../support/workspaceService.js";

const block = (steps: string) => `body:
  version: 1
  kind: workflow
  metadata: { name: a, summary: s }
  release: { version: 1.0.0 }
  config:
    steps:${steps}
`;

function linked(marked: string) {
  const { document, position, ranges } = markedDocument(marked);
  const found = workspaceOf({}).service.linkedEditingRange(document, position);
  return { found, ranges };
}

describe("a step's name", () => {
  it.each([
    [
      "where it is declared",
      block("\n      <|re<|>ad|>: {}\n      write: { parents: [<|read|>] }"),
    ],
    ["where it is used", block("\n      <|read|>: {}\n      write: { parents: [<|rea<|>d|>] }")],
    [
      "in quotes, without them",
      block("\n      <|read<|>|>: {}\n      write: { parents: ['<|read|>', \"<|read|>\"] }"),
    ],
  ])("is typed in all its places at once %s", (_, marked) => {
    const { found, ranges } = linked(marked);
    expect(found?.ranges).toEqual(ranges);
  });

  it.each([
    ["it is alone", block("\n      re<|>ad: {}")],
    [
      "it is nowhere declared",
      block("\n      a: { parents: [gh<|>ost] }\n      b: { parents: [ghost] }"),
    ],
    ["an alias stands for it", block("\n      &r re<|>ad: {}\n      b: { parents: [*r] }")],
    ["it is written otherwise", block('\n      re<|>ad: {}\n      b: { parents: ["re\\x61d"] }')],
    ["another name stands there", block("\n      a: { ima<|>geRef: b }")],
  ])("is typed in one place only where %s", (_, marked) => {
    expect(linked(marked).found).toBeNull();
  });

  it("goes on as far as a step's name can", () => {
    const { found } = linked(block("\n      re<|>ad: {}\n      write: { parents: [read] }"));
    const word = new RegExp(`^(?:${found?.wordPattern ?? ""})$`);
    for (const name of ["read-2", "a_b", "größe", "名"]) expect(name).toMatch(word);
    for (const name of ["a b", "a:", "[a", '"a"', "a,b"]) expect(name).not.toMatch(word);
  });
});

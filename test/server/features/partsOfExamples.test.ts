import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { readBlockDocument, readWhole } from "../../../server/src/features/blockDocument.js";
import { diagnostics } from "../../../server/src/features/diagnostics.js";
import { createPartsChecker } from "../../../server/src/rules/checkParts.js";
import { rules } from "../../../server/src/rules/index.js";
import { parseMarks } from "../../support/marks.js";

const options = {
  onError: (rule: string, error: unknown) => {
    throw new Error(`The rule ${rule} threw.`, { cause: error });
  },
};
const reading = { rules: options, checker: createPartsChecker(options) };

const folder = new URL("../../fixtures/specs/", import.meta.url);
const fixtures = ["valid", "faulty"].flatMap((kind) => {
  const directory = new URL(`${kind}/`, folder);
  return readdirSync(fileURLToPath(directory)).map(
    (name) => [name, readFileSync(new URL(name, directory), "utf8")] as const,
  );
});
const examples = rules.flatMap(({ id, bad, good }) => [
  [`bad example of ${id}`, parseMarks(bad).text] as const,
  [`good example of ${id}`, good] as const,
]);

function findingsOf(read: typeof readBlockDocument, text: string) {
  const document = TextDocument.create("file:///a.block.yaml", "press-block", 1, text);
  const block = read(document, reading)?.block;
  return block && diagnostics(block.text, block.findings);
}

describe("what is found in a text that is read in parts", () => {
  it.each([...examples, ...fixtures])("is what is found in the whole: %s", (_, text) => {
    expect(findingsOf(readBlockDocument, text)).toEqual(findingsOf(readWhole, text));
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { joinParts } from "../../../server/src/document/parts/joinParts.js";
import { parseDocument } from "../../../server/src/document/parseDocument.js";
import type {
  OffsetRange,
  SyntaxProblem,
  SyntaxTree,
} from "../../../server/src/document/syntaxNode.js";
import {
  readBlockDocument,
  readWhole,
  type BlockDocument,
  type BlockReading,
} from "../../../server/src/features/blockDocument.js";
import { diagnostics } from "../../../server/src/features/diagnostics.js";
import { documentSymbol } from "../../../server/src/features/documentSymbol.js";
import { hover } from "../../../server/src/features/hover.js";
import { readBlock } from "../../../server/src/features/readBlock.js";
import { foldingRange } from "../../../server/src/features/structure/foldingRange.js";
import { selectionRange } from "../../../server/src/features/structure/selectionRange.js";
import { semanticTokens } from "../../../server/src/features/structure/semanticTokens.js";
import { readPartedFile } from "../../../server/src/model/partedFile.js";
import { createPartsChecker } from "../../../server/src/rules/checkParts.js";
import { anyText, propertyRuns, versions } from "../../support/editScripts.js";

const rules = {
  onError: (rule: string, error: unknown) => {
    throw new Error(`The rule ${rule} threw.`, { cause: error });
  },
};
const options = { rules, checker: createPartsChecker(rules) };

const usualRuns = 150;
/** In milliseconds; each script is read some twenty times. */
const patience = Math.max(180_000, propertyRuns(usualRuns) * 400);

function documentOf(text: string, version = 1): TextDocument {
  return TextDocument.create("file:///a.block.yaml", "press-block", version, text);
}

/** All that a document says about itself, and about the place in the middle of it. */
function answersOf(block: BlockDocument | undefined): unknown {
  if (!block) return undefined;
  return {
    kind: block.kind,
    diagnostics: diagnostics(block.text, block.findings),
    symbols: documentSymbol(block),
    occurrences: block.occurrences.map((each) => JSON.stringify(each)).sort(),
    content: readBlock(block),
    hover: hover(block, block.text.getText().length >> 1),
  };
}

/** What editors fold, select and colour. */
function structureOf(block: BlockDocument | undefined): unknown {
  return (
    block && {
      tokens: semanticTokens(block).data,
      folds: foldingRange(block),
      selection: selectionRange(block, [block.text.getText().length >> 1]),
    }
  );
}

function isIn({ start, end }: OffsetRange, text: string): boolean {
  return start >= 0 && start <= end && end <= Math.max(1, text.length);
}

function sortedProblems(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const key = ({ range, rule, message }: SyntaxProblem) =>
    `${String(range.start).padStart(9, "0")} ${range.end} ${rule} ${message}`;
  return [...problems].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function comparable(tree: SyntaxTree): unknown {
  return {
    ...tree,
    problems: sortedProblems(tree.problems),
    allProblems: sortedProblems(tree.allProblems),
  };
}

describe("a text that is read in parts", () => {
  it(
    "has the tree of the whole text, whatever is done to it",
    () => {
      let parted = 0;
      fc.assert(
        fc.property(versions, (texts) => {
          let earlier: ReturnType<typeof readPartedFile>;
          for (const text of texts) {
            const read = readPartedFile(text, earlier);
            expect(read?.split).toEqual(readPartedFile(text)?.split);
            if (!read) continue;
            parted += 1;
            expect(comparable(joinParts(read))).toEqual(comparable(parseDocument(text)));
            earlier = read;
          }
        }),
        { numRuns: propertyRuns(usualRuns) },
      );
      expect(parted).toBeGreaterThan(propertyRuns(usualRuns) / 10);
    },
    patience,
  );

  it(
    "is told about like the whole text, after any edits",
    () => {
      fc.assert(
        fc.property(versions, (texts) => {
          let earlier: BlockReading | undefined;
          for (const [version, text] of texts.entries()) {
            const document = documentOf(text, version);
            const reading = readBlockDocument(document, { ...options, earlier });
            expect(answersOf(reading?.block)).toEqual(
              answersOf(readWhole(document, options)?.block),
            );
            if (reading?.parts) earlier = reading;
          }
        }),
        { numRuns: propertyRuns(usualRuns) },
      );
    },
    patience,
  );

  it(
    "has nothing of an earlier text that it has nothing to do with",
    () => {
      fc.assert(
        fc.property(anyText, anyText, (before, text) => {
          const earlier = readBlockDocument(documentOf(before, 1), options);
          const document = documentOf(text, 2);
          const reading = readBlockDocument(document, { ...options, ...(earlier && { earlier }) });
          const whole = readWhole(document, options)?.block;
          expect(answersOf(reading?.block)).toEqual(answersOf(whole));
          expect(structureOf(reading?.block)).toEqual(structureOf(whole));
          for (const { range } of reading?.block.findings ?? []) {
            expect(isIn(range, text)).toBe(true);
          }
        }),
        { numRuns: propertyRuns(usualRuns) },
      );
    },
    patience,
  );

  it("keeps as objects the parts that an edit leaves alone", () => {
    const step = (name: string, type: string) => `      ${name}:\n        type: ${type}\n`;
    const head = "body:\n  kind: workflow\n  config:\n    steps:\n";
    const before = readPartedFile(head + step("a", "sql") + step("b", "sql") + step("c", "sql"));
    const after = readPartedFile(
      head + step("a", "sql") + step("b", "http") + step("c", "sql"),
      before,
    );

    expect(after?.parts[0]).toBe(before?.parts[0]);
    expect(after?.parts[1]).not.toBe(before?.parts[1]);
    expect(after?.parts[2]).toBe(before?.parts[2]);
    expect(after?.rest).toBe(before?.rest);
  });

  it.each([
    ["an alias of an anchor in another step", "      a: &x { type: sql }\n      b: *x\n"],
    ["a template statement", "      a: { type: sql }\n      {% if x %}\n      b: { type: sql }\n"],
    ["a name that stands twice", "      a: { type: sql }\n      a: { type: http }\n"],
    ["a merge key", "      <<: { a: { type: sql } }\n      b: { type: sql }\n"],
    ["a line that is indented by a tab", "      a:\n\t  type: sql\n"],
    ["a quote that is never closed", '      a: { type: "sql }\n      b: { type: sql }\n'],
    ["a second document", "      a: { type: sql }\n---\nb: 1\n"],
  ])("is read as a whole where it has %s", (_what, steps) => {
    const text = `body:\n  kind: workflow\n  config:\n    steps:\n${steps}`;
    expect(readPartedFile(text)).toBeUndefined();
  });
});

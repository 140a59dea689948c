import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
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
import { propertyRuns, versions } from "../../support/editScripts.js";

const rules = {
  onError: (rule: string, error: unknown) => {
    throw new Error(`The rule ${rule} threw.`, { cause: error });
  },
};
const options = { rules, checker: createPartsChecker(rules) };

const scripts = propertyRuns(2000);
/** In milliseconds; each script is read some five times. */
const patience = Math.max(180_000, scripts.numRuns * 100);

function documentOf(text: string, version = 1): TextDocument {
  return TextDocument.create("file:///a.block.yaml", "press-block", version, text);
}

/** All that a document says about itself, and about the place in the middle of it. */
function answersOf(block: BlockDocument | undefined): object | undefined {
  if (!block) return undefined;
  return {
    kind: block.kind,
    diagnostics: diagnostics(block.text, block.findings),
    symbols: documentSymbol(block),
    occurrences: block.occurrences.map((each) => JSON.stringify(each)).sort(),
    content: readBlock(block),
    hover: hover(block, block.text.getText().length >> 1, 0),
    tree: comparable(block.tree),
    structure: structureOf(block),
  };
}

/** What editors fold, select and colour. */
function structureOf(block: BlockDocument): unknown {
  return {
    tokens: semanticTokens(block).data,
    folds: foldingRange(block),
    selection: selectionRange(block, [block.text.getText().length >> 1]),
  };
}

function isIn({ start, end }: OffsetRange, text: string): boolean {
  return start >= 0 && start <= end && end <= Math.max(1, text.length);
}

function sortedProblems(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const key = ({ range, rule, message }: SyntaxProblem) =>
    `${String(range.start).padStart(9, "0")} ${range.end} ${rule} ${message}`;
  return [...problems].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function comparable({ root, ...tree }: SyntaxTree): unknown {
  const { text, comments, templateTags, hasTemplateStatements } = tree;
  return {
    ...{ text, comments, templateTags, hasTemplateStatements },
    root,
    problems: sortedProblems(tree.problems),
    allProblems: sortedProblems(tree.allProblems),
  };
}

/** The last of some versions of a text, read one after the other, each checked where it is read in parts. */
function readInTurn(texts: readonly string[]): BlockReading | undefined {
  let earlier: BlockReading | undefined;
  let last: BlockReading | undefined;
  for (const [version, text] of texts.entries()) {
    last = readBlockDocument(documentOf(text, version), { ...options, earlier });
    if (!last?.parts) continue;
    expect(last.block.findings.every(({ range }) => isIn(range, text))).toBe(true);
    earlier = last;
  }
  return last;
}

describe("a text that is read in parts", () => {
  it(
    "is the same text with the same findings, symbols and names as one that is read as a whole, after any edits",
    () => {
      let parted = 0;
      const property = fc.property(versions, (texts) => {
        const last = readInTurn(texts);
        // Otherwise it was read as a whole anyway.
        if (!last?.parts) return;
        parted += 1;
        const whole = readWhole(last.block.text, options);
        const [inParts, asWhole] = [last.block, whole?.block].map(answersOf);
        // To compare values one by one takes longer than to read the text.
        if (JSON.stringify(inParts) !== JSON.stringify(asWhole)) expect(inParts).toEqual(asWhole);
      });
      fc.assert(property, scripts);
      expect(parted / scripts.numRuns).toBeGreaterThan(1 / 3);
    },
    patience,
  );

  it("is split after an edit where it would be split without an earlier version", () => {
    const property = fc.property(versions, (texts) => {
      let earlier: ReturnType<typeof readPartedFile>;
      for (const text of texts) {
        const read = readPartedFile(text, earlier);
        expect(read?.split).toEqual(readPartedFile(text)?.split);
        earlier = read ?? earlier;
      }
    });
    fc.assert(property, { ...scripts, numRuns: scripts.numRuns / 10 });
  });

  const step = "      a:\n        type: sql\n        parents: []\n";
  const block = `body:\n  kind: workflow\n  config:\n    steps:\n${step}`;
  it.each([
    ["a star stands above everything", `*\n${block}`],
    ["a template expression stands behind the last step", `${block}{{ x }}\n`],
  ])("is that of the whole text where %s", (_what, text) => {
    const document = documentOf(text);
    expect(answersOf(readBlockDocument(document, options)?.block)).toEqual(
      answersOf(readWhole(document, options)?.block),
    );
  });

  it("keeps as objects the parts that an edit leaves alone", () => {
    const typed = (name: string, type: string) => `      ${name}:\n        type: ${type}\n`;
    const head = "body:\n  kind: workflow\n  config:\n    steps:\n";
    const before = readPartedFile(head + typed("a", "sql") + typed("b", "sql") + typed("c", "sql"));
    const after = readPartedFile(
      head + typed("a", "sql") + typed("b", "http") + typed("c", "sql"),
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

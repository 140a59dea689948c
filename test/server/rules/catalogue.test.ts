import { describe, expect, it } from "vitest";
import { checkText } from "../../support/checkText.js";
import { parseMarks } from "../../support/marks.js";
import { declarationRows } from "./catalogue/declarations.js";
import { envelopeRows } from "./catalogue/envelope.js";
import { otherFileRows } from "./catalogue/otherFiles.js";
import { textRows } from "./catalogue/text.js";
import type { CatalogueRow, CoveredRow } from "./catalogue/row.js";

const rows: readonly CatalogueRow[] = [
  ...textRows,
  ...envelopeRows,
  ...declarationRows,
  ...otherFileRows,
];

function isCovered(row: CatalogueRow): row is CoveredRow {
  return "document" in row;
}

describe("the catalogue of checks", () => {
  it.each(rows.filter(isCovered).map((row) => [row.row, row] as const))(
    "%s is found where it stands, as what it is, and once",
    (_, { rule, severity, document }) => {
      const { text, range } = parseMarks(document);

      const problems = checkText(text, {}, "some.block.yaml").filter(
        (found) => found.severity === severity || found.severity === "error",
      );

      expect(problems.map((found) => [found.rule, found.severity, found.range])).toEqual([
        [rule, severity, range],
      ]);
    },
  );

  it.each(rows.filter((row) => !isCovered(row)).map((row) => [row.row, row] as const))(
    "%s is left to somebody, who is named",
    (_, row) => {
      expect(row).toHaveProperty(
        "leftTo",
        expect.stringMatching(/^(?:the platform|publishing|the checks|a later)/),
      );
    },
  );
});

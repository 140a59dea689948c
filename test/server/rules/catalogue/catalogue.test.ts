import { describe, expect, it } from "vitest";
import { ruleIds } from "../../../../server/src/rules/ruleIds.js";
import { checkBeside } from "../../../support/checkExample.js";
import { checkText } from "../../../support/checkText.js";
import { parseMarks } from "../../../support/marks.js";
import { betweenFilesRows } from "./betweenFiles.js";
import { conditionRows } from "./conditions.js";
import { declarationRows } from "./declarations.js";
import { envelopeRows } from "./envelope.js";
import { metadataRows } from "./metadata.js";
import { otherFileRows } from "./otherFiles.js";
import { requestRows } from "./requests.js";
import { serviceRows } from "./services.js";
import { standardStepRows } from "./standardStep.js";
import { stepParameterRows } from "./stepParameters.js";
import { textRows } from "./text.js";
import { triggerRows } from "./triggers.js";
import { workflowRows } from "./workflow.js";

const rows = [
  ...textRows,
  ...envelopeRows,
  ...metadataRows,
  ...workflowRows,
  ...standardStepRows,
  ...stepParameterRows,
  ...conditionRows,
  ...requestRows,
  ...triggerRows,
  ...serviceRows,
  ...declarationRows,
  ...otherFileRows,
  ...betweenFilesRows,
];

/** First and last number of each stretch of the catalogue. */
const stretches = [
  [1, 13],
  [20, 30],
  [100, 119],
  [130, 142],
  [150, 163],
  [170, 176],
  [200, 205],
  [210, 222],
  [230, 242],
  [250, 268],
  [270, 282],
  [285, 297],
  [300, 306],
  [310, 318],
  [330, 349],
  [360, 362],
  [370, 374],
  [400, 408],
  [420, 432],
  [450, 463],
  [500, 527],
  [530, 536],
  [600, 612],
  [620, 621],
  [630, 634],
  [640, 641],
  [650, 652],
  [660, 666],
] as const;

const mistakes = rows.flatMap((row) => ("rule" in row ? [row] : []));

describe.each(mistakes)("$row, $title", ({ rule, severity, document, files }) => {
  it(`is found by ${rule} as its only mistake`, () => {
    const { text, range } = parseMarks(document);
    const found = files ? checkBeside(text, files) : checkText(text, {}, "some.block.yaml");

    expect(found.map(({ rule, severity, range }) => ({ rule, severity, range }))).toEqual([
      { rule, severity, range },
    ]);
  });
});

describe("the catalogue", () => {
  it("has each row, covered or left to somebody with a reason", () => {
    const known = new Set(rows.map(({ row }) => Number(row.slice(2))));
    const missing = stretches.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
        (number) => !known.has(number),
      ),
    );

    expect(missing).toEqual([]);
  });

  it("names rules that exist", () => {
    expect(mistakes.filter(({ rule }) => !ruleIds.has(rule))).toEqual([]);
  });
});

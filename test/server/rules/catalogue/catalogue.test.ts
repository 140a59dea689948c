import { describe, expect, it } from "vitest";
import { rules } from "../../../../server/src/rules/index.js";
import { schemaRules } from "../../../../server/src/rules/schemaRules.js";
import { checkText } from "../../../support/checkText.js";
import { parseMarks } from "../../../support/marks.js";
import { conditionRows } from "./conditions.js";
import { requestRows } from "./requests.js";
import { standardStepRows } from "./standardStep.js";
import { stepParameterRows } from "./stepParameters.js";
import { triggerRows } from "./triggers.js";
import { workflowRows } from "./workflow.js";

const rows = [
  ...workflowRows,
  ...standardStepRows,
  ...stepParameterRows,
  ...conditionRows,
  ...requestRows,
  ...triggerRows,
];

/** First and last number of each stretch of the catalogue. */
const stretches = [
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
] as const;

const mistakes = rows.flatMap((row) => ("rule" in row ? [row] : []));

describe.each(mistakes)("$row, $title", ({ rule, severity, document }) => {
  it(`is found by ${rule} as its only mistake`, () => {
    const { text, range } = parseMarks(document);

    expect(checkText(text).map(({ rule, severity, range }) => ({ rule, severity, range }))).toEqual(
      [{ rule, severity, range }],
    );
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
    const ids = new Set<string>([...rules.map(({ id }) => id), ...schemaRules.keys()]);

    expect(mistakes.filter(({ rule }) => !ids.has(rule))).toEqual([]);
  });
});

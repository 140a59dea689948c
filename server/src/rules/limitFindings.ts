import type { OpenFinding } from "./openFinding.js";
import { compareSeverities } from "./severity.js";

/** More findings of one file help nobody. */
export const mostFindings = 200;

/** So many findings of each rule come before further ones of severer rules. */
const sureOfEach = 5;

/** A finding that is shown, by its index, with what is added to its message. */
export interface ShownFinding {
  readonly index: number;
  readonly note: string;
}

/**
 * At most `mostFindings`, in their order. One kind of mistake that is made a thousand times does not hide another: a few
 * findings of each rule come first, then further ones from the severest to the mildest, each time one of each rule. The
 * last one tells how many are left out.
 */
export function limitFindings(
  findings: readonly Pick<OpenFinding, "rule" | "severity">[],
): readonly ShownFinding[] {
  const left = findings.length - mostFindings;
  if (left <= 0) return findings.map((_, index) => ({ index, note: "" }));
  const shown = choose(groupByRule(findings));
  const note = ` Of this file ${left} more ${left === 1 ? "finding is" : "findings are"} not shown.`;
  return shown.map((index, place) => ({ index, note: place === shown.length - 1 ? note : "" }));
}

interface Group {
  readonly severity: OpenFinding["severity"];
  /** Indexes of the findings, in order. */
  readonly members: number[];
  chosen: number;
}

/** The findings by rule and severity, the severest first. */
function groupByRule(
  findings: readonly Pick<OpenFinding, "rule" | "severity">[],
): readonly Group[] {
  const byRule = new Map<string, Group[]>();
  for (const [index, { rule, severity }] of findings.entries()) {
    const groups = byRule.get(rule);
    const group = groups?.find((each) => each.severity === severity);
    if (group) group.members.push(index);
    else if (groups) groups.push({ severity, members: [index], chosen: 0 });
    else byRule.set(rule, [{ severity, members: [index], chosen: 0 }]);
  }
  return [...byRule.values()].flat().sort((a, b) => compareSeverities(a.severity, b.severity));
}

function choose(groups: readonly Group[]): readonly number[] {
  let left = mostFindings;
  const takeOneOfEach = (from: readonly Group[], most: number): boolean => {
    const before = left;
    for (const group of from) {
      if (left === 0 || group.chosen >= Math.min(most, group.members.length)) continue;
      group.chosen += 1;
      left -= 1;
    }
    return left < before;
  };
  while (takeOneOfEach(groups, sureOfEach));
  for (const severity of new Set(groups.map((group) => group.severity))) {
    const equals = groups.filter((group) => group.severity === severity);
    while (takeOneOfEach(equals, Infinity));
  }
  return groups.flatMap(({ members, chosen }) => members.slice(0, chosen)).sort((a, b) => a - b);
}

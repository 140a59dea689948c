import { compareFindings } from "./compareFindings.js";
import type { Finding } from "./rule.js";
import { compareSeverities } from "./severity.js";

/** More findings of one file help nobody. */
export const mostFindings = 200;

/** At most `mostFindings`, the severest of them, in order; the last one says how many are left out. */
export function limitFindings(findings: readonly Finding[]): readonly Finding[] {
  const left = findings.length - mostFindings;
  if (left <= 0) return findings;
  const shown = [...findings]
    .sort((a, b) => compareSeverities(a.severity, b.severity) || compareFindings(a, b))
    .slice(0, mostFindings)
    .sort(compareFindings);
  const last = shown.pop();
  if (!last) return shown;
  const note = `Of this file ${left} more ${left === 1 ? "finding is" : "findings are"} not shown.`;
  return [...shown, { ...last, message: `${last.message} ${note}` }];
}

import { rules } from "./index.js";
import type { OpenFinding } from "./openFinding.js";
import { compareSeverities } from "./severity.js";

const competitors: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  rules.flatMap(({ id, competesWith = [] }) =>
    competesWith.length === 0 ? [] : [[id, new Set<string>(competesWith)]],
  ),
);

/** One finding of those by which a rule and the schema tell of the same mistake (`competesWith`). */
export function withoutCompetitors(findings: readonly OpenFinding[]): readonly OpenFinding[] {
  if (!findings.some(({ rule }) => competitors.has(rule))) return findings;
  const lost = new Set<OpenFinding>();
  const byRange = groupByRange(findings);
  for (const finding of findings) {
    const rivals = competitors.get(finding.rule);
    if (!rivals) continue;
    for (const other of byRange.get(rangeKey(finding)) ?? []) {
      if (!rivals.has(other.rule)) continue;
      lost.add(compareSeverities(other.severity, finding.severity) < 0 ? finding : other);
    }
  }
  return lost.size === 0 ? findings : findings.filter((finding) => !lost.has(finding));
}

function groupByRange(
  findings: readonly OpenFinding[],
): ReadonlyMap<string, readonly OpenFinding[]> {
  const groups = new Map<string, OpenFinding[]>();
  for (const finding of findings) {
    const group = groups.get(rangeKey(finding));
    if (group) group.push(finding);
    else groups.set(rangeKey(finding), [finding]);
  }
  return groups;
}

function rangeKey({ range }: OpenFinding): string {
  return `${range.start} ${range.end}`;
}

import { rules } from "./index.js";
import type { Finding } from "./rule.js";
import { compareSeverities } from "./severity.js";

const competitors: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  rules.map(({ id, competesWith = [] }) => [id, new Set<string>(competesWith)]),
);

/** One finding of those by which a rule and the schema tell of the same mistake (`competesWith`). */
export function withoutCompetitors(findings: readonly Finding[]): readonly Finding[] {
  const lost = new Set<Finding>();
  const byRange = groupByRange(findings);
  for (const finding of findings) {
    const rivals = competitors.get(finding.rule);
    if (!rivals || rivals.size === 0) continue;
    for (const other of byRange.get(rangeKey(finding)) ?? []) {
      if (!rivals.has(other.rule)) continue;
      lost.add(compareSeverities(other.severity, finding.severity) < 0 ? finding : other);
    }
  }
  return lost.size === 0 ? findings : findings.filter((finding) => !lost.has(finding));
}

function groupByRange(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(rangeKey(finding));
    if (group) group.push(finding);
    else groups.set(rangeKey(finding), [finding]);
  }
  return groups;
}

function rangeKey({ range }: Finding): string {
  return `${range.start} ${range.end}`;
}

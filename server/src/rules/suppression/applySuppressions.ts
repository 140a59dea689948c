import { removedLines } from "../../document/edit/removeEntry.js";
import { replacement, type Edit } from "../../document/edit/edit.js";
import { lineEnd, startsLine } from "../../document/edit/layout.js";
import { findSimilarName } from "../../document/similarName.js";
import { quote } from "../quote.js";
import type { Finding, Fix, Severity } from "../rule.js";
import {
  findSuppressions,
  type CommentedText,
  type NamedRule,
  type Suppression,
} from "./suppressions.js";

export interface SuppressionOptions {
  /** Every id that a finding may have. */
  readonly known: ReadonlySet<string>;
  /** Ids that the settings change; what they switch off is not missed. */
  readonly severities?: ReadonlyMap<string, Severity | "off">;
}

/**
 * The findings that no comment suppresses, and those about the comments themselves: ids that do not exist, and in a text
 * without syntax problems those that suppress nothing.
 */
export function applySuppressions<Found extends Pick<Finding, "rule" | "range">>(
  findings: readonly Found[],
  tree: CommentedText,
  options: SuppressionOptions,
): readonly (Found | Finding)[] {
  const suppressions = findSuppressions(tree);
  if (suppressions.length === 0) return findings;
  const used = new Set<NamedRule>();
  const left = findings.filter((finding) => {
    const names = suppressions.flatMap((suppression) => nameOf(suppression, finding) ?? []);
    for (const name of names) used.add(name);
    return names.length === 0;
  });
  const mistakes = suppressions.flatMap((suppression) =>
    mistakesOf(suppression, { tree, used, ...options }),
  );
  return [...left, ...mistakes];
}

function nameOf(
  { rules, covers }: Suppression,
  { rule, range }: Pick<Finding, "rule" | "range">,
): NamedRule | undefined {
  const isCovered = covers.start <= range.start && range.start <= covers.end;
  return isCovered ? rules.find(({ id }) => id === rule) : undefined;
}

interface Judgement extends SuppressionOptions {
  readonly tree: CommentedText;
  readonly used: ReadonlySet<NamedRule>;
}

function mistakesOf(suppression: Suppression, judgement: Judgement): readonly Finding[] {
  const { known, severities, tree, used } = judgement;
  const report = (finding: Omit<Finding, "severity">): readonly Finding[] => {
    const severity = severities?.get(finding.rule) ?? "warning";
    return severity === "off" ? [] : [{ ...finding, severity }];
  };
  const { text, problems } = tree;
  const { rules, comment } = suppression;
  if (rules.length === 0) {
    return report({
      rule: "suppression/without-rule",
      message: "A suppression comment names the rules that it suppresses; this one names none.",
      range: comment,
      fixes: () => [
        { title: "Remove the comment", edits: removeComment(text, suppression), isSafe: true },
      ],
    });
  }
  return rules.flatMap((name) => {
    if (!known.has(name.id)) {
      return report({
        ...unknownRule(name, known),
        fixes: () => unknownFixes(text, { suppression, name, known }),
      });
    }
    if (used.has(name) || problems.length > 0 || severities?.get(name.id) === "off") return [];
    return report({
      rule: "suppression/unused",
      message: `${quote(name.id)} finds nothing here that this comment could suppress.`,
      range: name.range,
      tags: ["unnecessary"],
      fixes: () => [removal(text, suppression, name)],
    });
  });
}

function unknownRule({ id, range }: NamedRule, known: ReadonlySet<string>) {
  const near = findSimilarName(id, known);
  const guess = near === undefined ? "." : `; did you mean ${quote(near)}?`;
  return {
    rule: "suppression/unknown-rule",
    message: `The rule ${quote(id)} does not exist${guess}`,
    range,
  };
}

interface UnknownName {
  readonly suppression: Suppression;
  readonly name: NamedRule;
  readonly known: ReadonlySet<string>;
}

function unknownFixes(text: string, { suppression, name, known }: UnknownName): readonly Fix[] {
  const near = findSimilarName(name.id, known);
  const { start, end } = name.range;
  const rename: Fix[] =
    near === undefined
      ? []
      : [
          {
            title: `Rename to ${quote(near)}`,
            edits: [replacement(start, end, near)],
            isSafe: false,
          },
        ];
  return [...rename, removal(text, suppression, name)];
}

function removal(text: string, suppression: Suppression, name: NamedRule): Fix {
  const isOnly = suppression.rules.length === 1;
  const title = `Remove ${isOnly ? "the suppression of" : "the name"} ${quote(name.id)}`;
  const start = text.slice(0, name.range.start).trimEnd().length;
  const edits = isOnly ? removeComment(text, suppression) : [replacement(start, name.range.end)];
  return { title, edits, isSafe: true };
}

/** A comment with the line on which it stands alone, or with the blanks before it. */
function removeComment(text: string, { comment }: Suppression): readonly Edit[] {
  const { start, end } = comment;
  const isAlone = startsLine(text, start) && text.slice(end, lineEnd(text, end)).trim() === "";
  if (isAlone) {
    const lines = removedLines(text, {
      start: start - blanksBefore(text, start),
      end: lineEnd(text, end),
    });
    return [replacement(lines.start, lines.end)];
  }
  return [replacement(start - blanksBefore(text, start), end)];
}

function blanksBefore(text: string, offset: number): number {
  return /[ \t]*$/.exec(text.slice(Math.max(0, offset - 1000), offset))?.[0].length ?? 0;
}

import type { AffectedDeployments } from "../publish/compareWithRelease.js";
import { impacts, type ContractChange, type Impact } from "../publish/contract/contractChange.js";
import { displayText } from "../ui/displayText.js";

export interface ContractReport {
  /** Of what was compared, as people know it. */
  readonly before: string;
  readonly after: string;
  readonly changes: readonly ContractChange[];
  /** The version that the changes ask for, where one is to be published. */
  readonly proposed?: string;
  readonly affected: AffectedDeployments;
}

const headings: Readonly<Record<Impact, string>> = {
  breaking: "Breaking",
  compatible: "Compatible",
  cosmetic: "Cosmetic",
};

/** The changes between two releases as a plain text, grouped by what they mean. */
export function comparisonText(report: ContractReport): string {
  const { before, after, changes, proposed } = report;
  const lines = [
    `Contract of ${displayText(after)}, compared with ${displayText(before)}`,
    "",
    changeCount(changes),
    ...(proposed === undefined ? [] : [`Version that the changes ask for: ${proposed}`]),
    ...impacts.flatMap((impact) =>
      section(
        headings[impact],
        changes.filter((one) => one.impact === impact),
      ),
    ),
    ...affectedLines(report.affected),
    "",
    "The files of artifacts are not shown by the platform, so they are not compared.",
  ];
  return `${lines.join("\n")}\n`;
}

/** `2 breaking and 1 compatible change`; `no change` for none. */
export function changeCount(changes: readonly ContractChange[]): string {
  const counts = impacts.flatMap((impact) => {
    const count = changes.filter((change) => change.impact === impact).length;
    return count === 0 ? [] : [`${count} ${impact}`];
  });
  if (counts.length === 0) return "no change";
  const last = counts.at(-1) ?? "";
  const all = counts.length === 1 ? last : `${counts.slice(0, -1).join(", ")} and ${last}`;
  return `${all} change${changes.length === 1 ? "" : "s"}`;
}

function section(heading: string, changes: readonly ContractChange[]): readonly string[] {
  if (changes.length === 0) return [];
  const lines = changes.flatMap(({ message, path }) => [
    `  ${displayText(message)}`,
    `      ${displayText(path.join("."))}`,
  ]);
  return ["", heading, ...lines];
}

function affectedLines(affected: AffectedDeployments): readonly string[] {
  if (affected.state === "none") return [];
  if (affected.state === "unknown") {
    return [
      "",
      "Deployments",
      "  The platform does not tell which deployments the changes would break.",
    ];
  }
  const { fits, unread } = affected;
  return [
    "",
    "Deployments whose values do not fit, or may not",
    ...(fits.length === 0 ? ["  none"] : []),
    ...fits.flatMap(({ name, problems, unknowns }) => [
      `  ${displayText(name)}`,
      ...[...problems, ...unknowns].map((sentence) => `      ${displayText(sentence)}`),
    ]),
    ...(unread > 0 ? [`  ${unread} more were not looked at`] : []),
  ];
}

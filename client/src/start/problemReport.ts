/** What runs here, for a report. */
export interface EnvironmentFacts {
  readonly extension: string;
  /** Name and version. */
  readonly editor: string;
  /** Name, version and processor. */
  readonly system: string;
  /** Where the extension runs when not on the user's own machine, such as `wsl`. */
  readonly remote?: string;
  /** Settings that are not at their defaults, by name. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface ReportedState {
  /** How many accounts there are, and whether one acts; not which. */
  readonly accounts: number;
  readonly isSignedIn: boolean;
  /** Lines of the log, cleaned of keys when they were written. */
  readonly log: readonly string[];
}

/** A report as Markdown: versions, settings and the end of the log, with room for what happened. */
export function problemReport(
  facts: EnvironmentFacts,
  { accounts, isSignedIn, log }: ReportedState,
): string {
  const { extension, editor, system, remote, settings } = facts;
  return [
    "# Problem with Press Blocks",
    "",
    "## What happened, and what should have happened",
    "",
    "",
    "## Versions",
    "",
    `- Press Blocks ${extension}`,
    `- ${editor}${remote === undefined ? "" : ` (${remote})`}`,
    `- ${system}`,
    `- ${accounts} account${accounts === 1 ? "" : "s"}, ${isSignedIn ? "one of them acts" : "none acts"}`,
    "",
    "## Settings that were changed",
    "",
    ...fenced("json", JSON.stringify(settings, undefined, 2).split("\n")),
    "",
    `## The last ${log.length} lines of the log`,
    "",
    ...fenced(
      "text",
      log.flatMap((line) => line.split("\n")),
    ),
    "",
  ].join("\n");
}

/** A block of code that no line of it can end. */
function fenced(language: string, lines: readonly string[]): string[] {
  const longest = Math.max(2, ...lines.map((line) => /^\s*(`*)/.exec(line)?.[1]?.length ?? 0));
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence];
}

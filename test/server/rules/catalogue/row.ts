import type { Severity } from "../../../../server/src/rules/rule.js";

/** A way in which a block may be wrong, and what is said about it. */
interface CoveredRow {
  /** Number in the catalogue of checks. */
  readonly row: `PB${string}`;
  /** What is wrong. */
  readonly title: string;
  /** The rule of ours, or of the schema, that finds it. */
  readonly rule: string;
  readonly severity: Severity;
  /** A whole document with this one mistake; the finding's range stands between `<|` and `|>`. */
  readonly document: string;
  /** Texts of the files that `some.block.yaml` stands among, by their paths. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A check that needs more than the file. */
interface RowLeftOut {
  readonly row: `PB${string}`;
  readonly title: string;
  /** Who makes the check, and why it is not made here. */
  readonly leftTo: string;
}

export type CatalogueRow = CoveredRow | RowLeftOut;

type Mistake = readonly [
  row: `PB${string}`,
  title: string,
  severity: Severity,
  rule: string,
  document: string,
];

/** Rows as a table. */
export function covered(...mistakes: readonly Mistake[]): readonly CatalogueRow[] {
  return mistakes.map(([row, title, severity, rule, document]) => ({
    row,
    title,
    severity,
    rule,
    document,
  }));
}

/** A create-spec document with the given config, four columns in. */
export function inConfig(config: string, body = "kind: workflow"): string {
  return `body:
  version: 1
  ${body}
  metadata: { name: catalogue, summary: Has one mistake }
  release: { version: 1.0.0, notes: First }
  config:
    ${config.trim().replaceAll("\n", "\n    ")}
${/\bimages?:/.test(config) ? "artifact: { path: . }\n" : ""}`;
}

/** A workflow with the given steps, started by hand. */
export function inSteps(steps: string): string {
  return inConfig(`triggers: []\nsteps:\n  ${steps.trim().replaceAll("\n", "\n  ")}`);
}

/** A workflow with one standard step that has the given keys more. */
export function inStandardStep(keys: string): string {
  return inSteps(
    `work:\n  imageDetails: { id: 1, versionId: 2 }\n  command: run\n  ${keys.trim().replaceAll("\n", "\n  ")}`,
  );
}

/** A workflow with one http step that has the given keys more. */
export function inHttpStep(keys: string): string {
  return inSteps(
    `send:\n  type: http\n  method: post\n  url: https://api.example.com\n  ${keys.trim().replaceAll("\n", "\n  ")}`,
  );
}

/** A workflow with a first step that has the output parameters `a` and `b`, and a second with the given keys. */
export function afterFirst(keys: string): string {
  return inSteps(`first:
  imageDetails: { id: 1, versionId: 2 }
  command: run
  outputParameters: { a: a.txt, b: b.txt }
reader: { type: sql, sqlQueryPath: q.sql, parents: [first], parameters: { inherit: { A: a, B: b } } }
second:
  type: sql
  sqlQueryPath: q.sql
  ${keys.trim().replaceAll("\n", "\n  ")}`);
}

/** The text with one part of it replaced; throws when the part is not there exactly once. */
export function changed(text: string, part: string, by: string): string {
  if (text.split(part).length !== 2) throw new Error(`"${part}" is not in the text exactly once.`);
  return text.replace(part, () => by);
}

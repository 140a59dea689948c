// A GitHub Actions workflow of the same shape as the generated block: jobs that need each other.
import { assemble, randomSource } from "./generate.mjs";

const head = `# The jobs of this workflow are generated.
name: bench
on:
  push:
    branches: [main]
jobs:
`;

const nameOf = (/** @type {number} */ index) => `job-${String(index).padStart(5, "0")}`;

function jobLines(/** @type {number} */ index, /** @type {(below: number) => number} */ random) {
  const body = [
    "runs-on: ubuntu-latest",
    ...(index === 0 ? [] : [`needs: [${nameOf(random(index))}]`]),
    `timeout-minutes: ${5 + random(100)}`,
    "env:",
    `  FIRST: "${random(1000)}"`,
    "  SECOND: it is text",
    "strategy:",
    "  fail-fast: true",
    `  max-parallel: ${1 + random(4)}`,
    "  matrix:",
    "    version: [1, 2]",
    "steps:",
    "  - name: Run it",
    "    run: |",
    `      set -e # job ${index}`,
    `      python3 run.py --job ${index}`,
  ];
  const comment = index % 5 === 1 ? [`  # stage ${index % 12}`] : [];
  return [...comment, `  ${nameOf(index)}:`, ...body.map((line) => `    ${line}`)];
}

const faults = [
  { kind: "unknown job", line: /^ {4}needs: /, by: () => "    needs: [nobody]" },
  { kind: "wrong type", line: /^ {6}max-parallel: /, by: () => "      max-parallel: soon" },
  { kind: "unknown key", line: /^ {4}env:/, by: () => "    enviroment:" },
  {
    kind: "own need",
    line: /^ {4}needs: /,
    by: (/** @type {string} */ name) => `    needs: [${name}]`,
  },
];

/** A workflow of a number of jobs with some seeded mistakes. */
export function generateActions(/** @type {number} */ jobs, /** @type {number} */ mistakes) {
  const random = randomSource(jobs);
  return assemble({
    head,
    count: jobs,
    mistakes,
    nameOf,
    piece: (index) => jobLines(index, random),
    faults,
    scalar: / max-parallel: /,
    reference: /^ {4}needs: \[/,
  });
}

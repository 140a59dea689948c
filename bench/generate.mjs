// Texts for the benchmark. Deterministic: the same numbers give the same text.

/** A generator of whole numbers, of which each is below the number asked with. */
export function randomSource(/** @type {number} */ seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Lines of which some are replaced by mistakes, and the places where the benchmark types and asks. `lines` gives those
 * of one piece (a step, a job); `by` the line of a mistake in a piece.
 * @typedef {{ kind: string, line: RegExp, by: (name: string) => string }} Fault
 * @typedef {{ text: string, expected: { kind: string, line: number }[], places: Places }} Generated
 * @typedef {{ scalar: number, reference: number }} Places line of a number; line of a reference, in brackets
 */

/**
 * @param {{ head: string, count: number, mistakes: number, nameOf: (index: number) => string,
 *   piece: (index: number) => string[], faults: Fault[], scalar: RegExp, reference: RegExp }} template
 * @returns {Generated}
 */
export function assemble(template) {
  const { head, count, mistakes, nameOf, piece, faults, scalar, reference } = template;
  const seeded = new Map();
  const middle = count >> 1;
  for (let index = 0; index < mistakes; index += 1) {
    const spread = 1 + Math.floor(((index + 0.5) * (count - 1)) / mistakes);
    // In pieces that have all lines, and never where the benchmark types.
    const at = Math.min(count - 1, spread - (spread % 4) + 2);
    seeded.set(at === middle ? at - 2 : at, faults[index % faults.length]);
  }
  const lines = head.trimEnd().split("\n");
  const expected = [];
  const places = { scalar: 0, reference: 0 };
  for (let index = 0; index < count; index += 1) {
    for (const line of piece(index)) {
      const fault = seeded.get(index);
      const isFaulty = fault?.line.test(line) === true;
      if (isFaulty) expected.push({ kind: fault.kind, line: lines.length });
      if (index === middle && scalar.test(line)) places.scalar = lines.length;
      if (index === middle && reference.test(line)) places.reference = lines.length;
      lines.push(isFaulty ? fault.by(nameOf(index)) : line);
    }
  }
  return { text: `${lines.join("\n")}\n`, expected, places };
}

const head = `# The steps of this block are generated.
body:
  version: 1
  kind: workflow
  metadata:
    name: bench
    summary: A generated workflow
  release:
    version: 1.0.0
  config:
    images:
      base:
        dockerfile: images/base/Dockerfile
        context: .
    steps:
`;

const nameOf = (/** @type {number} */ index) => `step-${String(index).padStart(5, "0")}`;

/** The lines of a valid step; every fourth is of the kind in which mistakes are seeded. */
function stepLines(/** @type {number} */ index, /** @type {(below: number) => number} */ random) {
  const isUsual = index % 4 === 2 || index % 4 === 0;
  const parent = index === 0 ? undefined : nameOf(random(index));
  const kinds = [
    [
      "type: standard",
      "imageRef: base",
      "command: |",
      `  set -e # step ${index}`,
      `  python3 run.py --step ${index} --out "/tmp/${index}: x"`,
    ],
    ["type: sql", `sqlQueryPath: queries/${index}.sql`],
    [
      "type: http",
      "method: post",
      `url: https://api.example.com/v${1 + random(3)}/orders?id=${index}`,
      "auth:",
      "  type: no-auth",
      `payload: '{"step": ${index}}'`,
    ],
  ];
  const kind = kinds[isUsual ? 0 : 1 + random(2)] ?? [];
  const asBrackets = isUsual || random(2) === 0;
  const parents = asBrackets ? [`parents: [${parent}]`] : ["parents:", `  - ${parent}`];
  const condition = [
    "executionParameters:",
    "  parentStatus:",
    "    - condition: all-of",
    `      parents: [${parent}]`,
    "      status: [success]",
  ];
  const body = [
    ...kind,
    ...(parent === undefined ? [] : parents),
    ...(isUsual ? [`stepTimeout: ${1200 + random(6000)}`] : []),
    "parameters:",
    "  env:",
    `    FIRST: "${random(1000)}"`,
    "    SECOND: it is text",
    ...(parent === undefined || isUsual ? [] : condition),
    "runConfiguration:",
    "  retryOptions:",
    `    duration: ${1 + random(20)}`,
    `    numberOfRetries: ${1 + random(4)}`,
  ];
  const comment = index % 5 === 1 ? [`      # stage ${index % 12}`] : [];
  return [...comment, `      ${nameOf(index)}:`, ...body.map((line) => `        ${line}`)];
}

/** One mistake each; the line that shows it is the one that is replaced. */
const faults = [
  { kind: "unknown parent", line: /^ {8}parents: /, by: () => "        parents: [nobody]" },
  { kind: "wrong type", line: /^ {12}duration: /, by: () => "            duration: soon" },
  { kind: "unknown key", line: /^ {10}env:/, by: () => "          enviroment:" },
  {
    kind: "own parent",
    line: /^ {8}parents: /,
    by: (/** @type {string} */ name) => `        parents: [${name}]`,
  },
];

/** A workflow of a number of steps with some seeded mistakes. */
export function generateBlock(/** @type {number} */ steps, /** @type {number} */ mistakes) {
  const random = randomSource(steps);
  return assemble({
    head,
    count: steps,
    mistakes,
    nameOf,
    piece: (index) => stepLines(index, random),
    faults,
    scalar: / duration: /,
    reference: /^ {8}parents: \[/,
  });
}

/** Texts whose cost must not grow faster than they do: name → text of about n pieces. */
export const hostile = {
  "keys of a map": (/** @type {number} */ n) => numbered(n, (i) => `k${i}: 1`),
  "the same key": (n) => numbered(n, () => "k: 1"),
  "anchors and aliases": (n) => numbered(n, (i) => `k${i}: &a${i} 1\nl${i}: *a${i}`),
  "aliases of one anchor": (n) => `a: &a 1\n${numbered(n, (i) => `k${i}: *a`)}`,
  "open brackets": (n) => "[".repeat(n),
  "nested lists": (n) => "- ".repeat(n),
  documents: (n) => "---\na: 1\n".repeat(n),
  comments: (n) => "# comment\n".repeat(n),
  "blank lines": (n) => "\n".repeat(n),
  "one long line": (n) => `a: ${"x".repeat(n)}`,
  "an unclosed quote": (n) => `a: "${"x ".repeat(n)}`,
  tabs: (n) => `a:\n${"\t".repeat(n)}b`,
  "template tags": (n) => numbered(n, (i) => `k${i}: "{{ x${i} }}"`),
  "unclosed template tags": (n) => numbered(n, (i) => `k${i}: "{{ x${i}"`),
  "a chain of steps": (n) => workflow(n, (i) => (i === 0 ? "" : nameOf(i - 1))),
  "a star of steps": (n) => workflow(n, (i) => (i === 0 ? "" : nameOf(0))),
  "a ring of steps": (n) => workflow(n, (i) => nameOf((i + n - 1) % n)),
  "unknown parents": (n) => workflow(n, (i) => `nobody-${i}`),
};

function numbered(/** @type {number} */ n, /** @type {(i: number) => string} */ line) {
  return `${Array.from({ length: n }, (_, index) => line(index)).join("\n")}\n`;
}

function workflow(/** @type {number} */ n, /** @type {(i: number) => string} */ parent) {
  const steps = numbered(
    n,
    (i) =>
      `      ${nameOf(i)}:\n        type: sql\n        sqlQueryPath: q.sql\n        parents: [${parent(i)}]`,
  );
  return head + steps;
}

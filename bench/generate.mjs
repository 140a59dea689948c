// Texts for the benchmark. Deterministic: the same numbers give the same text.

/** @param {number} seed */
function randomSource(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

const head = `body:
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

/** @param {number} index */
const nameOf = (index) => `step-${String(index).padStart(5, "0")}`;

/** The lines of one valid step below its name. */
function stepLines(/** @type {number} */ index, /** @type {(below: number) => number} */ random) {
  const parent = index === 0 ? [] : [`        parents: [${nameOf(random(index))}]`];
  const kinds = [
    [
      "        type: standard",
      "        imageRef: base",
      `        command: python run.py --step ${index}`,
      `        stepTimeout: ${60 + random(6000)}`,
    ],
    ["        type: sql", `        sqlQueryPath: queries/${index}.sql`],
  ];
  const kind = kinds[index === 0 ? 0 : random(kinds.length)] ?? [];
  return [
    ...kind,
    ...parent,
    "        parameters:",
    "          env:",
    `            FIRST: "${random(1000)}"`,
    "            SECOND: it is text",
    "        runConfiguration:",
    "          retryOptions:",
    `            duration: ${1 + random(20)}`,
    `            numberOfRetries: ${1 + random(4)}`,
  ];
}

/** One mistake each; the line that shows it is the one that is replaced. */
const faults = [
  { kind: "unknown parent", line: /^ {8}parents: /, by: "        parents: [nobody]" },
  { kind: "wrong type", line: /^ {12}duration: /, by: "            duration: soon" },
  { kind: "unknown key", line: /^ {10}env:/, by: "          enviroment:" },
  { kind: "own parent", line: /^ {8}parents: /, by: "        parents: [SELF]" },
];

/**
 * A workflow of a number of steps with some seeded mistakes.
 * @param {number} steps
 * @param {number} mistakes
 */
export function generateBlock(steps, mistakes) {
  const random = randomSource(steps);
  const seeded = new Map();
  for (let index = 0; index < mistakes; index += 1) {
    const at = 1 + Math.floor(((index + 0.5) * (steps - 1)) / mistakes);
    if (at !== steps >> 1) seeded.set(at, faults[index % faults.length]);
  }
  const lines = head.trimEnd().split("\n");
  const expected = [];
  const places = { scalar: 0, reference: 0 };
  for (let index = 0; index < steps; index += 1) {
    lines.push(`      ${nameOf(index)}:`);
    for (const line of stepLines(index, random)) {
      const fault = seeded.get(index);
      const isFaulty = fault?.line.test(line) === true;
      if (isFaulty) expected.push({ kind: fault.kind, line: lines.length });
      if (index === steps >> 1 && / duration: /.test(line)) places.scalar = lines.length;
      if (index === steps >> 1 && /parents/.test(line)) places.reference = lines.length;
      lines.push(isFaulty ? fault.by.replace("SELF", nameOf(index)) : line);
    }
  }
  return { text: `${lines.join("\n")}\n`, expected, places };
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

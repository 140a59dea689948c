// Texts that are made to hurt a reader: name → text of about n pieces. Their cost must not grow faster than they do.

const list = (/** @type {number} */ n, /** @type {(i: number) => string} */ line) =>
  `${Array.from({ length: n }, (_, index) => line(index)).join("\n")}\n`;

const head = "body:\n  kind: workflow\n  config:\n    steps:\n";

function steps(/** @type {number} */ n, /** @type {(i: number) => string} */ parents) {
  return head + list(n, (i) => `      s${i}: { type: sql, parents: [${parents(i)}] }`);
}

/** @type {Readonly<Record<string, (n: number) => string>>} */
export const generators = {
  "open brackets": (n) => "[".repeat(n),
  "closed brackets": (n) => "[".repeat(n) + "]".repeat(n),
  "nested lists": (n) => "- ".repeat(n),
  "nested indentation": (n) => list(Math.min(n, 2000), (i) => `${" ".repeat(i)}a:`),
  "nested question marks": (n) => "? ".repeat(n),
  "keys of a map": (n) => list(n, (i) => `k${i}: 1`),
  "the same key": (n) => list(n, () => "k: 1"),
  anchors: (n) => list(n, (i) => `k${i}: &a${i} 1`),
  "aliases of one anchor": (n) => `a: &a 1\n${list(n, (i) => `k${i}: *a`)}`,
  "anchors and aliases": (n) => list(n, (i) => `k${i}: &a${i} 1\nl${i}: *a${i}`),
  "a chain of aliases": (n) =>
    `k0: &a0 { x: 1 }\n${list(n, (i) => `k${i + 1}: &a${i + 1} { x: *a${i} }`)}`,
  "a chain of merges": (n) =>
    `k0: &a0 { x: 1 }\n${list(n, (i) => `k${i + 1}: &a${i + 1} { <<: *a${i} }`)}`,
  "anchors that contain themselves": (n) => list(n, (i) => `k${i}: &a${i} [*a${i}]`),
  "unknown aliases": (n) => list(n, (i) => `k${i}: *a${i}`),
  laughs: (n) =>
    list(9, (i) => `a${i}: &a${i} [${Array(Math.ceil(n / 1000)).fill(i ? `*a${i - 1}` : "x")}]`),
  documents: (n) => "---\na: 1\n".repeat(n),
  directives: (n) => `${"%YAML 1.1\n".repeat(n)}---\na: 1\n`,
  comments: (n) => "# comment\n".repeat(n),
  "blank lines": (n) => "\n".repeat(n),
  "one long plain text": (n) => `a: ${"x ".repeat(n)}`,
  "one long quoted text": (n) => `a: "${"x ".repeat(n)}"`,
  "an unclosed quote": (n) => `a: "${"x ".repeat(n)}`,
  "unclosed quotes": (n) => list(n, () => 'a: "x'),
  "a long block text": (n) => `a: |\n${"  x\n".repeat(n)}`,
  "a long folded text": (n) => `a: >\n${"  x\n".repeat(n)}`,
  "a plain text over many lines": (n) => `a: x\n${"  x\n".repeat(n)}`,
  "words without colons": (n) => "word\n".repeat(n),
  tabs: (n) => `a:\n${"\t".repeat(n)}b`,
  "lines with tabs": (n) => list(n, () => "\ta: 1"),
  blanks: (n) => `a:${" ".repeat(n)}b`,
  "a long key": (n) => `${"k".repeat(n)}: 1`,
  "a long anchor": (n) => `a: &${"x".repeat(n)} 1`,
  "a long tag": (n) => `a: !${"x".repeat(n)} 1`,
  escapes: (n) => `a: "${"\\U0001F600".repeat(n)}"`,
  "invalid escapes": (n) => `a: "${"\\q".repeat(n)}"`,
  "control characters": (n) => list(n, (i) => `a: ${String.fromCharCode(i % 32)}`),
  "lone surrogates": (n) => `a: ${"\uD800".repeat(n)}`,
  "byte order marks": (n) => "\uFEFF".repeat(n),
  "unusual line ends": (n) => "a: 1\u0085b: 1\u2028c: 1\r".repeat(n),
  "stray brackets": (n) => list(n, () => "a: ]"),
  commas: (n) => `[${",".repeat(n)}`,
  stars: (n) => list(n, () => "a: *"),
  "wrong indentation": (n) => list(n, (i) => `k${i}:\n   b: 1\n  c: 1`),
  "outdented brackets": (n) => list(n, (i) => `k${i}:\n  b: [1,\n2]`),
  "conflict marks": (n) => list(n, () => "<<<<<<< x"),
  "template expressions": (n) => list(n, (i) => `k${i}: "{{ x${i} }}"`),
  "template statements": (n) => list(n, (i) => `{% if a %}\nk${i}: 1\n{% endif %}`),
  "nested template statements": (n) => list(n, () => "{% if a %}"),
  "unclosed template tags": (n) => list(n, (i) => `k${i}: "{{ x${i}"`),
  "binary bytes": (n) =>
    String.fromCharCode(...Array.from({ length: n }, (_, i) => (i * 79) % 256)),
  "a chain of steps": (n) => steps(n, (i) => (i === 0 ? "" : `s${i - 1}`)),
  "a star of steps": (n) => steps(n, (i) => (i === 0 ? "" : "s0")),
  "a ring of steps": (n) => steps(n, (i) => `s${(i + n - 1) % n}`),
  "steps that wait for themselves": (n) => steps(n, (i) => `s${i}`),
  "steps with unknown parents": (n) => steps(n, (i) => `nobody${i}`),
};

// npm run bench [-- --sizes=100,1000 --rounds=5 --keystrokes=40 --edits=10000 --install]
// Compares the language server with others and writes the table into docs/performance.md.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { generateBlock, hostile } from "./generate.mjs";
import { measureGrowth, measureOpening, measureServer } from "./measure.mjs";

const here = import.meta.dirname;
const root = path.join(here, "..");
const option = (/** @type {string} */ name, /** @type {string} */ usual) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ??
  usual;
const sizes = option("sizes", "100,1000").split(",").map(Number);
const rounds = Number(option("rounds", "5"));
const keystrokes = Number(option("keystrokes", "40"));
const edits = Number(option("edits", "10000"));

const schema = `file://${path.join(root, "schemas/create-spec.schema.json")}`;
const ours = {
  name: "Press Blocks",
  command: ["node", path.join(root, "dist/server.cjs"), "--stdio"],
  languageId: "press-block",
};
const reference = {
  name: "yaml-language-server 2.0.0",
  command: [
    "node",
    path.join(here, "node_modules/yaml-language-server/bin/yaml-language-server"),
    "--stdio",
  ],
  languageId: "yaml",
  // It waits that long before it checks; taken off its times.
  pause: 200,
  settings: {
    yaml: {
      schemas: { [schema]: "*.block.yaml" },
      schemaStore: { enable: false },
      validate: true,
      hover: true,
      completion: true,
    },
  },
};

const quantile = (/** @type {number[]} */ values, /** @type {number} */ part) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
  NaN;
const median = (/** @type {number[]} */ values) => quantile(values, 0.5);
const shown = (/** @type {number} */ value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));

function prepare() {
  execFileSync("node", ["esbuild.mjs", "--only=server", "--minify"], {
    cwd: root,
    stdio: "inherit",
  });
  if (existsSync(path.join(here, "node_modules"))) return;
  if (!process.argv.includes("--install")) {
    throw new Error(
      'The servers to compare with are not installed; run "npm run bench -- --install" once.',
    );
  }
  execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: here, stdio: "inherit" });
}

/** One row per measure: a name, and how to read it from the measures of a server. */
const measures = [
  ["start → initialize, ms", (m) => m.start],
  ["open → diagnostics, ms", (m) => m.open],
  ["open, processor time, ms", (m) => m.openProcessor],
  ["keystroke → diagnostics, p95, ms", (m) => quantile(m.typing.latencies, 0.95)],
  ["keystroke, processor time, ms", (m) => m.typing.processor],
  ...["completion", "hover", "definition", "highlight", "references", "symbols"].map((name) => [
    `${name} after a keystroke, p95, ms`,
    (m) => quantile(m.requests[name], 0.95),
  ]),
  ["resident memory, MB", (m) => m.memory],
];

async function compare(/** @type {number} */ steps) {
  const block = generateBlock(steps, 24);
  const results = [];
  for (let round = 0; round < rounds; round += 1) {
    // In turn, so that both meet the same disturbances.
    const own = await measureServer(ours, block, keystrokes);
    const other = await measureServer(reference, block, Math.min(keystrokes, 12));
    results.push({ own, other });
    console.error(`${steps} steps, round ${round + 1} of ${rounds}`);
  }
  const rows = measures.map(([name, read]) => {
    const ratios = results.map(({ own, other }) => read(own) / read(other));
    const cells = [
      median(results.map(({ own }) => read(own))),
      median(results.map(({ other }) => read(other))),
    ];
    const spread = `${shown(Math.min(...ratios))}–${shown(Math.max(...ratios))}`;
    return `| ${name} | ${cells.map(shown).join(" | ")} | ${median(ratios).toFixed(3)} (${spread}) |`;
  });
  const found = results.map(({ own, other }) => [own.recall, other.recall])[0] ?? [];
  return [
    `### ${steps} steps (${Math.round(block.text.length / 1000)} kB)`,
    "",
    `| measure | ${ours.name} | ${reference.name} | ratio: median (lowest–highest) |`,
    "| --- | --: | --: | --: |",
    ...rows,
    `| seeded mistakes found, of ${block.expected.length} | ${found.join(" | ")} | |`,
    "",
  ];
}

async function growths() {
  const rows = [];
  for (const [name, make] of Object.entries(hostile)) {
    const [small, large] = [
      await measureOpening(ours, make(1_000)),
      await measureOpening(ours, make(10_000)),
    ];
    rows.push(`| ${name} | ${small} | ${large} | ${(large / Math.max(10, small)).toFixed(1)} |`);
  }
  return [
    "### Growth",
    "",
    "| ten times as many … | 1,000: processor ms | 10,000 | growth |",
    "| --- | --: | --: | --: |",
    ...rows,
    "",
  ];
}

prepare();
const tables = [];
for (const steps of sizes) tables.push(...(await compare(steps)));
tables.push(...(await growths()));
const grown = await measureGrowth(ours, generateBlock(100, 0), edits);
tables.push(
  `Resident memory grew by ${grown.toFixed(1)} MB over ${edits.toLocaleString("en")} edits of a block of 100 steps.`,
  "",
);
const machine = `Measured on ${new Date().toISOString().slice(0, 10)}: ${os.cpus().length} cores, Node ${process.version}, ${process.platform}, load average ${os
  .loadavg()
  .map((load) => load.toFixed(1))
  .join(", ")}; ${rounds} rounds, the servers in turn.`;
const page = path.join(root, "docs/performance.md");
const marks = ["<!-- npm run bench: begin -->", "<!-- npm run bench: end -->"];
const text = readFileSync(page, "utf8");
const [before = "", rest = ""] = text.split(marks[0]);
const after = rest.split(marks[1])[1] ?? "\n";
writeFileSync(
  page,
  `${before.trimEnd()}\n\n${marks[0]}\n\n${machine}\n\n${tables.join("\n")}\n${marks[1]}${after}`,
);

// npm run bench [-- --sizes=100,1000 --rounds=3 --keystrokes=40 --edits=10000 --budget=4000 --install]
// Compares the language server with others and writes the tables into docs/performance.md.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { actionsServer, ours, yamlServer } from "./contestants.mjs";
import { hostile } from "./generate.mjs";
import { measureGrowth, measureOpening, measureServer } from "./measure.mjs";
import { compareTable, growthOfKeystroke } from "./tables.mjs";

const here = import.meta.dirname;
const root = path.join(here, "..");
const option = (/** @type {string} */ name, /** @type {string} */ usual) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ??
  usual;
const sizes = option("sizes", "100,1000").split(",").map(Number);
const rounds = Number(option("rounds", "3"));
const keystrokes = Number(option("keystrokes", "40"));
const edits = Number(option("edits", "10000"));
const budget = Number(option("budget", "4000"));
const contestants = [ours, yamlServer, actionsServer];

const begin = performance.now();
function progress(/** @type {string} */ what) {
  console.error(`${String(Math.round((performance.now() - begin) / 1000)).padStart(4)} s  ${what}`);
}

function prepare() {
  const build = ["esbuild.mjs", "--only=server", "--minify"];
  execFileSync("node", build, { cwd: root, stdio: "inherit" });
  if (existsSync(path.join(here, "node_modules"))) return;
  if (!process.argv.includes("--install")) {
    throw new Error(
      'The servers to compare with are not installed; run "npm run bench -- --install" once.',
    );
  }
  execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: here, stdio: "inherit" });
}

/** Takes all servers in turn in every round, so that all meet the same disturbances. */
async function compare(/** @type {number} */ pieces) {
  const results = [];
  for (let round = 0; round < rounds; round += 1) {
    const measured = [];
    for (const contestant of contestants) {
      // Seconds for each keystroke: once is enough.
      const isTooSlow = contestant === actionsServer && pieces > 500 && round > 0;
      measured.push(
        isTooSlow ? undefined : await measureServer(contestant, { pieces, keystrokes, budget }),
      );
    }
    results.push(measured);
    progress(`${pieces} steps, round ${round + 1} of ${rounds}`);
  }
  return results;
}

async function growths() {
  const lines = [];
  for (const [name, make] of Object.entries(hostile)) {
    lines.push(`| ${name} | ${await growthOf(make)} |`);
    progress(`growth with ${name}`);
  }
  return [
    "### Growth",
    "",
    "Opening a text of ten times as many pieces may cost at most 15 times the processor time.",
    "",
    "| pieces | 1,000: ms | 10,000: ms | growth | held |",
    "| --- | --: | --: | --: | --- |",
    ...lines,
    "",
  ];
}

async function growthOf(/** @type {(pieces: number) => string} */ make) {
  try {
    const small = await measureOpening(ours, make(1_000));
    const large = await measureOpening(ours, make(10_000));
    // A start-up cost of some milliseconds would hide how the rest grows, and noise would invent it.
    const growth = large / Math.max(10, small);
    const verdict = growth <= 15 ? "yes" : "no";
    return `${small.toFixed(0)} | ${large.toFixed(0)} | ${growth.toFixed(1)} | ${verdict}`;
  } catch (error) {
    console.error(String(error));
    return "– | – | no answer | no";
  }
}

function machine() {
  const load = os.loadavg().map((each) => each.toFixed(1));
  const processor = os.cpus()[0]?.model ?? "unknown";
  return `Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.version} on ${process.platform}, ${os.cpus().length} cores (${processor}), load average ${load.join(", ")} at the end; ${rounds} rounds, the servers in turn.`;
}

function write(/** @type {string[]} */ lines) {
  const page = path.join(root, "docs/performance.md");
  const marks = ["<!-- npm run bench: begin -->", "<!-- npm run bench: end -->"];
  const text = readFileSync(page, "utf8");
  const [before = "", rest = ""] = text.split(marks[0]);
  const after = rest.split(marks[1])[1] ?? "\n";
  const body = [marks[0], "", machine(), "", ...lines, marks[1]].join("\n");
  writeFileSync(page, `${before.trimEnd()}\n\n${body}${after}`);
}

prepare();
const names = contestants.map(({ name }) => name);
const results = new Map();
const report = [];
for (const size of sizes) {
  results.set(size, await compare(size));
  const kilobytes = Math.round(ours.generate(size, 24).text.length / 1000);
  const table = compareTable(size, names, results.get(size));
  report.push(`### ${size.toLocaleString("en")} steps (${kilobytes} kB)`, "", ...table, "");
  // What is measured is not lost when the rest is interrupted.
  write(report);
}
report.push(...growthOfKeystroke(results));
if (edits > 0) {
  const grown = await measureGrowth(ours, edits);
  progress(`${edits} edits`);
  const verdict = grown <= 20 ? "held" : "not held";
  report.push(
    `Resident memory grew by ${grown.toFixed(1)} MB over ${edits.toLocaleString("en")} edits of a block of 100 steps (aim: at most 20 MB; ${verdict}).`,
    "",
  );
  write(report);
}
if (!process.argv.includes("--no-growth")) report.push(...(await growths()));
write(report);

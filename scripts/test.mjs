// npm test: everything that CI runs, from a clone with nothing installed. Each step has a heading and a duration; the
// last line counts the tests. The exit status is 1 when anything failed, or when no test ran.
import "./launch/nodeVersion.mjs";
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { ensureChromium } from "./launch/chromium.mjs";
import { Failure, printFailure } from "./launch/failure.mjs";
import { leftOver, runVariable } from "./launch/leftOver.mjs";
import { bin, endAll, endInOrder, run } from "./launch/processes.mjs";
import { build, installPackages, packExtension } from "./launch/project.mjs";
import { inProject } from "./launch/root.mjs";
import { countOfRunner, countOfVitest, resultsOf } from "./launch/testCounts.mjs";
import { installVSCode } from "./launch/vscodeInstallation.mjs";

/** @typedef {import("./launch/testCounts.mjs").Count} Count */

const id = randomUUID();
process.env[runVariable] = id;
endInOrder(endAll, 130);

/**
 * What is installed, or checked on another core, while the steps before its own are busy.
 * @type {{ vscode?: Promise<void>, chromium?: Promise<string>, lint?: ReturnType<typeof run> }}
 */
const ahead = {};

/**
 * In this order. A step whose `needs` have failed is not run, and says so.
 * @type {{ title: string, needs?: string[], work: () => Promise<Count | void> }[]}
 */
const steps = [
  { title: "Packages", work: preparePackages },
  { title: "Generated files", needs: ["Packages"], work: checkGeneratedFiles },
  { title: "Types", needs: ["Packages"], work: () => must(bin("tsc"), ["-b"]) },
  { title: "Format", needs: ["Packages"], work: () => must(bin("prettier"), ["--check", "."]) },
  { title: "Unused code", needs: ["Packages"], work: () => must(bin("knip"), []) },
  { title: "Build", needs: ["Packages"], work: build },
  { title: "Unit, protocol and platform tests", needs: ["Build"], work: () => vitest("unit", []) },
  { title: "Lint", needs: ["Packages"], work: lint },
  { title: "Package", needs: ["Build"], work: pack },
  { title: "VS Code", work: () => ahead.vscode ?? installVSCode() },
  { title: "Chromium", work: findBrowser },
  {
    title: "Tests in VS Code's extension host",
    needs: ["Build", "VS Code", "Chromium"],
    work: () => suites("extensionHost", "test/e2e/runExtensionHost.mjs"),
  },
  {
    title: "Tests of the user interface",
    needs: ["Package", "VS Code", "Chromium"],
    work: () => vitest("ui", ["--config", "test/e2e/vitest.config.mjs"]),
  },
  {
    title: "Tests in a desktop VS Code",
    needs: ["Build"],
    work: () => suites("desktop", "test/e2e/runDesktop.mjs"),
  },
  { title: "Processes left behind", work: checkProcesses },
];

/** Seconds after which a run of tests is ended: three times what it takes on two cores with nothing else to do. */
const longestRun = 600;
/** The same of a check. */
const longestCheck = 420;

/** @type {Count} */
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {Map<string, string>} */
const failures = new Map();
const began = Date.now();
rmSync(inProject("out/test-results"), { recursive: true, force: true });
for (const step of steps) await perform(step);

console.log(`\n${"─".repeat(60)}`);
for (const [title, reason] of failures) console.log(`✗ ${title}: ${reason}`);
console.log(
  `${failures.size === 0 ? "All steps passed" : `${failures.size} steps failed`} in ${seconds(began)}`,
);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

/** @param {(typeof steps)[number]} step */
async function perform({ title, needs = [], work }) {
  const missing = needs.filter((need) => failures.has(need));
  console.log(`\n── ${title}`);
  if (missing.length > 0) {
    console.log(`not run, for want of: ${missing.join(", ")}`);
    failures.set(title, `not run, for want of: ${missing.join(", ")}`);
    total.failed += 1;
    return;
  }
  const start = Date.now();
  try {
    const count = await work();
    if (count !== undefined) add(title, count);
  } catch (error) {
    printFailure(error);
    failures.set(title, error instanceof Error ? error.message : String(error));
    total.failed += 1;
  }
  console.log(`   ${failures.has(title) ? "failed" : "done"} in ${seconds(start)}`);
}

/** @param {string} title @param {Count} count */
function add(title, count) {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  if (count.failed > 0)
    failures.set(title, `${count.failed} of ${count.passed + count.failed} failed`);
}

/** @param {number} since */
function seconds(since) {
  return `${((Date.now() - since) / 1_000).toFixed(1)} s`;
}

/** Runs a check whose exit status tells all. @param {string} command @param {string[]} args */
async function must(command, args) {
  judge(await run(command, args, { show: true, seconds: longestCheck }));
}

/** @param {{ code: number | null, timedOut: boolean }} result */
function judge({ code, timedOut }) {
  if (timedOut) throw new Failure(`it took more than ${longestCheck} s and was ended`);
  if (code !== 0) throw new Failure("it found something; see above");
}

/** It uses one core for minutes, and so runs beside what comes before it; many tests only wait for processes. */
async function lint() {
  const result = await (ahead.lint ?? startLint());
  process.stdout.write(result.output);
  judge(result);
}

function startLint() {
  return run(bin("eslint"), ["."], { seconds: longestCheck });
}

async function preparePackages() {
  await installPackages();
  ahead.lint = startLint();
  ahead.vscode = installVSCode();
  ahead.chromium = ahead.vscode.then(ensureChromium, ensureChromium);
  // Their own steps report it when they fail.
  for (const installation of Object.values(ahead)) installation.catch(() => {});
}

async function checkGeneratedFiles() {
  await must(process.execPath, [inProject("scripts/generate.mjs"), "--check"]);
}

async function pack() {
  console.log(await packExtension());
}

async function findBrowser() {
  console.log(await (ahead.chromium ?? ensureChromium()));
}

/** @param {string} runner @param {string[]} args */
async function vitest(runner, args) {
  const reporters = [
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${resultsOf(runner)}`,
  ];
  // One worker more than by default: many tests wait for processes that they have started.
  const workers = `--maxWorkers=${availableParallelism()}`;
  const all = ["run", workers, ...args, ...reporters];
  return counted(bin("vitest"), all, () => countOfVitest(runner));
}

/** @param {"extensionHost" | "desktop"} runner @param {string} file */
async function suites(runner, file) {
  return counted(process.execPath, [inProject(file)], () => countOfRunner(runner));
}

/**
 * Runs tests and takes their count. A run that fails without a failed test (a crash, an unhandled error, a timeout) has
 * one failure more than it says.
 * @param {string} command
 * @param {string[]} args
 * @param {() => Count | undefined} read
 * @returns {Promise<Count>}
 */
async function counted(command, args, read) {
  const result = await run(command, args, { show: true, seconds: longestRun });
  const count = read() ?? { passed: 0, failed: 0, skipped: 0 };
  if (result.timedOut) console.log(`It took more than ${longestRun} s and was ended.`);
  const silent = (result.code !== 0 || result.timedOut) && count.failed === 0;
  return silent ? { ...count, failed: 1 } : count;
}

async function checkProcesses() {
  const found = await leftOver(id);
  for (const { pid } of found) process.kill(pid, "SIGKILL");
  if (found.length === 0) return;
  const list = found.map(({ pid, command }) => `${pid} ${command}`).join("\n");
  throw new Failure(`${found.length} were still there and have been ended`, list);
}

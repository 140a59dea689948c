// What a run of the extension host's suites has left behind: test/e2e/exthost/index.ts writes it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { inProject } from "../../../scripts/launch/root.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number, note?: string }} Count */

/**
 * Prints mocha's output and returns what it counted, or undefined when the run did not come to its end. The report
 * decides, not an exit status: an extension host that crashes ends with 0.
 * @param {string} report
 * @returns {Count | undefined}
 */
export function readReport(report) {
  if (existsSync(`${report}.txt`)) process.stdout.write(readFileSync(`${report}.txt`, "utf8"));
  if (!existsSync(`${report}.json`)) return undefined;
  const stats = JSON.parse(readFileSync(`${report}.json`, "utf8"));
  return { passed: stats.passes, failed: stats.failures, skipped: stats.pending };
}

/**
 * Writes down what a runner has counted, for the summary of npm test.
 * @param {"extensionHost" | "desktop"} runner
 * @param {Count} count
 */
export function writeCount(runner, count) {
  const folder = inProject("out/test-results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${runner}.json`, JSON.stringify(count));
}

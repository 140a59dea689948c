import { existsSync, readFileSync } from "node:fs";
import { inProject } from "./root.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number, note?: string }} Count */

/** Where a runner's results are written. @param {string} runner */
export const resultsOf = (runner) => inProject(`out/test-results/${runner}.json`);

/**
 * What vitest's JSON reporter has written. A file that could not even be loaded counts as a failed test.
 * @param {string} runner
 * @returns {Count | undefined} undefined when there is no result: the run did not come to its end
 */
export function countOfVitest(runner) {
  const results = read(runner);
  if (results === undefined) return undefined;
  const unloaded = results.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + unloaded,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

/** What a runner of the extension host's suites has written. @param {string} runner @returns {Count | undefined} */
export const countOfRunner = (runner) => read(runner);

/** @param {string} runner */
function read(runner) {
  const file = resultsOf(runner);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

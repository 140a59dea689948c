// VS Code loads this file in its extension host and calls run(): in the browser's VS Code (runExtensionHost.mjs) and in
// the desktop's (runDesktop.mjs).
import { appendFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import Mocha from "mocha";

/** Runs all suites beside this file; rejects when a test fails. */
export async function run(): Promise<void> {
  const report = process.env["PRESS_BLOCKS_TEST_REPORT"];
  if (report !== undefined) {
    // To a file: on the console it would be mixed with VS Code's own log.
    Mocha.reporters.Base.consoleLog = (...args: unknown[]) =>
      appendFileSync(`${report}.txt`, `${format(...args)}\n`);
  }
  const title = process.env["PRESS_BLOCKS_TEST_GREP"];
  const mocha = new Mocha({
    ui: "bdd",
    timeout: 20_000,
    color: false,
    ...(title !== undefined && title !== "" && { grep: title }),
  });
  const suites = readdirSync(__dirname).filter((name) => name.endsWith(".test.cjs"));
  for (const suite of suites.sort()) mocha.addFile(path.join(__dirname, suite));

  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (report !== undefined) writeFileSync(`${report}.json`, JSON.stringify(runner.stats));
      if (failures > 0) reject(new Error(`${String(failures)} tests failed`));
      else resolve();
    });
  });
}

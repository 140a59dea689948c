// Runs the suites of test/e2e/exthost/ in the extension host of a real VS Code, with the extension of this folder, a copy
// of examples/ as workspace, and a local platform:
//   node test/e2e/runExtensionHost.mjs [part of a test's title]
import { writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { printFailure } from "../../scripts/launch/failure.mjs";
import { endInOrder } from "../../scripts/launch/processes.mjs";
import { build } from "../../scripts/launch/project.mjs";
import { root } from "../../scripts/launch/root.mjs";
import { installVSCode } from "../../scripts/launch/vscodeInstallation.mjs";
import { compileSuites } from "./harness/compileSuites.mjs";
import { launchBrowser, newPage, startEditor } from "./harness/editor.mjs";
import { readReport, writeCount } from "./harness/report.mjs";

const limit = 150; // seconds

try {
  await build();
  await installVSCode();
  const count = await runSuites(await compileSuites());
  writeCount("extensionHost", count);
  if (count.note !== undefined) console.error(count.note);
  process.exit(count.failed > 0 || count.passed === 0 ? 1 : 0);
} catch (error) {
  printFailure(error);
  process.exit(1);
}

/** @param {string} suite */
async function runSuites(suite) {
  const editor = await startEditor({
    driver: true,
    env: { PRESS_BLOCKS_TEST_GREP: process.argv[2] ?? "" },
  });
  endInOrder(() => editor.stop({ keep: false }), 130);
  const browser = await launchBrowser();
  /** @type {string[]} */
  const log = [];
  let failed = true;
  try {
    const page = await newPage(browser, editor.origin);
    const ended = new Promise((resolve) => {
      page.on("crash", () => resolve("the page crashed"));
      // VS Code calls these two where it finds them.
      void page.exposeFunction("codeAutomationExit", resolve);
    });
    await page.exposeFunction(
      "codeAutomationLog",
      (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
        log.push(`${type}: ${args.join(" ")}`);
      },
    );
    const payload = [
      ["skipWelcome", "true"],
      ["skipReleaseNotes", "true"],
      ["extensionDevelopmentPath", editor.uri(root)],
      ["extensionTestsPath", editor.uri(suite)],
    ];
    await page.goto(`${editor.address}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
    const end = await Promise.race([
      ended,
      sleep(limit * 1_000, `no end within ${limit} s`, { ref: false }),
    ]);
    const count = readReport(editor.report);
    failed = count === undefined || count.failed > 0;
    if (failed) await page.screenshot({ path: path.join(editor.folder, "failure.png") });
    if (count !== undefined) return count;
    console.error(log.filter((line) => line.startsWith("error")).join("\n"));
    return {
      passed: 0,
      failed: 1,
      skipped: 0,
      note: `The suites did not finish (${String(end)}).`,
    };
  } finally {
    if (failed) writeFileSync(path.join(editor.folder, "window.log"), log.join("\n"));
    await browser.close();
    await editor.stop({ keep: failed });
  }
}

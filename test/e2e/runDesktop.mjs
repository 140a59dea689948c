// Runs the suites of test/e2e/exthost/ in a desktop VS Code:
//   npm run test:desktop                                  downloads VS Code into .vscode-test/ (once)
//   VSCODE_EXECUTABLE=/usr/share/code/code npm run test:desktop
//     an installed one: the application itself (on macOS ".../Contents/MacOS/Electron"), not the script bin/code
//   VSCODE_VERSION=1.100.3 npm run test:desktop           another version
// Where there is neither a VS Code nor a display, it says so and ends with 0.
import path from "node:path";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { hasDisplay } from "../../scripts/launch/desktopVSCode.mjs";
import { printFailure } from "../../scripts/launch/failure.mjs";
import { startLocalPlatform } from "../../scripts/launch/localPlatform.mjs";
import { build } from "../../scripts/launch/project.mjs";
import { root } from "../../scripts/launch/root.mjs";
import { makeRunFolder, removeRunFolder } from "../../scripts/launch/runFolder.mjs";
import { compileSuites } from "./harness/compileSuites.mjs";
import { makeWorkspace } from "./harness/editor.mjs";
import { readReport, writeCount } from "./harness/report.mjs";

try {
  const count = await main();
  writeCount("desktop", count);
  if (count.note !== undefined) console.log(count.note);
  process.exit(count.failed > 0 ? 1 : 0);
} catch (error) {
  printFailure(error);
  process.exit(1);
}

async function main() {
  if (!hasDisplay())
    return skipped("there is no display (on Linux, xvfb-run -a npm run test:desktop brings one)");
  const executable = await findExecutable();
  if (executable === undefined)
    return skipped("VS Code could not be downloaded, and VSCODE_EXECUTABLE names none");
  await build();
  return runSuites(executable, await compileSuites());
}

/** @param {string} reason */
function skipped(reason) {
  return { passed: 0, failed: 0, skipped: 1, note: `Desktop suites skipped: ${reason}.` };
}

async function findExecutable() {
  if (process.env.VSCODE_EXECUTABLE) return process.env.VSCODE_EXECUTABLE;
  const version = process.env.VSCODE_VERSION;
  try {
    return await downloadAndUnzipVSCode({ timeout: 30_000, ...(version && { version }) });
  } catch (error) {
    console.log(String(error));
    return undefined;
  }
}

/** @param {string} executable @param {string} suite */
async function runSuites(executable, suite) {
  const folder = makeRunFolder();
  const { workspace } = makeWorkspace(folder);
  const platform = await startLocalPlatform(path.join(folder, "platform"));
  const report = path.join(folder, "report");
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: root,
      extensionTestsPath: suite,
      extensionTestsEnv: { ...platform.env, PRESS_BLOCKS_TEST_REPORT: report },
      launchArgs: [
        workspace,
        `--user-data-dir=${path.join(folder, "data")}`,
        `--extensions-dir=${path.join(folder, "extensions")}`,
        "--disable-workspace-trust",
        "--skip-welcome",
        "--skip-release-notes",
        "--disable-gpu",
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    }).catch((error) => console.error(String(error)));
    return (
      readReport(report) ?? {
        passed: 0,
        failed: 1,
        skipped: 0,
        note: "The suites did not finish in the desktop VS Code.",
      }
    );
  } finally {
    await platform.stop();
    removeRunFolder(folder);
  }
}

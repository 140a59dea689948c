// A real VS Code on a copy of examples/, with a local platform of its own, and a browser that shows its window.
import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { findChromium } from "../../../scripts/launch/chromium.mjs";
import { startLocalPlatform } from "../../../scripts/launch/localPlatform.mjs";
import { inProject } from "../../../scripts/launch/root.mjs";
import { makeRunFolder, removeRunFolder } from "../../../scripts/launch/runFolder.mjs";
import { startVSCodeServer } from "../../../scripts/launch/vscodeServer.mjs";

export const screenshots = inProject("out/screenshots");

/**
 * @param {object} options
 * @param {string} [options.vsix] the packaged extension, to be installed
 * @param {boolean} [options.driver] see `startVSCodeServer`
 * @param {Record<string, string>} [options.env] reaches the extension host
 */
export async function startEditor({ vsix, driver, env = {} }) {
  const folder = makeRunFolder();
  const { workspace, home } = makeWorkspace(folder);
  const report = path.join(folder, "report");
  const platform = await startLocalPlatform(path.join(folder, "platform"));
  try {
    const code = await startVSCodeServer({
      folder,
      workspace,
      env: { HOME: home, PRESS_BLOCKS_TEST_REPORT: report, ...platform.env, ...env },
      ...(vsix !== undefined && { vsix }),
      ...(driver !== undefined && { driver }),
    });
    return {
      folder,
      workspace,
      platform,
      report,
      address: code.address,
      origin: code.origin,
      /** The address by which the workbench knows a file of this machine. @param {string} file */
      uri: (file) => `vscode-remote://${new URL(code.origin).host}${file}`,
      /** @param {{ keep: boolean }} options keep: leave the folder with its logs for a look */
      async stop({ keep }) {
        await code.stop();
        await platform.stop();
        if (keep) console.error(`Kept for a look: ${folder} (server.log, data/logs)`);
        else removeRunFolder(folder);
      },
    };
  } catch (error) {
    await platform.stop();
    throw error;
  }
}

/** Puts a copy of examples/ and an empty home into a run's folder. @param {string} folder */
export function makeWorkspace(folder) {
  const workspace = path.join(folder, "examples");
  const home = path.join(folder, "home");
  mkdirSync(home);
  cpSync(inProject("examples"), workspace, { recursive: true });
  return { workspace, home };
}

/** A headless Chromium that asks the network for nothing of its own. */
export async function launchBrowser() {
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error("no Chromium: npm test installs one");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox", // it shows our own pages only, and root and containers have none
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A window for VS Code at `origin`. @param {import("playwright-core").Browser} browser @param {string} origin */
export async function newPage(browser, origin) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce", // nothing fades in or out while it is looked at
    // Else the server spends a second on compressing the workbench.
    extraHTTPHeaders: { "accept-encoding": "identity" },
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  return context.newPage();
}

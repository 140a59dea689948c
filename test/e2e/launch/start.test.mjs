// npm start, as a person types it.
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { leftOver, runVariable } from "../../../scripts/launch/leftOver.mjs";
import { end, npm, start } from "../../../scripts/launch/processes.mjs";
import { makeRunFolder, removeRunFolder } from "../../../scripts/launch/runFolder.mjs";
import { launchBrowser, newPage } from "../harness/editor.mjs";
import { Workbench } from "../harness/workbench.mjs";

/** @type {ReturnType<typeof npmStart>[]} */
const starts = [];
/** @type {string[]} */
const folders = [];

afterEach(async () => {
  await Promise.all(starts.splice(0).map(({ child }) => end(child)));
  folders.splice(0).forEach(removeRunFolder);
});

describe("npm start", { timeout: 120_000 }, () => {
  it("shows the examples at the address it prints, with the mistakes marked", async () => {
    const { printed } = npmStart(["--no-open"]);
    const address = await printed(/VS Code +(http:\S+)/);
    const browser = await launchBrowser();
    try {
      const page = await newPage(browser, new URL(address).origin);
      const workbench = new Workbench(page);
      await workbench.open(address);
      await workbench.tab("6-with-mistakes.block.yaml").waitFor();
      await workbench.squiggles("error").first().waitFor();
    } finally {
      await browser.close();
    }
  });

  it("runs twice at once, and each ends with all that it has started", async () => {
    const [first, second] = [npmStart(["--no-open"]), npmStart(["--no-open"])];
    const address = await first.printed(/VS Code +(http:\S+)/);
    const platform = await second.printed(/Local platform +(http:\S+)/);
    const workspace = await first.printed(/Workspace +(\S+)/);
    expect(new URL(address).origin).not.toBe(
      new URL(await second.printed(/VS Code +(http:\S+)/)).origin,
    );

    first.child.kill("SIGTERM"); // to npm alone
    await first.ended;
    expect(await leftOver(first.id)).toEqual([]);
    expect(existsSync(path.dirname(workspace))).toBe(false);
    expect((await fetch(platform)).status).toBeGreaterThanOrEqual(200);

    process.kill(-(second.child.pid ?? 0), "SIGINT"); // to all, as Ctrl-C
    await second.ended;
    expect(await leftOver(second.id)).toEqual([]);
  });

  it.runIf(process.platform === "linux")(
    "opens the desktop VS Code where there is one, apart from the user's own",
    async () => {
      const { folder, env } = fakeDesktop("1.139.1");
      const { child, printed, ended, id } = npmStart([], env);
      await printed(/VS Code +in its own window/);
      const called = await untilExists(path.join(folder, "called"));
      expect(called).toContain("--extensionDevelopmentPath=");
      expect(called).toContain("--user-data-dir=");
      expect(called).toMatch(/local platform http:\/\/127\.0\.0\.1:\d+, key of 48 characters/);
      expect(called).toMatch(/\/examples\n.*\/examples\/6-with-mistakes\.block\.yaml$/m);

      child.kill("SIGTERM");
      await ended;
      expect(await leftOver(id)).toEqual([]);
    },
  );

  it.runIf(process.platform === "linux")(
    "takes the browser when the desktop VS Code is too old for the extension",
    async () => {
      const { env } = fakeDesktop("1.50.0");
      const { printed } = npmStart([], { ...env, CI: "true" });
      await printed(/(VS Code opens in the browser: .* is VS Code 1\.50\.0, and 1\.\d+ or newer)/);
      await printed(/VS Code +(http:\S+)/);
    },
  );

  it("names the options it knows when it is given another", async () => {
    const { ended, printed } = npmStart(["--port=80"]);
    await printed(/(npm start knows no option --port=80; it knows --browser and --no-open\.)/);
    expect(await ended).toBe(1);
  });
});

/**
 * Types `npm start`.
 * @param {string[]} options
 * @param {Record<string, string>} [env]
 */
function npmStart(options, env = {}) {
  const id = randomUUID();
  const child = start(npm, ["start", "--", ...options], {
    env: { ...process.env, CI: "", ...env, [runVariable]: id },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.once("exit", resolve));
  /** Waits for a line, and returns its first group. @param {RegExp} pattern @returns {Promise<string>} */
  const printed = (pattern) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output);
        if (match !== null) resolve(match[1] ?? match[0]);
      };
      child.stdout?.on("data", look);
      child.stderr?.on("data", look);
      child.once("exit", () => {
        look();
        reject(new Error(`npm start has ended without printing ${pattern}:\n${output}`));
      });
      look();
    });
  child.stdout?.setEncoding("utf8").on("data", (text) => (output += text));
  child.stderr?.setEncoding("utf8").on("data", (text) => (output += text));
  const run = { child, id, ended, printed };
  starts.push(run);
  return run;
}

/** A stand-in for the desktop's `code`: it writes down how it was called, and waits. @param {string} version */
function fakeDesktop(version) {
  const folder = makeRunFolder();
  folders.push(folder);
  const program = path.join(folder, "code");
  writeFileSync(
    program,
    `#!/bin/sh
if [ "$1" = --version ]; then echo ${version}; exit; fi
{
  printf '%s\\n' "$@"
  echo "local platform $PRESS_BLOCKS_LOCAL_PLATFORM, key of \${#PRESS_BLOCKS_LOCAL_KEY} characters"
} > ${folder}/calling && mv ${folder}/calling ${folder}/called
sleep 600
`,
    { mode: 0o755 },
  );
  return { folder, env: { PATH: `${folder}:${process.env.PATH}`, DISPLAY: ":99" } };
}

/** @param {string} file */
async function untilExists(file) {
  await expect.poll(() => existsSync(file), { timeout: 10_000 }).toBe(true);
  return readFileSync(file, "utf8");
}

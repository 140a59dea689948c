import { chmodSync, existsSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureChromium } from "../../../scripts/launch/chromium.mjs";
import { makeRunFolder, removeRunFolder } from "../../../scripts/launch/runFolder.mjs";

/** A machine whose programs are those of one folder. */
describe.runIf(process.platform === "linux")("the Chromium for the tests", () => {
  const before = { path: process.env.PATH, chromium: process.env.CHROMIUM };
  let folder = "";

  beforeEach(() => {
    folder = makeRunFolder();
    process.env.PATH = folder;
    delete process.env.CHROMIUM;
  });
  afterEach(() => {
    process.env.PATH = before.path;
    if (before.chromium !== undefined) process.env.CHROMIUM = before.chromium;
    removeRunFolder(folder);
  });

  it("is the one on the machine that starts, not a script that asks for another package", async () => {
    program("chromium-browser", "echo 'install the snap'; exit 1");
    const chrome = program("google-chrome", "echo Chrome 140");
    expect(await ensureChromium()).toBe(chrome);
  });

  it("is installed with apt-get where there is none", async () => {
    symlinkSync("/usr/bin/env", path.join(folder, "env"));
    program("sudo", 'shift; [ "$1" = true ] || "$@"'); // sudo -n, without a password
    const calls = path.join(folder, "calls");
    const chromium = path.join(folder, "chromium");
    program(
      "apt-get",
      `echo "$DEBIAN_FRONTEND $@" >> ${calls}
case "$1" in install) printf '#!/bin/sh\\necho Chromium 140\\n' > ${chromium}; /bin/chmod 755 ${chromium};; esac`,
    );
    expect(await ensureChromium()).toBe(chromium);
    expect(existsSync(calls)).toBe(true);
  });

  it("is asked for in one sentence where it may not be installed", async () => {
    await expect(ensureChromium()).rejects.toThrow(
      "The tests in VS Code need a Chromium, and none was found: install Chromium or Google Chrome, or name one in the variable CHROMIUM.",
    );
  });

  /** @param {string} name @param {string} script */
  function program(name, script) {
    const file = path.join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return file;
  }
});

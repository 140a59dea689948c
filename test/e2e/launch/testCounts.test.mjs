import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { inProject } from "../../../scripts/launch/root.mjs";
import { countOfVitest, resultsOf } from "../../../scripts/launch/testCounts.mjs";

const runner = "counted";
const folder = inProject("out/counted");

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(resultsOf(runner), { force: true });
});

describe("the count of a vitest run", () => {
  it("has what passed, failed and was skipped, and a failure for a file that does not load", () => {
    const count = runVitest({
      "vitest.config.mjs": `export default { test: { include: ["*.test.mjs"] } };`,
      "some.test.mjs": `import { expect, it } from "vitest";
        it("passes", () => {});
        it("fails", () => expect(1).toBe(2));
        it.skip("is skipped", () => {});
        it.todo("is to be written");`,
      "broken.test.mjs": `import "./nowhere.mjs";`,
    });
    expect(count).toEqual({ passed: 1, failed: 2, skipped: 2 });
  });

  it("is missing when the run did not come to its end", () => {
    expect(countOfVitest(runner)).toBeUndefined();
  });
});

/** @param {Record<string, string>} files */
function runVitest(files) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const vitest = inProject("node_modules/vitest/vitest.mjs");
  const report = ["--reporter=json", `--outputFile=${resultsOf(runner)}`];
  spawnSync(process.execPath, [vitest, "run", "--root", folder, ...report], { cwd: folder });
  return countOfVitest(runner);
}

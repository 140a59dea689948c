// The whole path, walked as a user does: the packaged extension in a real VS Code, and a local platform with sample data.
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { packExtension } from "../../../scripts/launch/project.mjs";
import { launchBrowser, newPage, screenshots, startEditor } from "../harness/editor.mjs";
import { Workbench } from "../harness/workbench.mjs";
import { Typist } from "./typist.mjs";

const megabyte = 1024 * 1024;

describe("from nothing to a published and deployed block", () => {
  /** @type {Awaited<ReturnType<typeof startEditor>>} */
  let editor;
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Workbench} */
  let workbench;
  /** Where the name of the only parent stands in the container report. */
  let parent = { line: 0, column: 0 };
  let vsix = "";
  /** A block file with nothing in it. */
  let newFile = "";
  let failed = false;

  beforeAll(async () => {
    mkdirSync(screenshots, { recursive: true });
    vsix = await packExtension();
    editor = await startEditor({ vsix });
    newFile = path.join(editor.workspace, "three-steps.block.yaml");
    writeFileSync(newFile, "");
    parent = placeOf("- collect", path.join(editor.workspace, "3-container-report.block.yaml"));
    browser = await launchBrowser();
    workbench = new Workbench(await newPage(browser, editor.origin));
    await workbench.open(editor.address);
  });
  beforeEach((context) => {
    context.skip(failed, "an earlier part of the path failed");
  });
  afterEach(async (context) => {
    if (context.task.result?.state !== "fail") return;
    failed = true;
    await workbench.page.screenshot({ path: path.join(screenshots, "failure.png") });
  });
  afterAll(async () => {
    await browser?.close();
    await editor?.stop({ keep: failed });
  });

  it("installs a small package that holds only what runs", () => {
    const extensions = path.join(editor.folder, "extensions");
    const [installed] = readdirSync(extensions).filter((name) => name.startsWith("press-blocks."));
    expect(filesOf(path.join(extensions, installed ?? ""))).toEqual([
      ".vsixmanifest",
      "LICENSE.txt",
      "changelog.md",
      "dist/THIRD-PARTY-NOTICES.txt",
      "dist/cli.cjs",
      "dist/extension.cjs",
      "dist/node-sqlite3-wasm.wasm",
      "dist/platform.cjs",
      "dist/server.cjs",
      "media/file-dark.svg",
      "media/file-light.svg",
      "media/icon.png",
      "media/icon.svg",
      "media/walkthrough/check.svg",
      "media/walkthrough/publish.svg",
      "media/walkthrough/sign-in.svg",
      "media/walkthrough/try.svg",
      "media/walkthrough/write.svg",
      "package.json",
      "readme.md",
      "schemas/create-deployment.schema.json",
      "schemas/create-release.schema.json",
      "schemas/create-revision.schema.json",
      "schemas/create-spec.schema.json",
      "schemas/definitions.schema.json",
      "schemas/params-fallback.schema.json",
      "schemas/patch-parameters.schema.json",
      "schemas/project-file.schema.json",
      "schemas/related-blocks.schema.json",
      "schemas/template-params.schema.json",
      "schemas/update-deployment-metadata.schema.json",
      "schemas/update-spec-metadata.schema.json",
      "syntaxes/language-configuration.json",
      "syntaxes/press-block.tmLanguage.json",
      "syntaxes/snippets.json",
    ]);
    expect(statSync(vsix).size).toBeLessThan(2 * megabyte);
  });

  it("marks a misspelt parent while it is typed, and says so in Problems", async () => {
    await workbench.openFile("3-container-report.block.yaml");
    await workbench.replaceRestOfLine(parent, "colect");
    await workbench.squiggles("error").first().waitFor();
    await workbench.openProblems();
    expect(await workbench.problem(/colect/).innerText()).toContain(
      `Ln ${parent.line}, Col ${parent.column}`,
    );
    await screenshot("problem");
  });

  it("completes the name of a parent", async () => {
    await workbench.replaceRestOfLine(parent, "co");
    await workbench.suggest();
    expect(await workbench.suggestion("render").count()).toBe(0);
    await screenshot("completion");
    await workbench.suggestion("collect").first().click();
    await expect.poll(() => workbench.visibleLines()).toContain("          - collect");
    await workbench.squiggles("error").first().waitFor({ state: "detached" });
  });

  it("writes a workflow of three steps with under a third of the key strokes", async () => {
    const wanted = readFileSync(path.join(import.meta.dirname, "threeSteps.block.yaml"), "utf8");
    await workbench.findFile(path.basename(newFile));
    await workbench.editor.click();
    await workbench.suggest(); // and so waits for the language server
    await workbench.page.keyboard.press("Escape");
    const typist = new Typist(workbench);
    await writeThreeSteps(typist);
    const { presses } = typist;
    await workbench.page.keyboard.press("Control+s");
    await expect.poll(() => readFileSync(newFile, "utf8").trimEnd()).toBe(wanted.trimEnd());
    // Indentation costs nobody a key, in an editor that knows YAML.
    const typedOut = wanted.replaceAll(/^ +/gm, "").length;
    expect(presses).toBeLessThan(typedOut / 3);
  }, 120_000);

  it("shows the files before it publishes, and then the release", async () => {
    await workbench.openView("Press Blocks");
    await workbench.findFile("3-container-report.block.yaml");
    await workbench.runCommand("Press Blocks: Publish");
    await workbench.quickPickRow("src/collect.py").first().waitFor();
    await screenshot("publish");
    await workbench.quickPickRow("Publish container-report 0.3.0").first().click();
    await workbench.notification("Published container-report 0.3.0").waitFor();
    await workbench.expand("container-report");
    await workbench.treeRow("0.3.0").first().waitFor();
  });

  it("asks what a deployment needs, and shows it until it is deployed", async () => {
    await workbench.runCommand("Press Blocks: Deploy");
    await workbench.quickPickRow("container-report").first().click();
    await workbench.quickPickRow("0.3.0").first().click();
    await workbench.answer("Name of the deployment", "weekly-report");
    await workbench.answer("What it is for", "The report of every Monday");
    await workbench.answer("Notes", "");
    await workbench.quickPickRow("Save as Deployment File").first().waitFor();
    await workbench.quickPickRow("Deploy as weekly-report").first().click();
    await workbench
      .treeRow(/weekly-report.*deployed/s)
      .first()
      .waitFor({ timeout: 40_000 });
    await screenshot("deployed");
  });

  it("has a picture of it all", async () => {
    await workbench.findFile("6-with-mistakes.block.yaml");
    await workbench.squiggles("error").first().waitFor();
    await workbench.goTo(28, 1);
    await workbench.runCommand("Notifications: Clear All Notifications");
    await screenshot("walk-the-path");
  });

  /** @param {string} name */
  const screenshot = (name) =>
    workbench.page.screenshot({ path: path.join(screenshots, `${name}.png`) });
});

/** Writes `threeSteps.block.yaml` as somebody does who lets the editor propose. @param {Typist} typist */
async function writeThreeSteps(typist) {
  await typist.accept("workflow", "wo");
  await typist.press("Tab"); // version: 1
  await typist.type("orders");
  await typist.press("Tab");
  await typist.type("Daily orders");
  await typist.press("Tab", 2); // version: 1.0.0
  await typist.accept("sql step", "sq");
  await typist.type("load");
  await typist.press("Tab");
  await typist.type("load.sql");
  await typist.press("Enter");
  await typist.press("Backspace");
  await typist.accept("standard step", "st");
  await typist.type("report");
  await typist.press("Tab");
  await typist.type("make report");
  await typist.press("Tab");
  await typist.type("python");
  await typist.press("Enter");
  await typist.accept("runConfiguration", "ru");
  await typist.accept("retryOptions");
  await typist.type("3");
  await typist.press("Enter");
  await typist.press("Backspace", 2);
  await typist.accept("parents", "pa");
  await typist.accept("load");
  await typist.press("Enter");
  await typist.press("Backspace", 2);
  await typist.accept("http step", "ht");
  await typist.type("tell");
  await typist.press("Tab");
  await typist.accept("post", "po");
  await typist.press("Tab");
  await typist.type("https://example.com/hook");
  await typist.press("Enter");
  await typist.accept("parents", "par");
  await typist.accept("report");
  await typist.press("Enter");
  await typist.press("Backspace");
  await typist.accept("executionParameters", "ex");
  await typist.accept("parentStatus", "p");
  await typist.accept("all-of"); // of a choice, so that the next place follows by itself
  await typist.accept("report", "re");
  await typist.press("Tab");
  await typist.accept("success");
  await typist.press("Enter");
  await typist.press("Backspace", 6);
  await typist.accept("images", "im");
  await typist.accept("python");
  await typist.press("Tab", 2);
  await typist.press("Enter");
  await typist.press("Backspace", 2);
  await typist.accept("triggers", "tr");
  await typist.accept("cron");
  await typist.accept("0 2");
  await typist.press("Enter");
  await typist.press("Backspace", 4);
  await typist.accept("artifact", "ar");
}

/** Where the item of a line stands, counted from 1. @param {string} item @param {string} file */
function placeOf(item, file) {
  const lines = readFileSync(file, "utf8").split("\n");
  const index = lines.findIndex((line) => line.trim() === item);
  return { line: index + 1, column: (lines[index]?.indexOf("- ") ?? 0) + 3 };
}

/** All files in a folder, as sorted relative paths. @param {string} folder */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
}

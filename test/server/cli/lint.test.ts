import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, runCli } from "../../support/cliProcess.js";
import { duplicateParent, unknownParent, valid } from "./blocks.js";

describe("press-blocks lint", () => {
  it("ends with 0 where nothing is to be found", async () => {
    const folder = folderWith({ "a.block.yaml": valid });

    expect(await runCli(folder, ["lint"])).toEqual({
      status: 0,
      stdout: "1 file checked; nothing found\n",
      stderr: "",
    });
  });

  it("ends with 1 and names place and rule where there is an error", async () => {
    const folder = folderWith({ "blocks/a.block.yaml": unknownParent, "b.block.yaml": valid });

    const { status, stdout } = await runCli(folder, ["lint"]);

    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^blocks\/a\.block\.yaml\n {2}9:\d+ {2}error {2}No step "elsewhere".* {2}graph\/unknown-parent\n\n/,
    );
    expect(stdout).toMatch(/\n2 files checked; 1 error\n$/);
  });

  it("counts warnings against --max-warnings", async () => {
    const folder = folderWith({ "a.block.yaml": duplicateParent });

    expect(await runCli(folder, ["lint"])).toMatchObject({ status: 0 });
    expect(await runCli(folder, ["lint", "--max-warnings", "0"])).toMatchObject({
      status: 1,
      stderr: "There are 1 warnings; 0 are allowed.\n",
    });
  });

  it("takes files, folders and globs, and knows block files by their content", async () => {
    const folder = folderWith({
      "a/one.yaml": unknownParent,
      "a/other.yaml": "services: {}\n",
      "b/two.block.yaml": valid,
      "node_modules/three.block.yaml": unknownParent,
    });

    expect((await runCli(folder, ["lint"])).stdout).toMatch(/2 files checked; 1 error\n$/);
    expect((await runCli(folder, ["lint", "b"])).stdout).toMatch(/1 file checked; nothing found/);
    expect((await runCli(folder, ["lint", "a/one.yaml"])).stdout).toMatch(
      /1 file checked; 1 error/,
    );
    expect((await runCli(folder, ["lint", "**/two.*"])).stdout).toMatch(/1 file checked; nothing/);
  });

  it.each([
    [["lint", "nowhere.yaml"], 'No file fits "nowhere.yaml".'],
    [["lint"], "There is no block file below this folder."],
    [
      ["lint", "--format", "xml"],
      'The --format of lint is one of stylish, json, sarif, github, junit, unix, not "xml".',
    ],
    [
      ["lint", "--rule", "graph/cycel:off"],
      'No rule has the id "graph/cycel"; did you mean "graph/cycle"?',
    ],
    [
      ["lint", "--rule", "graph/cycle:loud"],
      '"--rule" takes ID:SEVERITY with off, hint, information, warning or error, not "graph/cycle:loud".',
    ],
    [["lint", "--max-warnings", "few"], '"--max-warnings" takes a whole number from 0, not "few".'],
    [["lint", "--config", "none.yaml"], 'The project file "none.yaml" cannot be read.'],
    [["lnt"], 'There is no command "lnt"; did you mean "lint"?'],
    [[], 'No command is given; "press-blocks lint" checks block files, --help tells more.'],
  ])("ends with 2 and one sentence for %j", async (args, sentence) => {
    const result = await runCli(folderWith({}), args);

    expect(result).toEqual({ status: 2, stdout: "", stderr: `press-blocks: ${sentence}\n` });
  });

  it("fixes what is safe, keeps line ends and comments, and reports what is left", async () => {
    const faulty = `# mine\n${duplicateParent}`.replaceAll("\n", "\r\n");
    const folder = folderWith({ "a.block.yaml": faulty, "b.block.yaml": unknownParent });

    const { status, stdout } = await runCli(folder, ["lint", "--fix"]);

    expect(readFileSync(path.join(folder, "a.block.yaml"), "utf8")).toBe(
      `# mine\n${valid}`.replaceAll("\n", "\r\n"),
    );
    expect(readFileSync(path.join(folder, "b.block.yaml"), "utf8")).toBe(unknownParent);
    expect(stdout).toMatch(/2 files checked; 1 fixed; 1 error\n$/);
    expect(status).toBe(1);
  });

  it("reads standard input by a name, and writes it fixed", async () => {
    const folder = folderWith({});
    const named = ["lint", "--stdin", "--stdin-filename", "x.block.yaml"];

    const checked = await runCli(folder, named, duplicateParent);
    const fixed = await runCli(folder, [...named, "--fix"], duplicateParent);

    expect(checked.stdout).toMatch(/^x\.block\.yaml\n {2}9:\d+ {2}warning/);
    expect(fixed).toEqual({ status: 0, stdout: valid, stderr: "" });
  });

  it("lets --rule win over the project file, and --config replace it", async () => {
    const folder = folderWith({
      ".press-blocks.yaml": "rules: { graph/unknown-parent: warning }\n",
      "strict.yaml": "rules: { graph/unknown-parent: error }\n",
      "a.block.yaml": unknownParent,
    });
    const counts = async (...args: string[]) => {
      const { stdout } = await runCli(folder, ["lint", "--format", "json", ...args]);
      return (JSON.parse(stdout) as { counts: Record<string, number> }).counts;
    };

    expect(await counts()).toMatchObject({ error: 0, warning: 1 });
    expect(await counts("--config", "strict.yaml")).toMatchObject({ error: 1, warning: 0 });
    expect(await counts("--rule", "graph/unknown-parent:off")).toMatchObject({
      error: 0,
      warning: 0,
    });
  });

  it("shows what holds for a file", async () => {
    const folder = folderWith({ ".press-blocks.yaml": "rules: { graph/cycle: info }\n" });

    const { stdout } = await runCli(folder, ["lint", "--print-config", "a.block.yaml"]);

    expect(JSON.parse(stdout)).toEqual({
      rules: { "graph/cycle": "information" },
      files: [],
      isExcluded: false,
    });
  });

  it("leaves out what is less severe than --severity", async () => {
    const folder = folderWith({ "a.block.yaml": duplicateParent });

    expect((await runCli(folder, ["lint", "--severity", "error"])).stdout).toMatch(/nothing found/);
  });

  it("says which file is no text, and goes on", async () => {
    const folder = folderWith({
      "a.block.yaml": Uint8Array.from([0xff, 0xfe, 0x62, 0x00]),
      "b.block.yaml": unknownParent,
    });

    const { status, stdout } = await runCli(folder, ["lint"]);

    expect(status).toBe(1);
    expect(stdout).toContain("The file is not UTF-8 text; save it with the encoding UTF-8.");
    expect(stdout).toMatch(/2 files checked; 2 errors\n$/);
  });

  it("says the same of many files in several threads as of each alone", async () => {
    const names = Array.from({ length: 200 }, (_, index) => `f${index}.block.yaml`);
    const folder = folderWith(
      Object.fromEntries(
        names.map((name, index) => [name, index % 3 === 0 ? unknownParent : valid]),
      ),
    );

    const { stdout } = await runCli(folder, ["lint", "--format", "json"]);

    const { files } = JSON.parse(stdout) as {
      files: { file: string; findings: { rule: string }[] }[];
    };
    expect(files.map(({ file }) => file)).toEqual(names.toSorted());
    for (const { file, findings } of files) {
      const isFaulty = Number(/\d+/.exec(file)?.[0]) % 3 === 0;
      expect(findings.map(({ rule }) => rule)).toEqual(isFaulty ? ["graph/unknown-parent"] : []);
    }
  });
});

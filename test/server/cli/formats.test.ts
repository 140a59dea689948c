import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { Log } from "sarif";
import { folderWith, runCli } from "../../support/cliProcess.js";
import { unknownParent, valid } from "./blocks.js";

/** A name with everything that formats have to escape. */
const hostile = unknownParent.replace("elsewhere", `"a<b>&'%,:\\u001b[2J"`);

async function lint(format: string): Promise<string> {
  const folder = folderWith({ "a b.block.yaml": hostile, "c.block.yaml": valid });
  return (await runCli(folder, ["lint", "--format", format])).stdout;
}

describe("the formats of press-blocks lint", () => {
  it("stylish lets no control character of a file reach the terminal", async () => {
    const text = await lint("stylish");

    expect(text).toContain("\\u001B[2J");
    expect(text).not.toContain("\u001b");
  });

  it("json has files, findings and counts", async () => {
    const report = JSON.parse(await lint("json")) as unknown;

    expect(report).toMatchObject({
      files: [
        {
          file: "a b.block.yaml",
          isFixed: false,
          findings: [{ rule: "graph/unknown-parent", severity: "error", line: 9, endLine: 9 }],
        },
        { file: "c.block.yaml", findings: [] },
      ],
      counts: { error: 1, warning: 0 },
    });
  });

  it("sarif has the rule with its page, and the place in columns of UTF-16", async () => {
    const log = JSON.parse(await lint("sarif")) as Log;
    const [run] = log.runs;

    expect(log.version).toBe("2.1.0");
    expect(run?.columnKind).toBe("utf16CodeUnits");
    expect(run?.tool.driver.rules).toEqual([
      {
        id: "graph/unknown-parent",
        shortDescription: { text: "Each parent is the name of a step of the same workflow." },
        helpUri: expect.stringMatching(/docs\/rules\.md#graph-unknown-parent$/) as string,
      },
    ]);
    expect(run?.results).toMatchObject([
      {
        ruleId: "graph/unknown-parent",
        ruleIndex: 0,
        level: "error",
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "a%20b.block.yaml", uriBaseId: "WORKINGFOLDER" },
              region: { startLine: 9, endLine: 9 },
            },
          },
        ],
      },
    ]);
  });

  it("github writes one command per finding, with its values escaped", async () => {
    expect(await lint("github")).toMatch(
      /^::error file=a b\.block\.yaml,line=9,col=\d+,endLine=9,endColumn=\d+,title=graph\/unknown-parent::No step "a<b>&'%25,:.*\n$/,
    );
  });

  it("junit is well-formed, and has a test for a file without findings, too", async () => {
    const text = await lint("junit");

    expect(text).toContain('<testsuites name="press-blocks" tests="2" failures="1">');
    expect(text).toContain('<testcase name="press-blocks" classname="c.block.yaml"/>');
    expect(text).toContain("&quot;a&lt;b&gt;&amp;&apos;%,:");
    expect(text).not.toMatch(/[^\t\n\x20-\u{10FFFF}]/u);
  });

  it("unix has a line for each finding, which the problem matcher of the extension understands", async () => {
    const { problemMatchers } = (
      JSON.parse(await readFile(new URL("../../../package.json", import.meta.url), "utf8")) as {
        contributes: { problemMatchers: { pattern: { regexp: string } }[] };
      }
    ).contributes;
    const pattern = new RegExp(problemMatchers[0]!.pattern.regexp);

    const lines = (await lint("unix")).split("\n").filter((line) => line !== "");

    expect(lines).toHaveLength(1);
    expect(pattern.exec(lines[0]!)?.slice(1, 5)).toEqual([
      expect.stringMatching(/\.block\.yaml$/),
      expect.stringMatching(/^\d+$/),
      expect.stringMatching(/^\d+$/),
      "error",
    ]);
  });
});

describe("press-blocks explain", () => {
  it("tells what a rule asks for, why, and how it is done right", async () => {
    const { status, stdout } = await runCli(folderWith({}), ["explain", "graph/cycle"]);

    expect(status).toBe(0);
    expect(stdout).toMatch(/^graph\/cycle \(error\)\n\nSteps do not wait for each other/);
    expect(stdout).toMatch(/Wrong:\n\n {4}body:[^]*# ← here[^]*Right:\n\n {4}body:/);
  });

  it("ends with 2 for a rule that does not exist", async () => {
    expect(await runCli(folderWith({}), ["explain", "graph/circle"])).toEqual({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(/^press-blocks: No rule has the id "graph\/circle"/) as string,
    });
  });
});

describe("press-blocks graph", () => {
  const graph = async (format: string, text = valid) =>
    runCli(folderWith({ "a.block.yaml": text }), ["graph", "a.block.yaml", "--format", format]);

  it("writes Mermaid, in which no name can be mistaken for syntax", async () => {
    const { stdout } = await graph("mermaid", valid.replaceAll("load", '"a]b"'));

    expect(stdout).toBe(
      'flowchart TD\n  s0["a#93;b<br/><small>sql</small>"]\n  s1["export<br/><small>sql</small>"]\n  s0 --> s1\n',
    );
  });

  it("writes the language of Graphviz", async () => {
    expect((await graph("dot")).stdout).toContain('  "load" -> "export";\n');
  });

  it("writes JSON with layers", async () => {
    expect(JSON.parse((await graph("json")).stdout)).toEqual({
      steps: [
        { name: "load", type: "sql", layer: 0 },
        { name: "export", type: "sql", layer: 1 },
      ],
      edges: [{ from: "load", to: "export", isConditional: false }],
    });
  });

  it("ends with 2 for a file without steps", async () => {
    expect(await graph("dot", "a: 1\n")).toMatchObject({
      status: 2,
      stderr: 'press-blocks: "a.block.yaml" has no steps: it is no workflow that can be read.\n',
    });
  });
});

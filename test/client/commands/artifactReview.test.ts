import { describe, expect, it } from "vitest";
import { readArtifactSettings } from "../../../client/src/artifact/artifactSettings.js";
import { collectFiles } from "../../../client/src/artifact/collectFiles.js";
import { artifactLines, artifactSummary } from "../../../client/src/commands/artifactReview.js";
import { confirmSecrets } from "../../../client/src/commands/publishedFiles.js";
import { ScriptedPrompts } from "../../support/scriptedPrompts.js";
import { createTestServices } from "../support/testServices.js";
import { files, ProjectFolder } from "../artifact/tree.js";

const project = new ProjectFolder();
const collect = () => collectFiles({ path: ".", fileFolder: project.folder, links: "include" });

describe("the review of an artifact", () => {
  it("begins with what Docker would pack differently, then tells what stays and what goes", async () => {
    await project.write({
      ".dockerignore": "*.log\n/data\nnothing-such",
      ...files("main.py", "sub/x.log", "data/a", "data/b", "lib/a/one", "lib/two", "aux.txt"),
      loop: "->.",
    });
    const listed = await collect();
    const lines = artifactLines(listed).map(
      ({ label, description }) => `${label} | ${description}`,
    );
    expect(lines).toEqual([
      "sub/x.log | stays, but Docker would pack it",
      ".dockerignore, line 1: *.log | leaves out 1 file",
      ".dockerignore, line 2: /data | leaves out 1 folder",
      expect.stringMatching(
        /^\.dockerignore, line 1: .*means something else to Docker.*"\*\*\/\*\.log"/,
      ),
      expect.stringMatching(/^\.dockerignore, line 3: .*means something else to Docker/),
      expect.stringMatching(/^\.dockerignore, line 3: .*has no effect/),
      "aux.txt | has a name that Windows cannot have",
      "loop | is a link to a folder, which is not followed",
      ".dockerignore | 24 B",
      "aux.txt | 4 B",
      "lib/ | 8 B in 2 files",
      "lib/a/ | 4 B in 1 file",
      "lib/a/one | 4 B",
      "lib/two | 4 B",
      "main.py | 4 B",
    ]);
    expect(artifactSummary(listed)).toBe(
      "5 files, 40 B, 2 left out by ignore rules, differs from Docker: 1 file, 1 link not followed",
    );
  });

  it("of a block without one has no lines", () => {
    expect([artifactSummary(undefined), artifactLines(undefined)]).toEqual(["no files", []]);
  });
});

describe("the question about secrets", () => {
  it("says what was found and how to ignore it, and refuses what was not selected", async () => {
    await project.write({ ".env": `A=ghp_k3Vq9ZtLw2Xy7RbNc5Md8Hs4Jf6Pg1TaQeUo`, a: "" });
    const { services } = createTestServices(project.folder);
    const asked: unknown[] = [];
    const prompts = Object.assign(new ScriptedPrompts(), {
      pickMany: (request: { readonly choices: readonly unknown[] }) => {
        asked.push(...request.choices);
        return Promise.resolve([]);
      },
    });
    const confirmed = confirmSecrets({ ...services, prompts }, await collect());
    await expect(confirmed).rejects.toThrow(/add the line \/\.env to the ignore file/);
    expect(asked).toEqual([
      {
        label: ".env",
        description: "name of a file with secrets, GitHub token in line 1",
        detail: "To leave it out, add the line /.env to the ignore file",
        value: ".env",
      },
    ]);
  });
});

describe("the settings of artifacts", () => {
  it.each([
    [{}, { dialect: "sdk", links: "refuse", limitBytes: 10_485_760 }],
    [
      { ignoreDialect: "docker", links: "include", maximumSize: 0.5 },
      { dialect: "docker", links: "include", limitBytes: 524_288 },
    ],
    [
      { ignoreDialect: "git", links: true, maximumSize: -1 },
      { dialect: "sdk", links: "refuse", limitBytes: 10_485_760 },
    ],
    [{ maximumSize: Number.NaN }, { limitBytes: 10_485_760 }],
    [{ maximumSize: "12" }, { limitBytes: 10_485_760 }],
    [{ maximumSize: 5000 }, { limitBytes: 536_870_912 }],
  ])("%j are read as %j", (settings: Readonly<Record<string, unknown>>, expected) => {
    expect(readArtifactSettings(settings)).toMatchObject(expected);
  });
});

import { execFileSync } from "node:child_process";
import { mkdir, rm, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ArtifactError } from "../../../client/src/artifact/artifactError.js";
import { checkEntryPath } from "../../../client/src/artifact/entryNames.js";
import { collectFiles, type ArtifactSource } from "../../../client/src/artifact/collectFiles.js";
import { files, ProjectFolder } from "./tree.js";

const project = new ProjectFolder();

const collect = (ignoreFiles?: readonly string[], choices: Partial<ArtifactSource> = {}) =>
  collectFiles({
    path: "app",
    fileFolder: project.folder,
    ...(ignoreFiles === undefined ? {} : { ignoreFiles }),
    ...choices,
  });

const names = async (ignoreFiles?: readonly string[]) =>
  (await collect(ignoreFiles)).files.map((file) => file.path);

async function refusal(collected: Promise<unknown>): Promise<string> {
  const thrown: unknown = await collected.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(ArtifactError);
  const { message } = thrown as ArtifactError;
  expect(message.replace('"!"', "")).toMatch(/^[^\n!]+\.$/);
  expect(message).not.toContain(project.folder);
  return message;
}

describe("the listed files", () => {
  it("are all files below the folder, sorted by bytes, with sizes and modes", async () => {
    await project.write({
      "app/b.py": "print()",
      "app/B/x": "",
      "app/.hidden": "abc",
      "app/ä": "x",
      "app/run.sh": "x run",
      "elsewhere.txt": "no",
    });
    const { files: listed, totalBytes, excludedCount, folder } = await collect();
    expect(listed.map((file) => [file.path, file.size])).toEqual([
      [".hidden", 3],
      ["B/x", 0],
      ["b.py", 7],
      ["run.sh", 5],
      ["ä", 1],
    ]);
    expect(listed.map((file) => file.isExecutable)).toEqual([false, false, false, true, false]);
    expect({ totalBytes, excludedCount, folder }).toEqual({
      totalBytes: 16,
      excludedCount: 0,
      folder: path.join(project.folder, "app"),
    });
  });

  it("never have the folders of version control among them", async () => {
    await project.write(files("app/a", "app/.git/config", "app/sub/.hg/x", "app/.svn/y"));
    expect(await names()).toEqual(["a"]);
  });

  it("come from the workspace's folder first, then from beside the block file", async () => {
    await project.write(files("app/a", "blocks/app/b", "blocks/only/c"));
    const where = (path_: string) =>
      collectFiles({
        path: path_,
        workspaceFolder: project.folder,
        fileFolder: path.join(project.folder, "blocks"),
      }).then((collected) => collected.files.map((file) => file.path));
    expect(await where("app")).toEqual(["a"]);
    expect(await where("only")).toEqual(["c"]);
    expect(await where("../app")).toEqual(["a"]);
    expect(await where(".")).toEqual(["app/a", "blocks/app/b", "blocks/only/c"]);
  });

  it("never have what this extension writes among them", async () => {
    await project.write(files("app/a", "app/press-blocks-artifact-aB3dE6/artifact.zip"));
    expect(await names()).toEqual(["a"]);
  });

  it("leave out the file that stands for version control's folder, in any case of letters", async () => {
    await project.write(files("app/a", "app/.GIT/config"));
    await project.write({ "app/sub/.git": "gitdir: /elsewhere" });
    expect(await names()).toEqual(["a"]);
  });

  it("are counted while they are found", async () => {
    await project.write(
      files(...Array.from({ length: 250 }, (_, index) => `app/d${index % 3}/${index}`)),
    );
    const counts: number[] = [];
    const source = { path: "app", fileFolder: project.folder };
    await collectFiles(source, { onProgress: (count) => counts.push(count) });
    expect(counts.length).toBeGreaterThan(0);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });

  it("can be given up", async () => {
    await project.write(files("app/a"));
    const source = { path: "app", fileFolder: project.folder };
    await expect(collectFiles(source, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      kind: "cancelled",
    });
  });
});

describe("the artifact path", () => {
  it.each(["/etc", "C:\\x", "C:x", "\\\\srv\\share", "~/x", "file:///etc", "a\0b", ""])(
    "%j is refused",
    async (unfit) => {
      expect(await refusal(collectFiles({ path: unfit, fileFolder: project.folder }))).toContain(
        "relative",
      );
    },
  );

  it("must stay in the project, by name and by link", async () => {
    await project.write({ link: "->/etc" });
    for (const unfit of ["..", "app/../../", "link"]) {
      const source = { path: unfit, fileFolder: project.folder };
      expect(await refusal(collectFiles(source))).toContain("leads out of the project");
    }
  });

  it("must be a folder with files", async () => {
    await project.write(files("file"));
    await mkdir(path.join(project.folder, "empty"));
    const message = (unfit: string) =>
      refusal(collectFiles({ path: unfit, fileFolder: project.folder }));
    expect(await message("missing")).toContain("does not exist");
    expect(await message("file")).toContain("is a file");
    expect(await message("empty")).toContain("holds no file");
  });
});

describe("ignore rules", () => {
  // Pattern lines, files that stay out, files that stay in.
  it.each<[string, string[], string[]]>([
    [".env", [".env", "a/.env"], ["a/.envx"]],
    ["foo", ["a/foo", "foo/b"], ["foobar"]],
    ["*.md", ["R.md", "a/R.md"], ["a/R.mdx"]],
    ["foo/", ["a/foo/x"], ["foo"]],
    ["/foo", ["foo"], ["a/foo"]],
    ["a/b", ["a/b/c"], ["x/a/b"]],
    ["a/*.txt", ["a/x.txt"], ["a/b/x.txt"]],
    ["a/**", ["a/x", "a/b/c"], ["b/x"]],
    ["**/x", ["x", "a/b/x"], ["a/y"]],
    ["*\n!src", ["a", "b/c"], ["src/x", "src/y/z"]],
    ["docs\n!docs/README.md", ["docs/a"], ["docs/README.md"]],
    ["!a\na", ["a"], ["b"]],
    ["a+b", ["a+b"], ["aab"]],
    ["[!a]b", ["cb"], ["ab"]],
    ["FOO", [], ["foo"]],
    ["trailing  ", ["trailing"], ["x"]],
    ["# comment\n\n\r\nfoo\r\n", ["foo"], ["# comment"]],
    ["\\#a\n\\!b", ["#a", "!b"], ["a"]],
    ["x?", ["a/xy"], ["x", "xyz"]],
    ["./foo", [], ["foo"]],
    ["constructor", ["constructor"], ["__proto__"]],
    ["\uFEFFfoo", ["foo"], ["x"]],
  ])("%j", async (patterns, out, kept) => {
    const all = [...out, ...kept].map((name) => `app/${name}`);
    await project.write({ "app/.dockerignore": patterns, ...files(...all) });
    const listed = (await names()).filter((name) => name !== ".dockerignore");
    expect(listed.sort()).toEqual([...kept].sort());
  });

  it("come from exactly the declared files, in order", async () => {
    await project.write({
      "app/.dockerignore": "kept",
      "app/one": "a*",
      "app/two": "!ab\none\ntwo\n.dockerignore",
      ...files("app/aa", "app/ab", "app/kept"),
    });
    expect(await names(["one", "two"])).toEqual(["ab", "kept"]);
    expect(await names([])).toEqual([".dockerignore", "aa", "ab", "one", "two"]);
  });

  it("are read as Docker reads them when that is chosen", async () => {
    await project.write({
      "app/.dockerignore": "*.md\n!/keep.md",
      ...files("app/a.md", "app/b/c.md", "app/keep.md"),
    });
    const left = async (dialect: "sdk" | "docker") =>
      (await collect(undefined, { dialect })).files.map((file) => file.path);
    expect(await left("sdk")).toEqual([".dockerignore", "keep.md"]);
    expect(await left("docker")).toEqual([".dockerignore", "b/c.md", "keep.md"]);
  });

  it("tell on which files the dialects differ, also below a folder that stays out", async () => {
    await project.write({
      "app/.dockerignore": ".env\nlogs/\n./tmp\n/same",
      ...files("app/.env", "app/sub/.env", "app/sub/logs/a", "app/tmp/b", "app/same/c", "app/z"),
    });
    const { differences, dialect } = await collect();
    expect(dialect).toBe("sdk");
    expect(differences).toEqual([
      { path: "sub/.env", isPacked: false },
      { path: "sub/logs/a", isPacked: false },
      { path: "tmp/b", isPacked: true },
    ]);
    const other = await collect(undefined, { dialect: "docker" });
    expect(other.differences).toEqual(
      differences.map((file) => ({ ...file, isPacked: !file.isPacked })),
    );
  });

  it("tell what each of their lines leaves out, and which has no effect", async () => {
    await project.write({
      "app/.dockerignore": "node_modules\n*.log\n!/keep.log\n\ndits\n/z",
      ...files(
        "app/node_modules/a/b",
        "app/a/node_modules/c",
        "app/x.log",
        "app/a/y.log",
        "app/keep.log",
      ),
      ...files("app/z"),
    });
    const { exclusions, hints } = await collect();
    expect(exclusions.map(({ source, ...counts }) => [source.line, counts])).toEqual([
      [1, { files: 1, folders: 1 }],
      [2, { files: 2, folders: 0 }],
      [6, { files: 1, folders: 0 }],
    ]);
    const idle = hints.filter(({ kind }) => kind === "noEffect");
    expect(idle.map(({ source }) => source.text)).toEqual(["dits"]);
    expect(idle[0]?.message).toMatch(/^Line 5 of \.dockerignore, "dits", has no effect: [^.]+\.$/);
  });

  it("count what they leave out", async () => {
    await project.write({
      "app/.dockerignore": "node_modules\n*.log",
      ...files("app/node_modules/a/b", "app/x.log", "app/y"),
    });
    expect((await collect()).excludedCount).toBe(2);
  });

  it.each<[string, string[] | undefined, string]>([
    ["a missing file", ["nope"], '"nope" does not exist'],
    ["a file elsewhere", ["../x"], "directly in the artifact folder"],
    ["a folder", ["sub"], '"sub" is no text file'],
    ["an unclosed class", ["bracket"], "Line 2 of bracket, column 1"],
    ["a lonely sign", ["sign"], "Line 1 of sign, column 1"],
    ["a link", ["link"], '"link" is no text file'],
    ["another encoding", ["utf16"], '"utf16" is not UTF-8 text'],
    ["a line of 100 kB", ["long"], "Line 1 of long, column 1025"],
    ["more than 1 MiB", ["huge"], '"huge" is no text file of at most 1 MiB'],
  ])("stop the packing for %s", async (_, declared, message) => {
    await project.write({
      "app/sub/a": "",
      "app/bracket": "a\n[b",
      "app/sign": "!",
      "app/link": "->sign",
      "app/long": "a".repeat(100_000),
      "app/huge": "a\n".repeat(600_000),
    });
    await writeFile(
      path.join(project.folder, "app/utf16"),
      Buffer.from("foo", "utf16le").fill(0xff, 0, 1),
    );
    expect(await refusal(collect(declared))).toContain(message);
  });

  it("that leave nothing are named as the reason", async () => {
    await project.write({ "app/.dockerignore": "*" });
    expect(await refusal(collect())).toMatch(
      /only holds files that are ignored, the last by line 1 of \.dockerignore, "\*"/,
    );
  });
});

describe("what looks secret", () => {
  it("is listed, wherever it lies, and by the name that a link leads to", async () => {
    const secret = [
      ".env",
      ".env.production",
      ".npmrc",
      "a/ID_RSA",
      "a/server.pem",
      "aws/.aws/config",
      "gcp-credentials.json",
      "k/.kube/config",
      "tls.key",
    ];
    const harmless = [".env.example", "environment.py", "id_rsa.pub", "keys.py", "monkey.txt"];
    await project.write({
      ...files(...[...secret, ...harmless].map((name) => `app/${name}`)),
      "app/plain": "->.env",
    });
    expect((await collect([], { links: "include" })).secrets).toEqual([...secret, "plain"].sort());
  });

  it("is told with what it seems to be, by content too, and never with the value", async () => {
    const value = "ghp_" + "k3Vq9ZtLw2Xy7RbNc5Md8Hs4Jf6Pg1TaQeUo";
    await project.write({
      "app/.env": `A=1\nTOKEN=${value}`,
      "app/config.py": `\n\ntoken = "${value}"`,
      "app/large.csv": `${value}\n${"x".repeat(1024 * 1024)}`,
      "app/harmless.py": "token = os.environ['TOKEN']",
    });
    const { secrets, secretFindings } = await collect();
    expect(secrets).toEqual([".env", "config.py"]);
    expect(secretFindings).toEqual([
      { path: ".env", kind: "name of a file with secrets" },
      { path: ".env", kind: "GitHub token", line: 2 },
      { path: "config.py", kind: "GitHub token", line: 3 },
    ]);
  });

  it("does not matter when it is ignored", async () => {
    await project.write({ "app/.dockerignore": ".env", ...files("app/.env") });
    expect((await collect()).secrets).toEqual([]);
  });
});

describe("what cannot be packed", () => {
  it("is a named pipe or a socket", async () => {
    await project.write(files("app/a"));
    execFileSync("sh", ["-c", 'mkfifo "$0"', path.join(project.folder, "app/pipe")]);
    expect(await refusal(collect())).toContain('"pipe" is a named pipe');
    await project.write({ "app/.dockerignore": "pipe" });
    const server = createServer();
    await new Promise<void>((resolve) =>
      server.listen(path.join(project.folder, "app/s"), resolve),
    );
    expect(await refusal(collect())).toContain('"s" is a socket');
    server.close();
  });

  it("is a name with a line break or a backslash", async () => {
    for (const name of ["a\nb", "a\\b"]) {
      await project.write(files(`app/${name}`));
      expect(await refusal(collect())).toContain("cannot carry");
      await rm(path.join(project.folder, "app", name));
    }
  });

  it("is a pair of names that are one on other systems", async () => {
    await project.write(files("app/README", "app/readme"));
    expect(await refusal(collect())).toContain('"README" and "readme"');
  });

  it("is a pair of folders that are one on other systems, also by composition", async () => {
    await project.write(files("app/Data/a", "app/data/b"));
    expect(await refusal(collect())).toContain('"Data" and "data"');
    await rm(path.join(project.folder, "app/data"), { recursive: true });
    await project.write(files("app/e\u0301", "app/\u00e9"));
    expect(await refusal(collect())).toContain("the same file on other systems");
  });

  it("is a name whose bytes are no UTF-8", async () => {
    await project.write(files("app/a"));
    const folder = Buffer.from(path.join(project.folder, "app/"));
    await writeFile(Buffer.concat([folder, Buffer.from([0x62, 0xff])]), "");
    expect(await refusal(collect())).toContain("cannot carry");
  });

  it("is a path of more than 4,096 bytes", () => {
    expect(() => checkEntryPath("a".repeat(4096))).not.toThrow();
    expect(() => checkEntryPath("é".repeat(2049))).toThrow(/longer than 4,096 bytes/);
  });

  it("is not what Windows cannot have, which is only told", async () => {
    await project.write(
      files("app/a", "app/CON.txt", "app/aux/b", "app/ab:c", "app/dot.", "app/console"),
    );
    expect((await collect()).reservedNames).toEqual(["CON.txt", "ab:c", "aux/b", "dot."]);
  });

  it("is more than 512 MiB, with the folder that is to blame", async () => {
    await project.write(files("app/data/big", "app/a"));
    await truncate(path.join(project.folder, "app/data/big"), 513 * 1024 * 1024);
    expect(await refusal(collect())).toMatch(/512 MiB.*"data\/"/);
  });

  it("is nested more than 64 folders deep", async () => {
    await project.write(files(`app/${"d/".repeat(64)}f`));
    expect(await names()).toHaveLength(1);
    await project.write(files(`app/${"d/".repeat(65)}f`));
    expect(await refusal(collect())).toContain("64 folders deep");
  });
});

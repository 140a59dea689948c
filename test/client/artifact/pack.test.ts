import { createHash, randomBytes } from "node:crypto";
import { appendFileSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { list } from "tar";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ArtifactError } from "../../../client/src/artifact/artifactError.js";
import { artifactFormat } from "../../../client/src/artifact/artifactFormat.js";
import { collectFiles } from "../../../client/src/artifact/collectFiles.js";
import { packArtifact } from "../../../client/src/artifact/pack.js";
import type { PackedArtifact, PackOptions } from "../../../client/src/artifact/pack.js";
import type { OpenFile } from "../../../client/src/artifact/readCollectedFile.js";
import { files, ProjectFolder } from "./tree.js";

const project = new ProjectFolder();
const collect = () => collectFiles({ path: ".", fileFolder: project.folder, links: "include" });
const formats = ["tgz", "zip"] as const;

async function pack(format: "tgz" | "zip", options?: PackOptions) {
  return packArtifact(await collect(), format, options);
}

let temporary = "";

beforeEach(async () => {
  temporary = await mkdtemp(path.join(tmpdir(), "press-temporary-"));
  vi.stubEnv("TMPDIR", temporary);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(temporary, { recursive: true });
});

describe.each(formats)("a %s", (format) => {
  it("has the same bytes whatever the dates, modes and order of the files", async () => {
    const content = {
      "b/c.txt": "one",
      "@list": "two",
      "b/a/ü": "three",
      "run.sh": "x run",
      [`${"long/".repeat(30)}name`]: "four",
      empty: "",
    };
    await project.write(content);
    const first = await pack(format);
    const firstBytes = await readFile(first.filePath);
    await first.dispose();
    await rm(project.folder, { recursive: true });
    await project.write(Object.fromEntries(Object.entries(content).reverse()));
    await utimes(path.join(project.folder, "b/c.txt"), 1, 1);
    await chmod(path.join(project.folder, "b/c.txt"), 0o600);
    const second = await pack(format);
    const secondBytes = await readFile(second.filePath);
    await second.dispose();
    expect(secondBytes.equals(firstBytes)).toBe(true);
    expect(second.digest).toBe(createHash("sha256").update(firstBytes).digest("hex"));
    expect(second.size).toBe(firstBytes.length);
  });

  it("is private to the user and gone after dispose", async () => {
    await project.write(files("a"));
    const packed = await pack(format);
    expect((await stat(packed.filePath)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(packed.filePath))).mode & 0o777).toBe(0o700);
    await packed.dispose();
    await expect(stat(path.dirname(packed.filePath))).rejects.toThrow("ENOENT");
  });

  it("stops at the limit, says what is large, and leaves nothing", async () => {
    await project.write(files("small"));
    await writeFile(path.join(project.folder, "noise"), randomBytes(400_000));
    const packed = pack(format, { limitBytes: 300_000 });
    await expect(packed).rejects.toThrow(ArtifactError);
    await expect(packed).rejects.toThrow(/limit of 0\.3 MiB.*"noise" with 0\.4 MiB/);
    expect(await readdir(temporary)).toEqual([]);
  });

  it("stops when cancelled, and leaves nothing", async () => {
    await writeFile(path.join(project.folder, "noise"), randomBytes(2_000_000));
    const controller = new AbortController();
    const packed = pack(format, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(packed).rejects.toMatchObject({ kind: "cancelled" });
    expect(await readdir(temporary)).toEqual([]);
  });

  it("is not made of files that changed, vanished or became links since they were listed", async () => {
    const change: Record<string, (filePath: string) => Promise<void>> = {
      grown: (filePath) => appendFile(filePath, "more"),
      vanished: (filePath) => rm(filePath),
      link: async (filePath) => {
        await rm(filePath);
        await symlink("/etc/passwd", filePath);
      },
    };
    for (const [name, apply] of Object.entries(change)) {
      await project.write(files(name));
      const collected = await collect();
      await apply(path.join(project.folder, name));
      const packed = packArtifact(collected, format);
      await expect(packed).rejects.toThrow(ArtifactError);
      await expect(packed).rejects.toThrow(`"${name}"`);
      await rm(path.join(project.folder, name), { force: true });
    }
  });
});

describe.each(formats)("while a %s is packed, a file", (format) => {
  /** Opens files and changes one between its first and its last byte, as often as told. */
  function changing(name: string, times: number, change: (filePath: string) => void): OpenFile {
    let left = times;
    return async (filePath, flags) => {
      const handle = await open(filePath, flags);
      if (path.basename(filePath) !== name || left === 0) return handle;
      left -= 1;
      const read = handle.read.bind(handle);
      handle.read = async (...given: Parameters<typeof read>) => {
        const result = await read(...given);
        change(filePath);
        return result;
      };
      return handle;
    };
  }

  const grow = (filePath: string) => appendFileSync(filePath, "more");
  const shrink = (filePath: string) => truncateSync(filePath, 1);
  const touch = (filePath: string) => utimesSync(filePath, 1, 1);

  it.each([
    ["grows", grow],
    ["shrinks", shrink],
    ["is touched", touch],
  ])("that %s once is read again", async (_, change) => {
    await project.write({ a: "one", "b/log": "two and more", c: "three" });
    const packed = await pack(format, { openFile: changing("log", 1, change) });
    const fresh = await pack(format);
    expect(packed.digest).toBe(fresh.digest);
    expect(await readFile(packed.filePath)).toEqual(await readFile(fresh.filePath));
    await packed.dispose();
    await fresh.dispose();
  });

  it("that grows each time stops it and is named, and nothing is left", async () => {
    await project.write({ a: "one", "b/log": "two" });
    const packed = pack(format, { openFile: changing("log", 9, grow) });
    await expect(packed).rejects.toMatchObject({
      kind: "changed",
      details: { path: "b/log" },
      message: expect.stringMatching(/^"b\/log" changed while it was packed/) as unknown,
    });
    expect(await readdir(temporary)).toEqual([]);
  });

  it("that gets a secret in the meantime stops it, without the secret in the message", async () => {
    await project.write({ log: "two" });
    const value = "ghp_" + "k3Vq9ZtLw2Xy7RbNc5Md8Hs4Jf6Pg1TaQeUo";
    const packed = pack(format, {
      openFile: changing("log", 1, (filePath) => appendFileSync(filePath, `\n${value}`)),
    });
    const error: unknown = await packed.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      kind: "changed",
      message: expect.stringContaining("GitHub token") as unknown,
    });
    expect((error as Error).message).not.toContain(value.slice(0, 12));
  });

  it("is packed as it was at one time, or not at all, whatever happens at any time", async () => {
    const versions = ["first", "second, longer", "3"].map((text) => text.repeat(20_000));
    const digests = new Set<string>();
    for (const version of versions) {
      await project.write({ log: version, z: "rest" });
      const packed = await pack(format);
      digests.add(packed.digest);
      await packed.dispose();
    }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(12), { maxLength: 4 }), async (moments) => {
        await project.write({ log: versions[0] ?? "", z: "rest" });
        let moment = 0;
        let next = 1;
        const act = () => {
          if (!moments.includes(moment)) return;
          writeFileSync(path.join(project.folder, "log"), versions[next % versions.length] ?? "");
          next += 1;
        };
        const openFile: OpenFile = async (filePath, flags) => {
          const handle = await open(filePath, flags);
          const read = handle.read.bind(handle);
          handle.read = async (...given: Parameters<typeof read>) => {
            moment += 1;
            act();
            return read(...given);
          };
          return handle;
        };
        const outcome = await pack(format, { openFile }).catch((thrown: unknown) => thrown);
        if (outcome instanceof Error) {
          expect(outcome).toMatchObject({ kind: "changed", details: { path: "log" } });
          return;
        }
        const packed = outcome as PackedArtifact;
        expect(digests).toContain(packed.digest);
        await packed.dispose();
      }),
      { numRuns: 60 },
    );
    expect(await readdir(temporary)).toEqual([]);
  });
});

describe("the temporary folder", () => {
  it("is freed of what was left behind a day ago, and of nothing else", async () => {
    const names = ["press-blocks-artifact-aaaaaa", "press-blocks-artifact-bbbbbb", "other-aaaaaa"];
    for (const name of names) await mkdir(path.join(temporary, name));
    const old = Date.now() / 1000 - 25 * 60 * 60;
    await utimes(path.join(temporary, "press-blocks-artifact-aaaaaa"), old, old);
    await utimes(path.join(temporary, "other-aaaaaa"), old, old);
    await project.write(files("a"));
    await (await pack("zip")).dispose();
    expect(await readdir(temporary)).toEqual(["other-aaaaaa", "press-blocks-artifact-bbbbbb"]);
  });
});

describe("the entries", () => {
  const content = { "a/b/c": "deep", "a/run": "x run", top: "text", "a/alias": "->../top" };

  it("of a tgz are folders before their files, with two modes and no owner", async () => {
    await project.write(content);
    const packed = await pack("tgz");
    const entries: unknown[] = [];
    await list({
      file: packed.filePath,
      onReadEntry: ({ path: name, type, mode, uid, uname, size }) =>
        entries.push([name, type, mode?.toString(8), uid ?? 0, uname ?? "", size]),
    });
    await packed.dispose();
    expect(entries).toEqual([
      ["a/", "Directory", "755", 0, "", 0],
      ["a/alias", "File", "644", 0, "", 4],
      ["a/b/", "Directory", "755", 0, "", 0],
      ["a/b/c", "File", "644", 0, "", 4],
      ["a/run", "File", "755", 0, "", 5],
      ["top", "File", "644", 0, "", 4],
    ]);
  });

  it("of a tgz give the files back", async () => {
    await project.write(content);
    const packed = await pack("tgz");
    const target = await mkdtemp(path.join(temporary, "unpacked-"));
    execFileSync("tar", ["-xzf", packed.filePath, "-C", target]);
    const texts = ["a/b/c", "a/run", "top", "a/alias"].map((name) =>
      readFile(path.join(target, name), "utf8"),
    );
    expect(await Promise.all(texts)).toEqual(["deep", "x run", "text", "text"]);
    await packed.dispose();
  });
});

describe("the format", () => {
  it.each([
    ["https://press.peak.ai", "zip"],
    ["https://press.beta.peak.ai", "zip"],
    ["https://press.peak.ai.example.com", "tgz"],
    ["https://press.a.b.peak.ai", "tgz"],
    ["https://evil-peak.ai", "tgz"],
    ["http://127.0.0.1:4000", "tgz"],
  ])("for %s is %s", (origin, format) => {
    expect(artifactFormat(origin)).toBe(format);
  });
});

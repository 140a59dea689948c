import { createHash, randomBytes } from "node:crypto";
import {
  appendFile,
  chmod,
  mkdtemp,
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
import { list } from "tar";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ArtifactError } from "../../../client/src/artifact/artifactError.js";
import { artifactFormat } from "../../../client/src/artifact/artifactFormat.js";
import { collectFiles } from "../../../client/src/artifact/collectFiles.js";
import { packArtifact } from "../../../client/src/artifact/pack.js";
import type { PackOptions } from "../../../client/src/artifact/pack.js";
import { files, ProjectFolder } from "./tree.js";

const project = new ProjectFolder();
const collect = () => collectFiles({ path: ".", fileFolder: project.folder });
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
    await expect(packed).rejects.toThrow(/limit of 0\.3 MiB.*"noise"/);
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

  it("of a zip are folders before their files, in the same order", async () => {
    await project.write(content);
    const packed = await pack("zip");
    expect(zipEntries(await readFile(packed.filePath))).toEqual([
      ["a/", 0, "40755"],
      ["a/alias", 4, "100644"],
      ["a/b/", 0, "40755"],
      ["a/b/c", 4, "100644"],
      ["a/run", 5, "100755"],
      ["top", 4, "100644"],
    ]);
    await packed.dispose();
  });
});

/** Name, size and mode of the entries in a zip's central directory. */
function zipEntries(zip: Buffer): [string, number, string][] {
  const entries: [string, number, string][] = [];
  const signature = Buffer.from([0x50, 0x4b, 1, 2]);
  for (let at = zip.indexOf(signature); at !== -1; at = zip.indexOf(signature, at + 46)) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    entries.push([name, zip.readUInt32LE(at + 24), (zip.readUInt32LE(at + 38) >>> 16).toString(8)]);
  }
  return entries;
}

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

import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { crc32, inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encodeZip } from "../../../client/src/artifact/archive/encodeZip.js";
import { artifactLimits } from "../../../client/src/artifact/artifactLimits.js";
import { readArtifactSettings } from "../../../client/src/artifact/artifactSettings.js";
import { collectFiles } from "../../../client/src/artifact/collectFiles.js";
import { packArtifact } from "../../../client/src/artifact/pack.js";
import { ProjectFolder } from "./tree.js";

const project = new ProjectFolder();

async function pack() {
  const files = await collectFiles({ path: ".", fileFolder: project.folder, links: "include" });
  return packArtifact(files, "zip");
}

describe("the entries of a zip", () => {
  const content = { "a/b/c": "deep", "a/run": "x run", top: "text", "a/alias": "->../top" };

  it("give the files back, small and large ones", async () => {
    const large = randomBytes(150_000).toString("hex");
    await project.write({
      ...content,
      large,
      empty: "",
      "a/ü": "name",
      repeated: "ab".repeat(200_000),
    });
    const packed = await pack();
    const unpacked = unzip(await readFile(packed.filePath));
    expect([...unpacked.keys()]).toEqual([
      "a/",
      "a/alias",
      "a/b/",
      "a/b/c",
      "a/run",
      "a/ü",
      "empty",
      "large",
      "repeated",
      "top",
    ]);
    for (const [name, bytes] of unpacked) {
      const source = path.join(project.folder, name);
      const written = name.endsWith("/") ? Buffer.alloc(0) : await readFile(source);
      expect(bytes.equals(written), name).toBe(true);
    }
    await packed.dispose();
  });

  it("may be more than its first fields can count", async () => {
    const chunks: Buffer[] = [];
    const folders = Array.from({ length: 66_000 }, (_, index) => `${index}/`);
    await encodeZip(
      folders.map((each) => ({ type: "folder", path: each })),
      () => {
        throw new Error("No file is read.");
      },
      (chunk) => Promise.resolve(void chunks.push(chunk)),
    );
    const zip = Buffer.concat(chunks);
    expect(zipEntries(zip).map(([name]) => name)).toEqual(folders);
    const end64 = zip.subarray(zip.length - 22 - 20 - 56);
    expect(end64.readUInt32LE(0)).toBe(0x06064b50);
    expect(end64.readBigUInt64LE(32)).toBe(66_000n);
  });

  it("are folders before their files, in the same order", async () => {
    await project.write(content);
    const packed = await pack();
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

  it("have sizes and places that 32 bits can tell, whatever the settings say", () => {
    const { limitBytes } = readArtifactSettings({ maximumSize: 1e9 });
    expect(limitBytes).toBeLessThanOrEqual(artifactLimits.bytes);
    expect(artifactLimits.bytes + limitBytes).toBeLessThan(0xffff_ffff);
    expect(artifactLimits.pathBytes).toBeLessThan(0xffff);
  });
});

/** The content of a zip's entries, by its directory; fails when a header or checksum is not right. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const content = new Map<string, Buffer>();
  const end = zip.length - 22;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, crc, packedSize] = [at + 10, at + 16, at + 20].map((field, index) =>
      index === 0 ? zip.readUInt16LE(field) : zip.readUInt32LE(field),
    );
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    expect(zip.readUInt32LE(local), name).toBe(0x04034b50);
    expect(zip.toString("utf8", local + 30, local + 30 + nameLength)).toBe(name);
    const start = local + 30 + nameLength;
    const packed = zip.subarray(start, start + packedSize!);
    const bytes = method === 8 ? inflateRawSync(packed) : Buffer.from(packed);
    expect([crc32(bytes), bytes.length], name).toEqual([crc, zip.readUInt32LE(at + 24)]);
    if ((zip.readUInt16LE(local + 6) & 8) !== 0) {
      expect(zip.readUInt32LE(start + packedSize!), name).toBe(0x08074b50);
    } else {
      expect(zip.readUInt32LE(local + 18), name).toBe(packedSize);
    }
    content.set(name, bytes);
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  return content;
}

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

import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { create, Header } from "tar";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlatform, type PlatformProcess } from "../support/platformProcess.js";
import { createSpec, releaseForm, send, specForm } from "../support/pressRequests.js";
import { zip, type ZipEntry } from "../support/zip.js";

let platform: PlatformProcess;
let folder: string;

beforeAll(async () => {
  platform = await startPlatform({ admin: true });
  folder = mkdtempSync(path.join(tmpdir(), "press-artifact-"));
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await platform.stop();
});

let count = 0;
const publish = (artifact: Blob, config?: object) =>
  send(
    platform,
    "POST",
    "/v1/blocks/specs/",
    specForm(`artifact-${++count}`, { artifact, ...(config === undefined ? {} : { config }) }),
  );

const sha256 = (content: string) => createHash("sha256").update(content).digest("hex");

/** A gzip-compressed tar with these raw entries, also such as no packer would write. */
function tgz(
  entries: readonly { path: string; content?: string; type?: string; linkpath?: string }[],
): Blob {
  const blocks = entries.flatMap(({ path: name, content = "", type = "File", linkpath = "" }) => {
    const header = new Header({
      path: name,
      type: type as "File",
      size: Buffer.byteLength(content),
      mode: 0o644,
      linkpath,
    });
    const block = Buffer.alloc(512);
    header.encode(block);
    const padded = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
    padded.write(content);
    return [block, padded];
  });
  return new Blob([gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))]);
}

describe("an artifact is taken", () => {
  const stored = async (artifact: Blob) => {
    const { status, body } = await publish(artifact);
    expect([status, body.errors]).toEqual([201, undefined]);
    const release = await send(platform, "GET", `/v1/blocks/specs/${body.id}/releases/1.0.0`);
    const path = `/admin/artifacts/${release.body.artifact.id}`;
    return (await send(platform.administration, "GET", path)).body as unknown as {
      files: { path: string; size: number; digest: string }[];
      folders: string[];
    };
  };

  it("as a zip, and its files can be looked up with their digests", async () => {
    const large = "large ".repeat(400_000);
    const { files, folders } = await stored(
      zip([
        { name: "src/" },
        { name: "src/run.py", content: "print(1)", deflate: true },
        { name: "src/large.txt", content: large, deflate: true },
        { name: "Dockerfile", content: "FROM scratch", mode: 0o100644 },
        { name: "link", content: "src/run.py", mode: 0o120777 },
        { name: "empty" },
      ]),
    );
    expect(folders).toEqual(["src"]);
    expect(files).toEqual([
      { path: "src/run.py", size: 8, digest: sha256("print(1)") },
      { path: "src/large.txt", size: large.length, digest: sha256(large) },
      { path: "Dockerfile", size: 12, digest: sha256("FROM scratch") },
      { path: "link", size: 10 },
      { path: "empty", size: 0, digest: sha256("") },
    ]);
  });

  it("as a gzip-compressed tar that the usual program has made", async () => {
    mkdirSync(path.join(folder, "src"));
    writeFileSync(path.join(folder, "src", "run.py"), "print(1)");
    writeFileSync(path.join(folder, `${"long".repeat(40)}.txt`), "long");
    symlinkSync("src/run.py", path.join(folder, "link"));
    const archive = create({ gzip: true, cwd: folder, sync: true }, ["."]).read();
    const { files, folders } = await stored(new Blob([archive ?? ""]));
    expect(folders).toEqual(["src"]);
    expect(files.map((file) => file.path).sort()).toEqual([
      "link",
      `${"long".repeat(40)}.txt`,
      "src/run.py",
    ]);
    expect(files.find((file) => file.path === "src/run.py")?.digest).toBe(sha256("print(1)"));
  });
});

describe("an artifact is refused with 422, one that", () => {
  const outside = "would be unpacked outside its folder";
  const zips: readonly (readonly [string, ZipEntry, string])[] = [
    ["climbs out", { name: "../evil" }, outside],
    ["climbs out later", { name: "a/../../evil" }, outside],
    ["begins at the root", { name: "/etc/passwd" }, outside],
    ["names a drive", { name: "C:/evil" }, "unusable name"],
    ["has backslashes", { name: "..\\evil" }, "unusable name"],
    ["has a control character", { name: "a\nb" }, "unusable name"],
    ["has a name without end", { name: "a/".repeat(60) + "b".repeat(5000) }, "unusable name"],
    ["is too deep", { name: "a/".repeat(101) + "b" }, "more than 100 folders deep"],
    ["links out", { name: "link", content: "../x", mode: 0o120777 }, "leads out of the artifact"],
    ["links to the root", { name: "l", content: "/etc", mode: 0o120777 }, "leads out"],
    ["has a device", { name: "null", mode: 0o020666 }, "neither a file, a folder nor a link"],
    ["is encrypted", { name: "a", claims: { flags: 1 } }, '"a" is encrypted'],
    ["has a strange compression", { name: "a", claims: { method: 12 } }, "does not know"],
    ["has a wrong checksum", { name: "a", content: "b", claims: { crc: 1 } }, "damaged"],
    [
      "is larger than it says",
      { name: "bomb", content: "0".repeat(5_000_000), deflate: true, claims: { size: 1_000_000 } },
      "damaged",
    ],
    [
      "is larger than it says by far",
      { name: "bomb", content: "0".repeat(5_000_000), deflate: true, claims: { size: 2_000_000 } },
      "damaged",
    ],
    ["has two names for one entry", { name: "a", claims: { localName: "b" } }, "two names"],
  ];

  it.each(zips)("%s", async (_what, entry, message) => {
    const { status, body } = await publish(zip([{ name: "good", content: "good" }, entry]));
    expect([status, body.errors.map(({ pointer }) => pointer)]).toEqual([422, ["/artifact"]]);
    expect(body.message).toContain(message);
  });

  it("has the same file twice, or files below a file or link", async () => {
    const twice = await publish(zip([{ name: "a" }, { name: "./a" }]));
    expect(twice.body.message).toContain('has "./a" twice');
    const below = await publish(
      zip([{ name: "a", content: "b", mode: 0o120777 }, { name: "a/c" }]),
    );
    expect(below.body.message).toContain('"a" is a file or link and has files below it');
  });

  it("unpacks to more than 512 MiB", async () => {
    const half = { content: "0", deflate: true, claims: { size: 256 * 2 ** 20 } };
    const entries = [1, 2, 3].map((number) => ({ name: `part-${number}`, ...half }));
    const { status, body } = await publish(zip(entries));
    expect(status).toBe(422);
    expect(body.message).toContain("unpacks to more than 512 MiB");
  });

  it.each([
    ["is cut off", async () => (await bytesOf(zip([{ name: "a", content: "b" }]))).subarray(0, 60)],
    [
      "has something behind its end",
      async () => Buffer.concat([await bytesOf(zip([])), Buffer.from("x")]),
    ],
    [
      "has entries that share bytes",
      async () => {
        const archive = await bytesOf(
          zip([
            { name: "a", content: "b" },
            { name: "a", content: "b" },
          ]),
        );
        const second = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
        archive.writeUInt32LE(0, second + 42);
        return archive;
      },
    ],
    ["is a gzip file of no tar", () => Promise.resolve(gzipSync("no tar".repeat(1000)))],
    ["is a damaged gzip file", () => Promise.resolve(gzipSync("x".repeat(9000)).subarray(0, 30))],
    ["is something else", () => Promise.resolve(Buffer.from("just text"))],
    ["is empty", () => Promise.resolve(Buffer.alloc(0))],
  ])("%s", async (_what, make) => {
    const { status, body } = await publish(new Blob([new Uint8Array(await make())]));
    expect([status, body.errors.map(({ pointer }) => pointer)]).toEqual([422, ["/artifact"]]);
  });

  it.each([
    ["climbs out", { path: "../evil", content: "x" }, outside],
    ["begins at the root", { path: "/etc/evil", content: "x" }, outside],
    ["links out", { path: "a", type: "SymbolicLink", linkpath: "../../x" }, "leads out"],
    [
      "has a hard link to the root",
      { path: "a", type: "Link", linkpath: "/etc/passwd" },
      "leads out",
    ],
    ["has a device", { path: "a", type: "CharacterDevice" }, "neither a file, a folder nor a link"],
    ["has a pipe", { path: "a", type: "FIFO" }, "neither a file, a folder nor a link"],
  ])("is a tar that %s", async (_what, entry, message) => {
    const { status, body } = await publish(tgz([{ path: "good", content: "good" }, entry]));
    expect(status).toBe(422);
    expect(body.message).toContain(message);
  });

  it("and nothing of any of them is left on disk", () => {
    expect(readdirSync(path.join(platform.data, "artifacts", "staging"))).toEqual([]);
    expect(existsSync(path.join(platform.data, "evil"))).toBe(false);
    expect(existsSync(path.join(platform.data, "artifacts", "evil"))).toBe(false);
  });
});

async function bytesOf(blob: Blob): Promise<Buffer> {
  return Buffer.from(await blob.arrayBuffer());
}

describe("the images of a block", () => {
  const shared = (image: object) => ({
    images: { base: { version: "1.0.0", ...image } },
    steps: { work: { type: "standard", imageRef: "base", command: "echo" } },
    triggers: [{ webhook: true }],
  });
  const inline = (image: object) => ({
    steps: { work: { type: "standard", image: { version: "1.0.0", ...image }, command: "echo" } },
    triggers: [{ webhook: true }],
  });
  const files = zip([
    { name: "Dockerfile", content: "FROM scratch" },
    { name: "docker/app/Dockerfile.app", content: "FROM scratch" },
  ]);

  it.each([
    [shared({ dockerfile: "Dockerfile", context: "." })],
    [shared({ dockerfile: "./docker/app/Dockerfile.app", context: "docker/" })],
    [shared({ dockerfile: "Dockerfile.app", context: "docker/app" })],
    [inline({ dockerfile: "Dockerfile" })],
  ])("are found in the artifact: %#", async (config) => {
    expect((await publish(files, config)).status).toBe(201);
  });

  it.each([
    [shared({ dockerfile: "Dockerfile.gpu", context: "." }), "/body/config/images/base/dockerfile"],
    [shared({ dockerfile: "Dockerfile", context: "src" }), "/body/config/images/base/context"],
    [inline({ dockerfile: "dockerfile" }), "/body/config/steps/work/image/dockerfile"],
  ])("that are not in it are refused with 422 at their place: %#", async (config, pointer) => {
    const { status, body } = await publish(files, config);
    expect([status, body.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
  });

  it("need an artifact, unless the release before has built them", async () => {
    const config = shared({ dockerfile: "Dockerfile", context: "." });
    const without = await send(platform, "POST", "/v1/blocks/specs/", specForm("bare", { config }));
    expect([without.status, without.body.errors]).toEqual([
      422,
      [
        {
          pointer: "/artifact",
          message: 'The image "base" is built from "Dockerfile", but no artifact was sent.',
        },
      ],
    ]);
    const id = await createSpec(platform, "bare", { config, artifact: files });
    const release = (version: string, next: object) =>
      send(
        platform,
        "POST",
        `/v1/blocks/specs/${id}/releases`,
        releaseForm(version, { config: next }),
      );
    expect((await release("1.1.0", config)).status).toBe(201);
    const newImage = shared({ version: "1.1.0", dockerfile: "Dockerfile", context: "." });
    expect((await release("1.2.0", newImage)).status).toBe(422);
  });
});

import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { artifactLimits } from "../../../client/src/artifact/artifactLimits.js";
import { files, ProjectFolder } from "./tree.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const project = new ProjectFolder();

/** Lists and packs a folder, and prints what became of it. */
const program = `
  import { collectFiles } from "./client/src/artifact/collectFiles.js";
  import { packArtifact } from "./client/src/artifact/pack.js";
  const [, , folder, format] = process.argv;
  async function run() {
    const listed = await collectFiles({ path: ".", fileFolder: folder });
    const packed = await packArtifact(listed, format, { limitBytes: 64 * 1024 * 1024 });
    await packed.dispose();
    return { count: listed.files.length, digest: packed.digest, size: packed.size };
  }
  run()
    .catch((error) => ({ error: error.message }))
    .then((result) => {
      const peakMegabytes = process.resourceUsage().maxRSS / 1024;
      console.log(JSON.stringify({ ...result, peakMegabytes }));
    });
`;

interface Outcome {
  readonly count?: number;
  readonly digest?: string;
  readonly error?: string;
  readonly peakMegabytes: number;
}

let folder = "";
let programPath = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "press-program-"));
  programPath = path.join(folder, "pack.cjs");
  await build({
    stdin: { contents: program, resolveDir: root, loader: "ts" },
    bundle: true,
    platform: "node",
    outfile: programPath,
    logLevel: "error",
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What has become garbage is collected on time, also when other tests leave no core to the collector's own threads. */
const collector = "--single-threaded-gc";

function packIn(environment: NodeJS.ProcessEnv, mask: string, format: string): Outcome {
  const script = `umask ${mask}; exec "$0" "$@"`;
  const output = execFileSync(
    "sh",
    ["-c", script, process.execPath, collector, programPath, project.folder, format],
    { env: { ...process.env, ...environment }, encoding: "utf8" },
  );
  return JSON.parse(output) as Outcome;
}

describe.each(["zip", "tgz"])("a %s", (format) => {
  it("has the same bytes in every time zone and under every umask", async () => {
    await project.write({ "a/b.txt": "text", "a/run.sh": "x run", ü: "name", empty: "" });
    const digests = [
      packIn({ TZ: "UTC" }, "022", format),
      packIn({ TZ: "Pacific/Kiritimati" }, "077", format),
      packIn({ TZ: "America/St_Johns" }, "000", format),
      packIn({ TZ: "Asia/Kathmandu", LC_ALL: "tr_TR.UTF-8" }, "027", format),
    ].map(({ digest }) => digest);
    expect(digests[0]).toMatch(/^[\da-f]{64}$/);
    expect(new Set(digests).size).toBe(1);
  });

  it("of half a gigabyte is packed in at most 150 MB of memory", async () => {
    await project.write(files("a"));
    for (const name of ["one", "two", "three"]) {
      await writeFile(path.join(project.folder, name), "");
      await truncate(path.join(project.folder, name), 170 * 1024 * 1024);
    }
    const { count, peakMegabytes } = packIn({}, "022", format);
    expect(count).toBe(4);
    expect(peakMegabytes).toBeLessThanOrEqual(150);
  }, 180_000);
});

describe("a folder of very many files", () => {
  // PRESS_MANY_FILES=1 packs as many as an artifact may have, which takes minutes.
  const { count, megabytes } =
    process.env["PRESS_MANY_FILES"] === undefined
      ? { count: 12_000, megabytes: 110 }
      : { count: artifactLimits.files, megabytes: 150 };

  async function create(files: number): Promise<void> {
    const many = path.join(project.folder, "node_modules");
    await mkdir(many);
    execFileSync("sh", ["-c", 'cd "$0" && seq "$1" | xargs touch', many, String(files)]);
  }

  it(`is packed in at most ${megabytes} MB of memory when they are ${count}`, async () => {
    await create(count);
    for (const format of ["zip", "tgz"]) {
      const packed = packIn({}, "022", format);
      expect(packed.count).toBe(count);
      expect(packed.peakMegabytes, format).toBeLessThanOrEqual(megabytes);
    }
  }, 600_000);

  it("is refused with the folder to blame when they are more than 50,000", async () => {
    await create(artifactLimits.files + 1);
    expect(packIn({}, "022", "tgz").error).toMatch(/50,000 files.*"node_modules\/"/);
  }, 180_000);
});

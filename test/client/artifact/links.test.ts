import { execFileSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { link, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArtifactError } from "../../../client/src/artifact/artifactError.js";
import { locationOf } from "../../../client/src/artifact/collectedFile.js";
import { collectFiles, type CollectedFiles } from "../../../client/src/artifact/collectFiles.js";
import type { LinkHandling } from "../../../client/src/artifact/linkTarget.js";
import { isInside } from "../../../client/src/artifact/isInside.js";
import { files, ProjectFolder } from "./tree.js";

const project = new ProjectFolder();
const collect = (links?: LinkHandling) =>
  collectFiles({ path: "app", fileFolder: project.folder, ...(links && { links }) });

async function refusal(collected: Promise<CollectedFiles>): Promise<ArtifactError> {
  const thrown: unknown = await collected.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(ArtifactError);
  return thrown as ArtifactError;
}

describe("a link", () => {
  // The kind, the link, what it is told to do when links are refused, and when they are included.
  const refusedAlways = (message: RegExp) => [message, message] as const;
  it.each<[string, string, RegExp, RegExp | "packed" | "unfollowed"]>([
    ["a file inside", "->../a", /"sub\/link" is a link to a file/, "packed"],
    ["a file inside, by an absolute path", "->{app}/a", /is a link to a file/, "packed"],
    ["another link to a file inside", "->../alias", /is a link to a file/, "packed"],
    ["a folder inside", "->../dir", /is a link to a folder/, "unfollowed"],
    ["the folder above it", "->..", /is a link to a folder/, "unfollowed"],
    ["a file outside", "->../../secret", ...refusedAlways(/"sub\/link" leads out/)],
    ["a file outside, by an absolute path", "->/etc/hostname", ...refusedAlways(/leads out/)],
    ["a folder outside", "->../..", ...refusedAlways(/leads out/)],
    ["a folder whose name begins alike", "->../../app-twin/x", ...refusedAlways(/leads out/)],
    ["a file outside, by way of another link", "->../way/secret", ...refusedAlways(/leads out/)],
    ["a device", "->/dev/null", ...refusedAlways(/leads out/)],
    ["what belongs to the process", "->/proc/self/environ", ...refusedAlways(/leads out/)],
    ["nothing", "->missing", ...refusedAlways(/"sub\/link" leads nowhere/)],
    ["itself", "->link", ...refusedAlways(/leads nowhere/)],
    ["a named pipe inside", "->../pipe", /is a link to a file/, /"sub\/link" is a named pipe/],
  ])("to %s", async (_, leadsTo, refused, included) => {
    const app = path.join(project.folder, "app");
    await project.write({
      secret: "s",
      "app-twin/x": "s",
      "app/.dockerignore": "/alias\n/way\n/pipe",
      "app/a": "four",
      "app/dir/b": "x",
      "app/alias": "->a",
      "app/way": "->..",
      "app/sub/link": leadsTo.replace("{app}", app),
    });
    execFileSync("sh", ["-c", 'mkfifo "$0"', path.join(app, "pipe")]);
    const error = await refusal(collect());
    expect(error.message).toMatch(refused);
    expect(error.message).not.toContain(project.folder);
    expect(["link", "specialFile"]).toContain(error.kind);
    if (included instanceof RegExp) {
      expect((await refusal(collect("include"))).message).toMatch(included);
      return;
    }
    const { files: listed, unfollowedLinks } = await collect("include");
    const own = listed.find((file) => file.path === "sub/link");
    expect(own?.size).toBe(included === "packed" ? 4 : undefined);
    expect(own?.targetPath).toBe(included === "packed" ? "a" : undefined);
    expect(unfollowedLinks).toEqual(included === "packed" ? [] : ["sub/link"]);
  });

  it("in a circle with another leads nowhere", async () => {
    await project.write({ "app/b": "->c", "app/c": "->b" });
    expect((await refusal(collect("include"))).message).toContain("leads nowhere");
  });

  it("that is ignored does not matter", async () => {
    await project.write({ "app/.dockerignore": "link", "app/link": "->/etc/passwd" });
    expect((await collect()).files.map((file) => file.path)).toEqual([".dockerignore"]);
  });

  it("of the hard kind is a file of its own", async () => {
    await project.write({ "app/a": "four" });
    await link(path.join(project.folder, "app/a"), path.join(project.folder, "app/b"));
    expect((await collect()).files.map(({ path: name, size }) => [name, size])).toEqual([
      ["a", 4],
      ["b", 4],
    ]);
  });

  it("may be the artifact's folder itself, when it leads to one inside", async () => {
    await project.write({ "real/a": "x", app: "->real" });
    expect((await collect()).folder).toBe(path.join(project.folder, "real"));
  });

  it("to folders inside is not followed, and named", async () => {
    await project.write({ "app/dir/a": "x", "app/loop": "->.", "app/other": "->dir" });
    const { files: listed, unfollowedLinks } = await collect("include");
    expect(listed.map((file) => file.path)).toEqual(["dir/a"]);
    expect(unfollowedLinks).toEqual(["loop", "other"]);
  });
});

describe("random folders with links", () => {
  const name = fc.constantFrom("a", "b", "c", "d");
  const place = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("/"));
  const target = fc.oneof(
    place,
    place.map((each) => `../${each}`),
    place.map((each) => `../../${each}`),
    fc.constantFrom("/etc/hostname", "..", ".", "../..", "../../../outside/secret"),
  );
  const tree = fc.dictionary(
    place,
    fc.oneof(
      fc.constant("text"),
      target.map((to) => `->${to}`),
    ),
    {
      minKeys: 1,
      maxKeys: 8,
    },
  );

  it("give only files whose real place is inside", async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (content) => {
        await rm(path.join(project.folder, "app"), { recursive: true, force: true });
        await mkdir(path.join(project.folder, "app"), { recursive: true });
        await project.write({ ...files("outside/secret"), ...possible(content) });
        const collected = await collect("include").catch((error: unknown) => {
          expect(error).toBeInstanceOf(ArtifactError);
        });
        for (const file of collected?.files ?? []) {
          const real = realpathSync(path.join(project.folder, "app", file.path));
          expect(isInside(path.join(project.folder, "app"), real), file.path).toBe(true);
          expect(locationOf(path.join(project.folder, "app"), file)).toBe(real);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

/** The entries that do not lie below one that is no folder. */
function possible(content: Readonly<Record<string, string>>): Record<string, string> {
  const names = Object.keys(content);
  const isBelowOther = (name: string) => names.some((other) => name.startsWith(`${other}/`));
  return Object.fromEntries(
    names.filter((name) => !isBelowOther(name)).map((name) => [`app/${name}`, content[name] ?? ""]),
  );
}

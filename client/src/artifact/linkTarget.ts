import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import { ArtifactError } from "./artifactError.js";
import { isInside } from "./isInside.js";

/**
 * What becomes of links: `refuse` stops at the first one, `include` packs the file that a link leads to in its place.
 * Neither follows a link to a folder or out of the packed folder.
 */
export type LinkHandling = "refuse" | "include";

/**
 * The absolute path of what a link leads to, all links resolved. Rejects with `ArtifactError` when it leads nowhere or
 * out of `folder`, or when links are refused.
 */
export async function linkTarget(
  folder: string,
  entryPath: string,
  links: LinkHandling,
): Promise<string> {
  const target = await realpath(path.join(folder, entryPath)).catch(() => undefined);
  if (target === undefined) {
    throw refused(
      entryPath,
      `The link "${entryPath}" leads nowhere; ignore it or replace it by a file.`,
    );
  }
  if (!isInside(folder, target)) {
    throw refused(
      entryPath,
      `The link "${entryPath}" leads out of the artifact folder; ignore it or replace it by the file.`,
    );
  }
  if (links === "include") return target;
  const kind = (await stat(target).catch(() => undefined))?.isDirectory() ? "folder" : "file";
  throw refused(
    entryPath,
    `"${entryPath}" is a link to a ${kind}, which is not packed by default; ignore it, replace it by the ${kind}, or let pressBlock.artifact.links include what links lead to.`,
  );
}

function refused(entryPath: string, message: string): ArtifactError {
  return new ArtifactError("link", message, { path: entryPath });
}

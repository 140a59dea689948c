import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import { ArtifactError } from "./artifactError.js";
import { isInside } from "./isInside.js";

export interface FolderSource {
  /** `artifact.path`. */
  readonly path: string;
  /** Absolute path. Tried first; nothing outside of it is ever packed. */
  readonly workspaceFolder?: string;
  /** Absolute path of the block file's folder. Tried when the workspace has no such folder. */
  readonly fileFolder: string;
}

/** A path that does not start at the project: absolute, of a home folder, of a drive, of a share, or a URL. */
const unrelated = /^(?:[/\\~]|[A-Za-z]:|[A-Za-z][A-Za-z+.-]+:\/\/|file:)/;

type Candidate =
  | { readonly state: "folder"; readonly folder: string }
  | { readonly state: "outside" | "file" | "missing" };

/**
 * The folder that `artifact.path` means, with links resolved: below the workspace, else beside the block file. Rejects
 * with `ArtifactError` when there is none inside the project.
 */
export async function artifactFolder(source: FolderSource): Promise<string> {
  const shown = JSON.stringify(source.path);
  if (source.path === "" || source.path.includes("\0") || unrelated.test(source.path)) {
    throw new ArtifactError(
      "artifactPath",
      `The artifact path ${shown} does not name a folder of the project; write it relative to the workspace folder, such as "." or "app".`,
    );
  }
  const root = await realpath(source.workspaceFolder ?? source.fileFolder);
  const bases = new Set([source.workspaceFolder ?? source.fileFolder, source.fileFolder]);
  const states = new Set<Candidate["state"]>();
  for (const base of bases) {
    const candidate = await inspectCandidate(path.resolve(base, source.path), root);
    if (candidate.state === "folder") return candidate.folder;
    states.add(candidate.state);
  }
  if (states.has("file")) {
    throw new ArtifactError(
      "artifactPath",
      `The artifact path ${shown} is a file; name the folder that holds it.`,
    );
  }
  if (states.has("outside")) {
    throw new ArtifactError(
      "artifactPath",
      `The artifact path ${shown} leads out of the project folder; choose a folder inside of it.`,
    );
  }
  throw new ArtifactError(
    "artifactPath",
    `The artifact folder ${shown} does not exist, neither in the workspace folder nor beside the block file; create it or correct artifact.path.`,
  );
}

async function inspectCandidate(filePath: string, root: string): Promise<Candidate> {
  try {
    const folder = await realpath(filePath);
    if (!isInside(root, folder)) return { state: "outside" };
    return (await stat(folder)).isDirectory() ? { state: "folder", folder } : { state: "file" };
  } catch {
    return { state: "missing" };
  }
}

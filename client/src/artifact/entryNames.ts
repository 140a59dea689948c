import { ArtifactError } from "./artifactError.js";
import { artifactLimits } from "./artifactLimits.js";
import type { CollectedFile } from "./collectedFile.js";

/** Throws `ArtifactError` for a path that archives cannot carry, or that would be another one elsewhere. */
export function checkEntryPath(entryPath: string): void {
  if (Buffer.byteLength(entryPath) > artifactLimits.pathBytes) {
    throw new ArtifactError(
      "name",
      `The path ${JSON.stringify(`${entryPath.slice(0, 80)}…`)} is longer than 4,096 bytes; rename or ignore it.`,
      { path: entryPath },
    );
  }
  // Separators of another system, control characters, and what stands for bytes that are no UTF-8.
  if (/[\\\p{Cc}\p{Cs}\uFFFD]|^[A-Za-z]:/u.test(entryPath)) {
    throw new ArtifactError(
      "name",
      `The name ${JSON.stringify(entryPath)} holds a character that archives cannot carry; rename or ignore it.`,
      { path: entryPath },
    );
  }
}

const reservedOnWindows = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?:\.|$)/i;

/** Whether Windows cannot have a file of this path. */
export function isReservedOnWindows(entryPath: string): boolean {
  return entryPath
    .split("/")
    .some((name) => reservedOnWindows.test(name) || /[<>:"|?*]|[. ]$/.test(name));
}

/**
 * Throws `ArtifactError` when two paths, or folders on their way, differ only in case or composition: they are one on
 * other systems.
 */
export function checkCollisions(files: readonly CollectedFile[]): void {
  const seen = new Map<string, string>();
  let lastFolder = "";
  for (const { path } of files) {
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    checkCollision(seen, path);
    if (folder === lastFolder) continue;
    lastFolder = folder;
    for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) {
      checkCollision(seen, path.slice(0, end));
    }
  }
}

function checkCollision(seen: Map<string, string>, path: string): void {
  const folded = path.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
  const other = seen.get(folded);
  if (other !== undefined && other !== path) {
    throw new ArtifactError(
      "collision",
      `"${other}" and "${path}" are the same file on other systems, such as macOS and Windows; rename or ignore one.`,
      { path },
    );
  }
  seen.set(folded, path);
}

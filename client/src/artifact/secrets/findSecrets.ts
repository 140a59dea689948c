import { open } from "node:fs/promises";
import { throwIfCancelled } from "../../api/cancellation.js";
import { locationOf } from "../collectedFile.js";
import type { CollectedFile } from "../collectedFile.js";
import { readFlags } from "../readFlags.js";
import { findContentSecrets } from "./secretContent.js";
import { hasSecretName } from "./secretNames.js";

/** Why a file is not to be published without a look at it. */
export interface SecretFinding {
  /** Relative to the packed folder, with `/`. */
  readonly path: string;
  /** What it seems to be, such as `GitHub token` or `name of a file with secrets`. Never the value. */
  readonly kind: string;
  /** From 1; unset when the name alone tells. */
  readonly line?: number;
}

/** Larger files are data, not configuration. */
const largestRead = 1024 * 1024;

/**
 * What looks like a key or password, by the names of the files and by the content of those up to 1 MiB. At most one
 * finding per file and kind. Rejects with a `PressError` when cancelled.
 */
export async function findSecrets(
  { folder, files }: { readonly folder: string; readonly files: readonly CollectedFile[] },
  signal?: AbortSignal,
): Promise<readonly SecretFinding[]> {
  const findings: SecretFinding[] = [];
  const buffer = Buffer.allocUnsafe(largestRead);
  for (const file of files) {
    throwIfCancelled(signal, "collectFiles");
    findings.push(...nameFindings(file), ...(await contentFindings(folder, file, buffer)));
  }
  return findings;
}

/** Findings in a single file, as it is on the disk now. */
export async function findSecretsIn(
  folder: string,
  file: CollectedFile,
): Promise<readonly SecretFinding[]> {
  const buffer = Buffer.allocUnsafe(Math.min(file.size, largestRead));
  return [...nameFindings(file), ...(await contentFindings(folder, file, buffer))];
}

function nameFindings({ path, targetPath }: CollectedFile): readonly SecretFinding[] {
  const isNamed = hasSecretName(path) || (targetPath !== undefined && hasSecretName(targetPath));
  return isNamed ? [{ path, kind: "name of a file with secrets" }] : [];
}

async function contentFindings(
  folder: string,
  file: CollectedFile,
  buffer: Buffer,
): Promise<readonly SecretFinding[]> {
  const { path, size } = file;
  if (size === 0 || size > largestRead) return [];
  // What cannot be read now is reported when it is packed.
  const handle = await open(locationOf(folder, file), readFlags).catch(() => undefined);
  if (handle === undefined) return [];
  try {
    const { bytesRead } = await handle.read(buffer, 0, size, 0);
    const byKind = new Map<string, SecretFinding>();
    for (const { kind, line } of findContentSecrets(buffer.toString("latin1", 0, bytesRead))) {
      if (!byKind.has(kind)) byKind.set(kind, { path, kind, line });
    }
    return [...byKind.values()];
  } finally {
    await handle.close();
  }
}

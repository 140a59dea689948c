import { createHash } from "node:crypto";
import { once } from "node:events";
import { createGunzip } from "node:zlib";
import { Parser, type ReadEntry } from "tar";
import { ArchiveBudget, ArchiveError, type ArchiveEntry } from "./archiveEntry.js";

const kinds = new Map<string, ArchiveEntry["kind"]>([
  ["File", "file"],
  ["OldFile", "file"],
  ["ContiguousFile", "file"],
  ["Directory", "folder"],
  ["GNUDumpDir", "folder"],
  ["SymbolicLink", "link"],
  ["Link", "hardLink"],
]);

/** What a tar file may have besides the content: a header and padding for each entry. */
const maxTarBytes = ArchiveBudget.maxBytes + 1024 * ArchiveBudget.maxEntries;

/**
 * Reads a gzip-compressed tar archive entry by entry. Nothing is written.
 * @throws ArchiveError
 */
export async function readTgz(
  archive: Buffer,
  budget: ArchiveBudget,
): Promise<readonly ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  const state: { failure: ArchiveError | undefined } = { failure: undefined };
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      state.failure ??= overBudget(entry, budget);
      collect(entry, entries);
    },
  });
  parser.on("error", () => {
    state.failure ??= new ArchiveError("The artifact is a damaged tar archive.");
  });
  const ended = once(parser, "end").catch(() => undefined);
  const unpacker = createGunzip();
  unpacker.end(archive);
  let unpacked = 0;
  try {
    for await (const chunk of unpacker as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (unpacked > maxTarBytes) state.failure ??= new ArchiveError("The tar is too large.");
      if (state.failure !== undefined) break;
      if (!parser.write(chunk)) await Promise.race([once(parser, "drain"), ended]);
    }
  } catch {
    state.failure ??= new ArchiveError("The artifact is a damaged gzip file.");
  }
  if (state.failure !== undefined) throw state.failure;
  parser.end();
  await ended;
  // The parser may have failed at the end.
  const { failure } = state as { readonly failure: ArchiveError | undefined };
  if (failure !== undefined) throw failure;
  return entries;
}

function overBudget(entry: ReadEntry, budget: ArchiveBudget): ArchiveError | undefined {
  try {
    budget.addEntry();
    budget.addBytes(entry.size);
    return undefined;
  } catch (error) {
    if (error instanceof ArchiveError) return error;
    throw error;
  }
}

function collect(entry: ReadEntry, entries: ArchiveEntry[]): void {
  const hash = createHash("sha256");
  entry.on("data", (chunk) => hash.update(chunk));
  entry.on("end", () => {
    const kind = kinds.get(entry.type) ?? "special";
    entries.push({
      path: entry.path,
      kind,
      size: entry.size,
      ...(entry.linkpath === undefined ? {} : { target: entry.linkpath }),
      ...(kind === "file" ? { digest: hash.digest("hex") } : {}),
    });
  });
}

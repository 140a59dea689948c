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
  let failure: ArchiveError | undefined;
  const fail = (error: ArchiveError) => (failure ??= error);
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      attempt(() => {
        budget.addEntry();
        budget.addBytes(entry.size);
      }, fail);
      collect(entry, entries);
    },
  });
  parser.on("error", () => fail(new ArchiveError("The artifact is a damaged tar archive.")));
  const ended = once(parser, "end").catch(() => undefined);
  const unpacker = createGunzip();
  unpacker.end(archive);
  let unpacked = 0;
  try {
    for await (const chunk of unpacker as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (unpacked > maxTarBytes) fail(new ArchiveError("The artifact unpacks to too much."));
      if (failure !== undefined) break;
      if (!parser.write(chunk)) await Promise.race([once(parser, "drain"), ended]);
    }
  } catch {
    throw new ArchiveError("The artifact is a damaged gzip file.");
  }
  if (failure === undefined) {
    parser.end();
    await ended;
  }
  // Set by the parser's events, which the compiler does not see.
  const found = failure as ArchiveError | undefined;
  if (found !== undefined) throw found;
  return entries;
}

function attempt(work: () => void, fail: (error: ArchiveError) => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    fail(error);
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

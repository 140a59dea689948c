import { Header, Pack, ReadEntry } from "tar";
import type { ArchiveEntry } from "./archiveEntries.js";
import type { FileReader } from "../readCollectedFile.js";

const mtime = new Date("1980-01-01T00:00:00Z");

/** Writes a gzipped tar archive to `sink`. Same entries, same bytes: no owner, one date, two modes. */
export async function encodeTgz(
  entries: Iterable<ArchiveEntry>,
  read: FileReader,
  sink: (chunk: Buffer) => Promise<void>,
): Promise<void> {
  const pack = new Pack({ portable: true, gzip: { level: 9 } });
  const written: Buffer[] = [];
  let failure: Error | undefined;
  // The encoder runs as it is fed; what it gives is taken away before it is fed again.
  pack.on("data", (chunk: Buffer) => written.push(chunk));
  pack.on("error", (error: unknown) => {
    failure ??= error instanceof Error ? error : new Error(String(error));
  });
  const flush = async () => {
    if (failure !== undefined) throw failure;
    for (const chunk of written.splice(0)) await sink(chunk);
  };
  for (const entry of entries) {
    const target = new ReadEntry(new Header(header(entry)));
    pack.add(target);
    if (entry.type === "file") {
      for await (const chunk of read(entry.file)) {
        target.write(chunk);
        await flush();
      }
    }
    target.end();
    await flush();
  }
  const ended = new Promise<void>((resolve) => pack.once("end", resolve));
  pack.end();
  await ended;
  await flush();
}

function header(entry: ArchiveEntry) {
  if (entry.type === "folder") {
    return { path: entry.path, type: "Directory", mode: 0o755, size: 0, mtime } as const;
  }
  const mode = entry.file.isExecutable ? 0o755 : 0o644;
  return { path: entry.path, type: "File", mode, size: entry.file.size, mtime } as const;
}

import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { ArchiveEntry } from "./archiveEntries.js";
import type { FileReader } from "../readCollectedFile.js";

// The format's own date has no time zone: the local time makes it the same everywhere.
const mtime = new Date(1980, 0, 1);
const shared = { mtime, forceDosTimestamp: true } as const;

/** Writes a zip archive to `sink`. Same entries, same bytes. */
export async function encodeZip(
  entries: Iterable<ArchiveEntry>,
  read: FileReader,
  sink: (chunk: Buffer) => Promise<void>,
): Promise<void> {
  const zip = new ZipFile();
  let reading: Readable | undefined;
  // The encoder passes errors of its own on, but not those of the files that it reads.
  const failed = new Promise<never>((_, reject) => {
    zip.on("error", reject);
    for (const entry of entries) {
      if (entry.type === "folder") {
        zip.addEmptyDirectory(entry.path, { ...shared, mode: 0o40755 });
        continue;
      }
      const { size, isExecutable } = entry.file;
      const mode = isExecutable ? 0o100755 : 0o100644;
      zip.addReadStreamLazy(entry.path, { ...shared, mode, size, compressionLevel: 9 }, (start) => {
        reading = Readable.from(read(entry.file), { objectMode: false });
        reading.on("error", reject);
        start(undefined, reading);
      });
    }
    zip.end();
  });
  try {
    await Promise.race([drain(zip.outputStream, sink), failed]);
  } finally {
    reading?.destroy();
  }
}

async function drain(
  output: NodeJS.ReadableStream,
  sink: (chunk: Buffer) => Promise<void>,
): Promise<void> {
  for await (const chunk of output) await sink(Buffer.from(chunk));
}

import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw, deflateRawSync } from "node:zlib";
import type { ArchiveEntry } from "./archiveEntries.js";
import { centralHeader, dataDescriptor, endOfArchive, localHeader } from "./zipRecords.js";
import type { ZipEntry } from "./zipRecords.js";
import type { CollectedFile } from "../collectedFile.js";
import type { FileReader } from "../readCollectedFile.js";

const level = 9;
/** Files up to this size are compressed at once, which takes less than to set up a stream. */
const atOnceBytes = 64 * 1024;

type Sink = (chunk: Buffer) => Promise<void>;

/** Writes a zip archive to `sink`. Same entries, same bytes. */
export async function encodeZip(
  entries: Iterable<ArchiveEntry>,
  read: FileReader,
  sink: Sink,
): Promise<void> {
  const written: ZipEntry[] = [];
  let offset = 0;
  const write = async (chunk: Buffer) => {
    offset += chunk.length;
    await sink(chunk);
  };
  for (const entry of entries) {
    if (entry.type === "folder") {
      const folder = { ...emptyEntry(entry.path, offset), mode: 0o40755 };
      written.push(folder);
      await write(localHeader(folder));
    } else {
      const writeFile = entry.file.size <= atOnceBytes ? writeSmall : writeLarge;
      written.push(await writeFile({ file: entry.file, offset }, read, write));
    }
  }
  const start = offset;
  for (const entry of written) await write(centralHeader(entry));
  await write(endOfArchive(written.length, start, offset - start));
}

interface FileAt {
  readonly file: CollectedFile;
  /** Bytes of the archive before it. */
  readonly offset: number;
}

function emptyEntry(path: string, offset: number): ZipEntry {
  return {
    path,
    mode: 0,
    crc: 0,
    size: 0,
    packedSize: 0,
    isDeflated: false,
    hasDescriptor: false,
    offset,
  };
}

function fileEntry({ file, offset }: FileAt): ZipEntry {
  return {
    ...emptyEntry(file.path, offset),
    mode: file.isExecutable ? 0o100755 : 0o100644,
    size: file.size,
    isDeflated: file.size > 0,
  };
}

async function writeSmall(at: FileAt, read: FileReader, write: Sink): Promise<ZipEntry> {
  const chunks: Buffer[] = [];
  for await (const chunk of read(at.file)) chunks.push(chunk);
  const content = Buffer.concat(chunks);
  const packed = content.length === 0 ? content : deflateRawSync(content, { level });
  const entry = { ...fileEntry(at), crc: crc32(content), packedSize: packed.length };
  await write(localHeader(entry));
  if (packed.length > 0) await write(packed);
  return entry;
}

async function writeLarge(at: FileAt, read: FileReader, write: Sink): Promise<ZipEntry> {
  const entry = { ...fileEntry(at), hasDescriptor: true };
  await write(localHeader(entry));
  let crc = 0;
  let packedSize = 0;
  await pipeline(
    async function* () {
      for await (const chunk of read(at.file)) {
        crc = crc32(chunk, crc);
        yield chunk;
      }
    },
    createDeflateRaw({ level }),
    async (packed: AsyncIterable<Buffer>) => {
      for await (const chunk of packed) {
        packedSize += chunk.length;
        await write(chunk);
      }
    },
  );
  const finished = { ...entry, crc, packedSize };
  await write(dataDescriptor(finished));
  return finished;
}

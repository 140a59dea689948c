import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { ArchiveError, type ArchiveBudget, type ArchiveEntry } from "./archiveEntry.js";

const signatures = { end: 0x06054b50, central: 0x02014b50, local: 0x04034b50 } as const;
const lengths = { end: 22, central: 46, local: 30 } as const;
const methods = { stored: 0, deflated: 8 } as const;
/** Files up to this size are unpacked at once, which is much quicker than as a stream. */
const maxWholeBytes = 2 ** 20;
const filesAtOnce = 50;

const damaged = () => new ArchiveError("The artifact is a damaged zip archive.");

/** An entry as the archive's directory describes it. */
interface Listed {
  readonly path: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Of its local header. */
  readonly offset: number;
  /** POSIX file mode; 0 when the archive was not made on such a system. */
  readonly mode: number;
}

/**
 * Reads a zip archive entry by entry, trusting nothing that it says about itself: sizes and checksums are compared with
 * what comes out, the directory with the local headers, and no two entries may share bytes. Nothing is written.
 * @throws ArchiveError
 */
export async function* readZip(
  archive: Buffer,
  budget: ArchiveBudget,
): AsyncGenerator<ArchiveEntry> {
  const listed = readDirectory(archive, budget);
  let end = 0;
  let count = 0;
  for (const entry of listed.toSorted((a, b) => a.offset - b.offset)) {
    const start = dataStart(archive, entry);
    if (entry.offset < end) throw new ArchiveError("The artifact has entries that overlap.");
    end = start + entry.packedSize;
    yield await readEntry(archive.subarray(start, end), entry);
    if (++count % filesAtOnce === 0) await setImmediate();
  }
}

function readDirectory(archive: Buffer, budget: ArchiveBudget): readonly Listed[] {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  const start = archive.readUInt32LE(end + 16);
  if (archive.readUInt16LE(end + 8) !== count || count === 0xffff || start === 0xffffffff) {
    throw new ArchiveError("The artifact is a zip of several parts or in the Zip64 format.");
  }
  const listed: Listed[] = [];
  let position = start;
  for (let index = 0; index < count; index++) {
    budget.addEntry();
    if (position + lengths.central > end) throw damaged();
    if (archive.readUInt32LE(position) !== signatures.central) throw damaged();
    const nameLength = archive.readUInt16LE(position + 28);
    const nameEnd = position + lengths.central + nameLength;
    const next =
      nameEnd + archive.readUInt16LE(position + 30) + archive.readUInt16LE(position + 32);
    if (next > end) throw damaged();
    const entry = readListed(archive, position, nameEnd);
    // No entry may turn out larger than it says.
    budget.addBytes(entry.size);
    listed.push(entry);
    position = next;
  }
  return listed;
}

/** The record at the end of the archive, behind which there may be a comment and nothing else. */
function findEnd(archive: Buffer): number {
  const earliest = Math.max(0, archive.length - lengths.end - 0xffff);
  for (let at = archive.length - lengths.end; at >= earliest; at--) {
    if (archive.readUInt32LE(at) !== signatures.end) continue;
    if (at + lengths.end + archive.readUInt16LE(at + 20) === archive.length) return at;
  }
  throw damaged();
}

function readListed(archive: Buffer, position: number, nameEnd: number): Listed {
  const name = archive.subarray(position + lengths.central, nameEnd);
  const path = name.toString("utf8");
  if (!Buffer.from(path, "utf8").equals(name)) {
    throw new ArchiveError("The artifact has a name that is not UTF-8.");
  }
  if ((archive.readUInt16LE(position + 8) & 1) !== 0) {
    throw new ArchiveError(`The artifact's entry ${JSON.stringify(path)} is encrypted.`);
  }
  return {
    path,
    method: archive.readUInt16LE(position + 10),
    crc: archive.readUInt32LE(position + 16),
    packedSize: archive.readUInt32LE(position + 20),
    size: archive.readUInt32LE(position + 24),
    offset: archive.readUInt32LE(position + 42),
    mode: archive.readUInt8(position + 5) === 3 ? archive.readUInt16LE(position + 40) : 0,
  };
}

/** Where the entry's bytes begin, if its own header is there and has the same name. */
function dataStart(archive: Buffer, { path, offset, packedSize }: Listed): number {
  if (offset + lengths.local > archive.length) throw damaged();
  if (archive.readUInt32LE(offset) !== signatures.local) throw damaged();
  const nameStart = offset + lengths.local;
  const nameEnd = nameStart + archive.readUInt16LE(offset + 26);
  const start = nameEnd + archive.readUInt16LE(offset + 28);
  if (start + packedSize > archive.length) throw damaged();
  if (archive.subarray(nameStart, nameEnd).toString("utf8") !== path) {
    throw new ArchiveError(`The artifact has two names for its entry ${JSON.stringify(path)}.`);
  }
  return start;
}

const posixTypes = { mask: 0xf000, link: 0xa000, folder: 0x4000, file: 0x8000 } as const;

async function readEntry(packed: Buffer, entry: Listed): Promise<ArchiveEntry> {
  const { path, mode, size } = entry;
  const type = mode & posixTypes.mask;
  if (path.endsWith("/") || type === posixTypes.folder) return { path, kind: "folder", size: 0 };
  const { digest, content } = await unpack(packed, entry);
  if (type === posixTypes.link) {
    return { path, kind: "link", target: content?.toString("utf8") ?? "", size };
  }
  const isFile = type === 0 || type === posixTypes.file;
  return { path, kind: isFile ? "file" : "special", size, digest };
}

interface Unpacked {
  readonly digest: string;
  /** Undefined for a large file. */
  readonly content: Buffer | undefined;
}

async function unpack(packed: Buffer, entry: Listed): Promise<Unpacked> {
  const { method, size, crc } = entry;
  if (method !== methods.stored && method !== methods.deflated) {
    throw new ArchiveError(
      `The artifact's entry ${JSON.stringify(entry.path)} is compressed in a way that the platform does not know.`,
    );
  }
  if (method === methods.deflated && size > maxWholeBytes) return inflate(packed, entry);
  const content = method === methods.stored ? packed : inflateWhole(packed, size);
  if (content.length !== size || crc32(content) !== crc) throw damaged();
  return { digest: createHash("sha256").update(content).digest("hex"), content };
}

function inflateWhole(packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    throw damaged();
  }
}

async function inflate(packed: Buffer, entry: Listed): Promise<Unpacked> {
  const hash = createHash("sha256");
  const inflater = createInflateRaw();
  inflater.end(packed);
  let size = 0;
  let crc = 0;
  try {
    for await (const chunk of inflater as AsyncIterable<Buffer>) {
      size += chunk.length;
      crc = crc32(chunk, crc);
      hash.update(chunk);
      if (size > entry.size) throw damaged();
    }
  } catch (error) {
    throw error instanceof ArchiveError ? error : damaged();
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged();
  return { digest: hash.digest("hex"), content: undefined };
}

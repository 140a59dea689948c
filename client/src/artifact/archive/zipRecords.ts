/** A file or folder that was written to a zip archive. */
export interface ZipEntry {
  /** With `/`; folders end with it. */
  readonly path: string;
  /** Type and permissions as of Unix, such as `0o100644`. */
  readonly mode: number;
  /** Of the file before compression. */
  readonly crc: number;
  /** Bytes before compression. */
  readonly size: number;
  /** Bytes in the archive. */
  readonly packedSize: number;
  readonly isDeflated: boolean;
  /** Whether checksum and sizes follow the bytes instead of standing before them. */
  readonly hasDescriptor: boolean;
  /** Bytes of the archive before this entry. */
  readonly offset: number;
}

// The numbers are those of the format's specification (APPNOTE.TXT 6.3).
const signatures = {
  local: 0x04034b50,
  descriptor: 0x08074b50,
  central: 0x02014b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  end: 0x06054b50,
} as const;

/** 2.0: deflate and folders; 4.5: more than 65,534 entries. */
const versions = { plain: 20, zip64: 45 } as const;
const madeOnUnix = 3 << 8;
const utf8Names = 1 << 11;
const descriptorFollows = 1 << 3;
const deflate = 8;
/** The first of January 1980 at midnight, in the format's own form, which has no time zone. */
const date = { time: 0, day: (1 << 5) | 1 } as const;
const mostEntries = 0xfffe;

/** What stands before the bytes of an entry. */
export function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.path);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(signatures.local, 0);
  header.writeUInt16LE(versions.plain, 4);
  writeCommon(header, 6, entry);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

/** What follows the bytes of an entry whose header could not know it. */
export function dataDescriptor({ crc, packedSize, size }: ZipEntry): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(signatures.descriptor, 0);
  descriptor.writeUInt32LE(crc, 4);
  descriptor.writeUInt32LE(packedSize, 8);
  descriptor.writeUInt32LE(size, 12);
  return descriptor;
}

/** The entry in the directory at the end of the archive. */
export function centralHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.path);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(signatures.central, 0);
  header.writeUInt16LE(madeOnUnix | versions.plain, 4);
  header.writeUInt16LE(versions.plain, 6);
  writeCommon(header, 8, { ...entry, hasDescriptor: false });
  header.writeUInt16LE(flagsOf(entry), 8);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(entry.mode * 0x10000 + (entry.path.endsWith("/") ? 0x10 : 0), 38);
  header.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([header, name]);
}

/** Flags, method, date, checksum and sizes, which both headers have in this order. */
function writeCommon(header: Buffer, at: number, entry: ZipEntry): void {
  header.writeUInt16LE(flagsOf(entry), at);
  header.writeUInt16LE(entry.isDeflated ? deflate : 0, at + 2);
  header.writeUInt16LE(date.time, at + 4);
  header.writeUInt16LE(date.day, at + 6);
  if (entry.hasDescriptor) return;
  header.writeUInt32LE(entry.crc, at + 8);
  header.writeUInt32LE(entry.packedSize, at + 12);
  header.writeUInt32LE(entry.size, at + 16);
}

function flagsOf({ hasDescriptor }: ZipEntry): number {
  return hasDescriptor ? utf8Names | descriptorFollows : utf8Names;
}

/** The end of the archive: `offset` and `size` are of its directory. */
export function endOfArchive(count: number, offset: number, size: number): Buffer {
  const isMany = count > mostEntries;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(signatures.end, 0);
  end.writeUInt16LE(isMany ? 0xffff : count, 8);
  end.writeUInt16LE(isMany ? 0xffff : count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return isMany ? Buffer.concat([endOfManyEntries(count, offset, size), end]) : end;
}

/** What stands before the end when there are more entries than its fields can count. */
function endOfManyEntries(count: number, offset: number, size: number): Buffer {
  const end = Buffer.alloc(56 + 20);
  end.writeUInt32LE(signatures.end64, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(madeOnUnix | versions.zip64, 12);
  end.writeUInt16LE(versions.zip64, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  end.writeUInt32LE(signatures.locator64, 56);
  end.writeBigUInt64LE(BigInt(offset + size), 64);
  end.writeUInt32LE(1, 72);
  return end;
}

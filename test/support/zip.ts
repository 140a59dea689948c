import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { crc32, deflateRawSync } from "node:zlib";

/** An entry of a zip archive; what is given beside name and content may contradict them. */
export interface ZipEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** POSIX file mode with its type, such as 0o120777 for a link. */
  readonly mode?: number;
  readonly deflate?: boolean;
  /** What the archive says about the entry, whatever is true. */
  readonly claims?: {
    readonly localName?: string;
    readonly size?: number;
    readonly crc?: number;
    readonly method?: number;
    readonly flags?: number;
  };
}

/** A zip archive with exactly these entries, also such as no packer would write. */
export function zip(entries: readonly ZipEntry[]): Blob {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? "");
    const data = entry.deflate === true ? deflateRawSync(content) : content;
    const fields = fieldsOf(entry, content, data);
    const localName = Buffer.from(entry.claims?.localName ?? entry.name);
    const name = Buffer.from(entry.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    fields.copy(local, 4);
    local.writeUInt16LE(localName.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(entry.mode === undefined ? 20 : 0x0314, 4);
    fields.copy(central, 6);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    locals.push(local, localName, data);
    centrals.push(central, name);
    offset += local.length + localName.length + data.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Blob([...locals, directory, end], { type: "application/zip" });
}

/** The fields that the local header and the directory share: version, flags, method, time, checksum, sizes. */
function fieldsOf({ deflate, claims = {} }: ZipEntry, content: Buffer, data: Buffer): Buffer {
  const fields = Buffer.alloc(22);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(claims.flags ?? 0x0800, 2);
  fields.writeUInt16LE(claims.method ?? (deflate === true ? 8 : 0), 4);
  fields.writeUInt32LE(claims.crc ?? crc32(content), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(claims.size ?? content.length, 18);
  return fields;
}

/** A zip with one file that has this content. */
export function zipWith(content: string): Blob {
  return zip([{ name: "content.txt", content }]);
}

const emptyZipBytes = 22;
const overhead = 30 + 46 + emptyZipBytes + 2 * "filler".length;

/** A zip of exactly that many bytes. */
export function zipOf(bytes = emptyZipBytes): Blob {
  if (bytes <= overhead) return zip([]);
  return zip([{ name: "filler", content: new Uint8Array(bytes - overhead) }]);
}

/** A zip of all files below a folder. */
export function zipFolder(folder: string): Blob {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return zip(
    names
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => ({
        name: name.replaceAll(path.sep, "/"),
        content: readFileSync(path.join(folder, name)),
      })),
  );
}

import type { FileReader, FileStat } from "../../server/src/workspace.js";

/** Files in memory, by path from `file:///work/`; a folder is what files stand in. */
export class MemoryFiles implements FileReader {
  readonly #texts = new Map<string, string>();
  /** How often anything was asked for. */
  reads = 0;

  constructor(texts: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(texts)) this.write(path, text);
  }

  static uri(path: string): string {
    return `file:///work/${path}`;
  }

  write(path: string, text: string): void {
    this.#texts.set(MemoryFiles.uri(path), text);
  }

  remove(path: string): void {
    this.#texts.delete(MemoryFiles.uri(path));
  }

  readText(uri: string): string | undefined {
    this.reads += 1;
    return this.#texts.get(uri);
  }

  stat(uri: string): FileStat | undefined {
    this.reads += 1;
    const text = this.#texts.get(uri);
    if (text !== undefined) return { kind: "file", size: Buffer.byteLength(text) };
    const isFolder = [...this.#texts.keys()].some((other) => other.startsWith(`${uri}/`));
    return isFolder ? { kind: "folder", size: 0 } : undefined;
  }

  list(uri: string) {
    this.reads += 1;
    const below = [...this.#texts.keys()].filter((other) => other.startsWith(`${uri}/`));
    const names = new Map(
      below.map((other): [string, FileStat["kind"]] => {
        const [name = "", ...rest] = other.slice(uri.length + 1).split("/");
        return [name, rest.length > 0 ? "folder" : "file"];
      }),
    );
    return [...names].map(([name, kind]) => ({ name, kind }));
  }
}

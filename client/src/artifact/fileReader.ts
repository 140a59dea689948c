import type { CollectedFile } from "./collectFiles.js";
import { readCollectedFile } from "./readCollectedFile.js";

/** Files up to this many bytes are read before their turn. */
const smallFile = 64 * 1024;
const maximumAhead = 16;

/**
 * Reads files in the order of their list and small ones ahead of it, since opening one after the other is what takes
 * the time.
 */
export class FileReader {
  readonly #upcoming: CollectedFile[];
  readonly #ahead = new Map<CollectedFile, Promise<readonly Buffer[]>>();
  readonly #signal: AbortSignal | undefined;

  constructor(files: readonly CollectedFile[], signal: AbortSignal | undefined) {
    this.#upcoming = files.filter(({ size }) => size <= smallFile).reverse();
    this.#signal = signal;
  }

  /** The bytes of a file. Throws as `readCollectedFile` does. */
  async *read(file: CollectedFile): AsyncGenerator<Buffer, void, undefined> {
    if (file.size > smallFile) {
      yield* readCollectedFile(file, this.#signal);
      return;
    }
    this.#readAhead();
    const chunks = this.#ahead.get(file) ?? readWhole(file, this.#signal);
    this.#ahead.delete(file);
    yield* await chunks;
  }

  #readAhead(): void {
    while (this.#ahead.size < maximumAhead) {
      const file = this.#upcoming.pop();
      if (file === undefined) return;
      const chunks = readWhole(file, this.#signal);
      // It fails when its turn comes, or never, when another file failed before.
      chunks.catch(() => undefined);
      this.#ahead.set(file, chunks);
    }
  }
}

async function readWhole(
  file: CollectedFile,
  signal: AbortSignal | undefined,
): Promise<readonly Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of readCollectedFile(file, signal)) chunks.push(chunk);
  return chunks;
}

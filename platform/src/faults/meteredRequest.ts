import { createHash } from "node:crypto";
import { IncomingMessage } from "node:http";

/** A request that counts and digests the bytes of its body as they come, and can be told to take them slowly. */
export class MeteredRequest extends IncomingMessage {
  readonly #hash = createHash("sha256");
  #count = 0;
  #bytesPerSecond: number | undefined;
  #mark: { readonly count: number; readonly reach: () => void } | undefined;
  #isDeaf = false;

  override push(chunk: Buffer | null, encoding?: BufferEncoding): boolean {
    if (chunk !== null) this.#take(chunk);
    return this.#isDeaf || super.push(chunk, encoding);
  }

  get bodyBytes(): number {
    return this.#count;
  }

  /** SHA-256 of what has come so far, in hexadecimal digits. */
  bodyDigest(): string {
    return this.#hash.copy().digest("hex");
  }

  /** Calls back once, when that many bytes of the body have come; what comes after them is not passed on. */
  stopAfter(count: number, reach: () => void): void {
    this.#mark = { count, reach };
    this.#checkMark();
  }

  readSlowly(bytesPerSecond: number): void {
    this.#bytesPerSecond = bytesPerSecond;
  }

  #take(chunk: Buffer): void {
    this.#hash.update(chunk);
    this.#count += chunk.length;
    this.#checkMark();
    if (this.#bytesPerSecond === undefined) return;
    this.socket.pause();
    setTimeout(() => this.socket.resume(), (chunk.length / this.#bytesPerSecond) * 1000);
  }

  #checkMark(): void {
    const mark = this.#mark;
    if (mark === undefined || this.#count < mark.count) return;
    this.#mark = undefined;
    this.#isDeaf = true;
    mark.reach();
  }
}

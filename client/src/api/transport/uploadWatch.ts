import type { Socket } from "node:net";
import type { RequestBody } from "./requestBody.js";

/** Milliseconds between two looks. */
const interval = 200;

/**
 * Tells how much of an upload has left this machine. The body is handed to the system at once, so what the system still
 * holds back is subtracted; a connection that does not tell that is not reported on.
 */
export class UploadWatch {
  readonly #onUpload: ((sentBytes: number) => void) | undefined;
  readonly #totalBytes: number;
  #sent = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(request: {
    readonly body?: RequestBody | undefined;
    readonly uploadBytes?: number | undefined;
    readonly onUpload?: ((sentBytes: number) => void) | undefined;
  }) {
    const { body, uploadBytes = 0, onUpload } = request;
    this.#onUpload = uploadBytes > 0 ? onUpload : undefined;
    this.#totalBytes = body?.content.length ?? 0;
  }

  /** The connection is made. The time is that of the socket, which no other clock moves. */
  begin(socket: Socket): void {
    const tell = this.#onUpload;
    if (tell === undefined || this.#timer !== undefined) return;
    this.#timer = setInterval(() => this.#look(socket, tell), interval).unref();
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #look(socket: Socket, tell: (sentBytes: number) => void): void {
    const queued = queuedBytes(socket);
    if (queued === undefined) return;
    const sent = Math.min(socket.bytesWritten - queued, this.#totalBytes);
    if (sent <= this.#sent) return;
    this.#sent = sent;
    tell(sent);
  }
}

/** What the system has not taken yet; Node counts it for its own time-outs, and tells nobody in another way. */
function queuedBytes(socket: Socket): number | undefined {
  const handle: unknown = Reflect.get(socket, "_handle");
  if (typeof handle !== "object" || handle === null) return undefined;
  const queued: unknown = Reflect.get(handle, "writeQueueSize");
  return typeof queued === "number" ? queued : undefined;
}

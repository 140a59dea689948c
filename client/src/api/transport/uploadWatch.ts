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
    const sent = Math.min(handedOn(socket) ?? 0, this.#totalBytes);
    if (sent <= this.#sent) return;
    this.#sent = sent;
    tell(sent);
  }
}

/**
 * How many bytes the system has taken. Node counts them for its own time-outs and tells nobody in another way; under TLS
 * it is the connection below that counts.
 */
function handedOn(socket: Socket): number | undefined {
  const handle = property(socket, "_handle");
  const counting = property(handle, "_parent") ?? handle;
  const written = property(counting, "bytesWritten");
  const queued = property(counting, "writeQueueSize");
  return typeof written === "number" && typeof queued === "number" ? written - queued : undefined;
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Reflect.get(value, name) as unknown;
}

import type { Socket } from "node:net";
import type nodeFetch from "node-fetch";
import type { Response } from "node-fetch";
import type { Clock } from "../clock.js";
import { watchConnection } from "./connectionWatch.js";
import { Deadline } from "./deadline.js";
import { failure, givenUp } from "./failure.js";
import type { CallContext, Failure } from "./failure.js";
import { lostConnection } from "./lostConnection.js";
import { readAnswer, readText } from "./readAnswer.js";
import type { RequestBody } from "./requestBody.js";
import { UploadWatch } from "./uploadWatch.js";

export interface Connection {
  readonly userAgent: string;
  readonly fetch: typeof nodeFetch;
  readonly clock: Clock;
}

export interface OutgoingRequest extends CallContext {
  readonly key: string;
  /** The same for every attempt of one decision of the user; undefined for what changes nothing. */
  readonly idempotencyKey: string | undefined;
  readonly body?: RequestBody | undefined;
  readonly signal?: AbortSignal | undefined;
  /** See `CallOptions`. */
  readonly onUpload?: ((sentBytes: number) => void) | undefined;
  /** Milliseconds that this attempt may take at most, whatever it sends. */
  readonly timeLeft: number;
}

/** The JSON of an answer with status 2xx, undefined when its body is empty; or why there is none. */
export type SendResult =
  { readonly value: unknown; readonly failure?: never } | { readonly failure: Failure };

const connectTimeout = 10_000;
const headersTimeout = 30_000;
const totalTimeout = 60_000;
const shortestUploadTimeout = 120_000;
const slowestUpload = 100; // bytes per millisecond

/** Sends one request, once, and reads its answer. Never follows a redirect, never throws. */
export async function send(connection: Connection, request: OutgoingRequest): Promise<SendResult> {
  if (request.signal?.aborted === true) return { failure: notSent(request) };
  const deadline = new Deadline(connection.clock, request.signal);
  const { uploadBytes = 0 } = request;
  deadline.limit(longest(request.timeLeft, uploadBytes));
  const headersArrived = uploadBytes === 0 ? deadline.limit(headersTimeout) : () => undefined;
  const upload = new UploadWatch(request);
  const progress = new ConnectionProgress(deadline, upload);
  try {
    const response = await watchConnection(progress, () =>
      exchange(connection, request, deadline.signal),
    );
    headersArrived();
    const text = isRedirect(response) ? "" : await readText(response, deadline);
    const { status, headers } = response;
    return readAnswer(request, { status, headers, text, receivedAt: connection.clock.now() });
  } catch (thrown) {
    const { reason } = deadline;
    const isDefinite = progress.isWithoutConnection;
    return {
      failure:
        reason === undefined
          ? lostConnection(request, thrown, { isDefinite })
          : givenUp(request, reason, { isDefinite }),
    };
  } finally {
    upload.end();
    deadline.end();
  }
}

/** Waits ten seconds for a connection that is being made, and remembers whether it was. */
class ConnectionProgress {
  readonly #deadline: Deadline;
  readonly #upload: UploadWatch;
  #isConnecting = false;
  #connected: () => void = () => undefined;

  constructor(deadline: Deadline, upload: UploadWatch) {
    this.#deadline = deadline;
    this.#upload = upload;
  }

  /** Whether the request certainly went nowhere. */
  get isWithoutConnection(): boolean {
    return this.#isConnecting;
  }

  onConnecting(): void {
    this.#isConnecting = true;
    this.#connected = this.#deadline.limit(connectTimeout, "noConnection");
  }

  onConnected(socket: Socket): void {
    this.#isConnecting = false;
    this.#connected();
    this.#upload.begin(socket);
  }
}

function longest(timeLeft: number, uploadBytes: number): number {
  if (uploadBytes > 0) return Math.max(shortestUploadTimeout, uploadBytes / slowestUpload);
  return Math.min(totalTimeout, timeLeft);
}

function notSent(context: CallContext): Failure {
  const message = `The request to ${context.endpoint.purpose} was cancelled before it was sent.`;
  return failure(context, message, { kind: "cancelled", isDefinite: true });
}

function exchange(
  connection: Connection,
  { endpoint, url, key, body, idempotencyKey }: OutgoingRequest,
  signal: AbortSignal,
): Promise<Response> {
  const headers: Record<string, string> = {
    Authorization: key,
    Accept: "application/json",
    "User-Agent": connection.userAgent,
    // A kept connection may be closed by the platform just when it is used again, which would leave open whether a
    // create was carried out.
    Connection: "close",
  };
  if (body !== undefined) headers["Content-Type"] = body.contentType;
  if (idempotencyKey !== undefined) headers["Idempotency-Key"] = idempotencyKey;
  return connection.fetch(url, {
    method: endpoint.method,
    headers,
    body: body?.content ?? null,
    redirect: "manual",
    signal,
  });
}

function isRedirect({ status }: Response): boolean {
  return status >= 300 && status < 400;
}

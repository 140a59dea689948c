import type nodeFetch from "node-fetch";
import type { FormData, Response } from "node-fetch";
import type { Clock } from "./clock.js";
import { Deadline } from "./deadline.js";
import { failure, givenUp, lostConnection } from "./failure.js";
import type { CallContext, Failure } from "./failure.js";
import { foreignText } from "./foreignText.js";
import { isWebPage, statusFailure, webPage } from "./statusFailure.js";
import type { Answer } from "./statusFailure.js";

export interface Connection {
  readonly userAgent: string;
  readonly fetch: typeof nodeFetch;
  readonly clock: Clock;
}

export interface RequestBody {
  readonly content: string | FormData;
  /** Absent for a form, which brings its own. */
  readonly contentType?: string;
  /** Bytes of the files in the body, which decide how long it may take. */
  readonly uploadBytes: number;
}

export interface OutgoingRequest extends CallContext {
  readonly body?: RequestBody | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The JSON of an answer with status 2xx, undefined when its body is empty; or why there is none. */
export type SendResult =
  { readonly value: unknown; readonly failure?: never } | { readonly failure: Failure };

const headersTimeout = 30_000;
const totalTimeout = 60_000;
const shortestUploadTimeout = 120_000;
const slowestUpload = 100; // bytes per millisecond
const largestAnswer = 10 * 1024 * 1024;

/** Sends one request, once, and reads its answer. Never follows a redirect, never throws. */
export async function send(connection: Connection, request: OutgoingRequest): Promise<SendResult> {
  if (request.signal?.aborted === true) return { failure: notSent(request) };
  const deadline = new Deadline(connection.clock, request.signal);
  const uploadBytes = request.body?.uploadBytes ?? 0;
  deadline.limit(
    uploadBytes === 0 ? totalTimeout : Math.max(shortestUploadTimeout, uploadBytes / slowestUpload),
  );
  const headersArrived = uploadBytes === 0 ? deadline.limit(headersTimeout) : () => undefined;
  try {
    const response = await exchange(connection, request, deadline.signal);
    headersArrived();
    const text = isRedirect(response) ? "" : await readText(response, deadline);
    return readAnswer(request, { status: response.status, headers: response.headers, text });
  } catch (thrown) {
    const { reason } = deadline;
    return {
      failure: reason === undefined ? lostConnection(request, thrown) : givenUp(request, reason),
    };
  } finally {
    deadline.end();
  }
}

function notSent(context: CallContext): Failure {
  const message = `The request to ${context.endpoint.purpose} was cancelled before it was sent.`;
  return failure(context, message, { kind: "cancelled", isDefinite: true });
}

function exchange(
  connection: Connection,
  { endpoint, url, key, body }: OutgoingRequest,
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
  if (body?.contentType !== undefined) headers["Content-Type"] = body.contentType;
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

async function readText(response: Response, deadline: Deadline): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestAnswer) {
      deadline.abort("oversize");
      throw new RangeError("The answer is too large.");
    }
    chunks.push(bytes);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function readAnswer(context: CallContext, answer: Answer): SendResult {
  if (answer.status < 200 || answer.status > 299) {
    return { failure: statusFailure(context, answer) };
  }
  if (answer.text.trim() === "") return { value: undefined };
  if (isWebPage(answer)) return { failure: webPage(context) };
  try {
    const value: unknown = JSON.parse(answer.text);
    return { value };
  } catch {
    const type = foreignText(answer.headers.get("content-type") ?? "of no type", context.key);
    return {
      failure: failure(
        context,
        `${context.url.host} answered with something that is no JSON (${type}) when asked to ${context.endpoint.purpose}; check the platform address.`,
        { kind: "notThePlatform", isDefinite: false },
      ),
    };
  }
}

import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { Endpoint } from "../../../../schemas/pressApi/endpoint.js";
import { WrongShape } from "../answers/wrongShape.js";
import { sleep } from "../clock.js";
import { failure } from "./failure.js";
import type { CallContext, Failure } from "./failure.js";
import { foreignText } from "./foreignText.js";
import { readKey } from "./readKey.js";
import type { KeySource } from "./readKey.js";
import type { RequestBody } from "./requestBody.js";
import { requestUrl } from "./requestUrl.js";
import type { QueryValue } from "./requestUrl.js";
import { retryBudget, retryDelay } from "./retry.js";
import { retryQuotaOf } from "./retryQuota.js";
import { send } from "./send.js";
import type { Connection, OutgoingRequest } from "./send.js";
import { serviceBase } from "./serviceBase.js";

export interface KeyedConnection extends Connection, KeySource {}

export interface Call {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: RequestBody | undefined;
  readonly signal?: AbortSignal | undefined;
  /** See `CallOptions`. */
  readonly idempotencyKey?: string | undefined;
  /** See `CallOptions`. */
  readonly onUpload?: ((sentBytes: number) => void) | undefined;
  /** See `CallOptions`. */
  readonly secrets?: readonly string[] | undefined;
}

/**
 * Carries out one operation: key, request, repetition where that is harmless, and the check of the answer by `read`,
 * which throws `WrongShape`. Rejects with `PressError`.
 */
export async function callEndpoint<Result>(
  connection: KeyedConnection,
  endpoint: Endpoint,
  call: Call,
  read: (value: unknown) => Result,
): Promise<Result> {
  const { path = {}, query = {} } = call;
  const base = endpoint.host === "service" ? serviceBase(connection.base) : connection.base;
  const url = requestUrl(base, endpoint, { path: new Map(Object.entries(path)), query });
  const key = await readKey(connection, endpoint, call.signal);
  const request = {
    endpoint,
    url,
    key,
    secrets: [key, ...(call.secrets ?? [])],
    uploadBytes: call.body?.uploadBytes ?? 0,
    idempotencyKey: endpoint.method === "GET" ? undefined : (call.idempotencyKey ?? randomUUID()),
    body: call.body,
    signal: call.signal,
    onUpload: call.onUpload,
  };
  const value = await sendRepeatedly(connection, request);
  return readResult(request, value, read);
}

/** Time is that of a clock which nobody sets. */
async function sendRepeatedly(
  connection: Connection,
  request: Omit<OutgoingRequest, "timeLeft">,
): Promise<unknown> {
  const quota = retryQuotaOf(request.url.origin);
  const began = performance.now();
  for (let attempts = 1; ; attempts += 1) {
    const timeLeft = retryBudget - (performance.now() - began);
    const result = await send(connection, { ...request, timeLeft });
    if (result.failure === undefined) {
      quota.giveBack();
      return result.value;
    }
    const elapsed = performance.now() - began;
    const delay = delayAfter(request, result.failure, { attempts, elapsed });
    if (delay === undefined || !quota.take()) throw result.failure.error;
    const { operation } = request.endpoint;
    await sleep(connection.clock, delay, { operation, signal: request.signal });
  }
}

function delayAfter(
  { endpoint }: CallContext,
  { retryability, retryAfter }: Failure,
  past: { readonly attempts: number; readonly elapsed: number },
): number | undefined {
  const { isIdempotent } = endpoint;
  return retryDelay({ isIdempotent, retryability, retryAfter, ...past, random: Math.random() });
}

function readResult<Result>(
  context: CallContext,
  value: unknown,
  read: (value: unknown) => Result,
): Result {
  try {
    return read(value);
  } catch (thrown) {
    if (!(thrown instanceof WrongShape)) throw thrown;
    const found = foreignText(thrown.message, context.secrets);
    throw failure(
      context,
      `${context.url.host} answered with ${found} when asked to ${context.endpoint.purpose}; check the platform address.`,
      { kind: "notThePlatform", isDefinite: false },
    ).error;
  }
}

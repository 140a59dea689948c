import { sleep } from "./clock.js";
import { PressError } from "./errors.js";
import type { Endpoint } from "./endpoints.js";
import { failure } from "./failure.js";
import type { CallContext } from "./failure.js";
import { foreignText } from "./foreignText.js";
import { WrongShape } from "./guards.js";
import { keyProblem } from "./key.js";
import { requestUrl } from "./requestUrl.js";
import type { QueryValue } from "./requestUrl.js";
import { retryDelay } from "./retry.js";
import { send } from "./send.js";
import type { Connection, RequestBody } from "./send.js";

export interface KeyedConnection extends Connection {
  readonly base: URL;
  readonly getKey: (origin: string) => Promise<string | undefined>;
}

export interface Call {
  readonly path?: ReadonlyMap<string, string>;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: RequestBody;
  readonly signal?: AbortSignal | undefined;
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
  const { base, clock } = connection;
  const url = requestUrl(base, endpoint, {
    path: call.path ?? new Map<string, string>(),
    query: call.query ?? {},
  });
  const key = await keyFor(connection, endpoint);
  const context: CallContext = { endpoint, url, key };
  const began = clock.now();
  for (let attempts = 1; ; attempts += 1) {
    const result = await send(connection, { ...context, body: call.body, signal: call.signal });
    if (result.failure === undefined) return readResult(context, result.value, read);
    const delay = retryDelay({
      isIdempotent: endpoint.isIdempotent,
      retryability: result.failure.retryability,
      retryAfter: result.failure.retryAfter,
      attempts,
      elapsed: clock.now() - began,
      random: Math.random(),
    });
    if (delay === undefined) throw result.failure.error;
    await sleep(clock, delay, { operation: endpoint.operation, signal: call.signal });
  }
}

async function keyFor({ base, getKey }: KeyedConnection, endpoint: Endpoint): Promise<string> {
  const refuse = (kind: "unauthorized" | "invalidKey" | "network", message: string) =>
    new PressError(message, { kind, outcome: "refused", operation: endpoint.operation });
  if (base.protocol === "https:" && process.env["NODE_TLS_REJECT_UNAUTHORIZED"] === "0") {
    throw refuse(
      "network",
      `Certificate checks are switched off by NODE_TLS_REJECT_UNAUTHORIZED=0, so the key is not sent to ${base.host}; unset it and restart the editor.`,
    );
  }
  const key = (await getKey(base.origin))?.trim();
  if (key === undefined) {
    throw refuse("unauthorized", `There is no key for ${base.host}; sign in first.`);
  }
  const problem = keyProblem(key);
  if (problem !== undefined) {
    throw refuse(
      "invalidKey",
      `The key for ${base.host} ${problem}, so it was not sent; sign in again with only the key.`,
    );
  }
  return key;
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
    const found = foreignText(thrown.message, context.key);
    throw failure(
      context,
      `${context.url.host} answered with ${found} when asked to ${context.endpoint.purpose}; check the platform address.`,
      { kind: "notThePlatform", isDefinite: false },
    ).error;
  }
}

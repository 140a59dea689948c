import type { FastifyRequest } from "fastify";
import { createHash } from "node:crypto";
import { badRequest, unprocessable } from "../apiError.js";
import type { Call } from "../operations/call.js";
import type { Services } from "../services.js";
import type { RequestInput } from "./serveRoute.js";

interface Asked {
  readonly request: FastifyRequest;
  readonly call: Call;
  readonly input: RequestInput;
}

interface Given {
  readonly status: number;
  readonly body: string;
  /** Whether it was given before, to the same request. */
  readonly isRepeated: boolean;
}

/** How long an answer is kept for a caller who asks again. */
const keptMilliseconds = 86_400_000;

/**
 * Performs a request once however often it is sent under one `Idempotency-Key`: its answer is stored in the transaction
 * in which it is performed, and given again. Failures are not stored, so that they can be tried again.
 * @throws ApiError 400 when the key cannot be one, 422 when it was used for another request
 */
export function answerOnce(
  services: Services,
  asked: Asked,
  perform: () => { readonly status: number; readonly body: string },
): Given {
  if (asked.request.method === "GET") return { ...perform(), isRepeated: false };
  return services.database.transact(() => {
    const key = readKey(asked.request);
    if (key === undefined) return { ...perform(), isRepeated: false };
    const { tenant } = asked.call;
    const now = services.clock.now();
    const fingerprint = fingerprintOf(asked);
    services.answers.removeOlderThan(now - keptMilliseconds);
    const before = services.answers.find(tenant, key);
    if (before === undefined) {
      const { status, body } = perform();
      services.answers.insert({ tenant, key, fingerprint, status, body, createdAt: now });
      return { status, body, isRepeated: false };
    }
    if (before.fingerprint !== fingerprint) {
      throw unprocessable(
        "The Idempotency-Key was used for another request; each request has a key of its own.",
      );
    }
    return { status: before.status, body: before.body, isRepeated: true };
  });
}

function readKey({ headers }: FastifyRequest): string | undefined {
  const key = headers["idempotency-key"];
  if (key === undefined) return undefined;
  if (typeof key === "string" && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw badRequest("The Idempotency-Key is a text of 1 to 255 printable characters.");
}

/** Digest of what was asked, the same however a form was cut into parts. */
function fingerprintOf({ request, input }: Asked): string {
  const { body, form } = input;
  const asked = [
    request.method,
    request.url,
    body ?? null,
    form === undefined ? null : [form.body, form.siblings, form.artifact?.digest],
  ];
  return createHash("sha256").update(JSON.stringify(asked)).digest("hex");
}

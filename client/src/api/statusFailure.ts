import { failure, whatNext } from "./failure.js";
import type { CallContext, Failure } from "./failure.js";
import { foreignText } from "./foreignText.js";
import { isRecord } from "./guards.js";
import type { PressErrorDetails, PressErrorKind } from "./errors.js";
import { readRetryAfter } from "./retry.js";

/** An answer with its body as text. */
export interface Answer {
  readonly status: number;
  readonly headers: { readonly get: (name: string) => string | null };
  readonly text: string;
}

/** What an answer tells about its failure, fit for a message. */
interface Told {
  /** The reason, beginning with a colon; empty when none was given. */
  readonly because: string;
  /** The request id in brackets, beginning with a blank; empty when there is none. */
  readonly number: string;
  readonly fields: NonNullable<PressErrorDetails["fields"]>;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
}

const kinds = new Map<number, PressErrorKind>([
  [400, "badRequest"],
  [401, "unauthorized"],
  [403, "forbidden"],
  [404, "notFound"],
  [408, "timeout"],
  [409, "conflict"],
  [410, "notFound"],
  [413, "payloadTooLarge"],
  [422, "unprocessableEntity"],
  [429, "rateLimited"],
]);

const transient = new Set([408, 500, 502, 503, 504]);

/** The failure that a status other than 2xx stands for. */
export function statusFailure(context: CallContext, answer: Answer): Failure {
  const { status } = answer;
  if (status >= 300 && status < 400) return redirected(context, answer);
  if (status === 404 && isWebPage(answer)) return webPage(context);
  if (status === 407) return proxyRefusal(context);
  const kind = kinds.get(status) ?? (status >= 500 ? "internalServerError" : "badRequest");
  const told = readTold(context, answer);
  return failure(context, sentence(context, { kind, status, told }), {
    kind,
    status,
    // A gateway may lose the answer of a platform that did what it was asked.
    isDefinite: status < 500 && status !== 408,
    retryability: status === 429 ? "rateLimited" : transient.has(status) ? "transient" : "never",
    retryAfter: told.retryAfter,
    ...toldDetails(told),
  });
}

function toldDetails({ requestId, fields, retryAfter }: Told): Partial<PressErrorDetails> {
  return {
    ...(requestId === undefined ? {} : { requestId }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(retryAfter === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfter / 1000) }),
  };
}

/** An answer in HTML: a sign-in portal, a proxy, or another server than the platform. */
export function webPage(context: CallContext): Failure {
  return failure(
    context,
    `${context.url.host} answered with a web page when asked to ${context.endpoint.purpose}; check the address, and whether the network wants a sign-in first.`,
    { kind: "notThePlatform", isDefinite: false },
  );
}

export function isWebPage(answer: Answer): boolean {
  return /\bhtml\b/i.test(answer.headers.get("content-type") ?? "");
}

function proxyRefusal(context: CallContext): Failure {
  return failure(
    context,
    "The proxy asks for credentials; enter them in the editor's setting http.proxy.",
    { kind: "network", status: 407, isDefinite: true },
  );
}

function redirected(context: CallContext, answer: Answer): Failure {
  const location = answer.headers.get("location") ?? "";
  const target = URL.canParse(location, context.url.href)
    ? new URL(location, context.url.href).origin
    : "an unreadable address";
  return failure(
    context,
    `${context.url.host} redirects to ${foreignText(target, context.key)}, where nothing was sent; check the platform address.`,
    // 303 is how a server sends the client elsewhere after it has done the work.
    { kind: "redirect", status: answer.status, isDefinite: answer.status !== 303 },
  );
}

function sentence(
  { endpoint, url: { host } }: CallContext,
  { kind, status, told }: { kind: PressErrorKind; status: number; told: Told },
): string {
  const { because, number } = told;
  switch (kind) {
    case "unauthorized":
      return `${host} refused the key${number}; sign in with a valid one.`;
    case "forbidden":
      return `The key for ${host} may not ${endpoint.purpose}${number}${because}; ask for the permission or sign in with another key.`;
    case "notFound":
      return `${host} found nothing when asked to ${endpoint.purpose}${number}${because}; it may be deleted, so refresh and choose again.`;
    case "conflict":
      return `${host} could not ${endpoint.purpose} because of what exists already${number}${because}; refresh, then use another name or a higher version.`;
    case "payloadTooLarge":
      return `${host} refused the artifact as too large${number}${because}; leave more out with an ignore file.`;
    case "rateLimited":
      return `${host} has had too many requests${number}; try again ${soon(told.retryAfter)}.`;
    case "timeout":
    case "internalServerError":
      return `${host} failed to ${endpoint.purpose} with status ${status}${number}${because}; ${whatNext(endpoint)}.`;
    default:
      return `${host} refused to ${endpoint.purpose} with status ${status}${number}${because}; correct it and try again.`;
  }
}

function soon(retryAfter: number | undefined): string {
  if (retryAfter === undefined) return "in a minute";
  const seconds = Math.ceil(retryAfter / 1000);
  return seconds <= 120 ? `in ${seconds} seconds` : `in ${Math.ceil(seconds / 60)} minutes`;
}

function readTold({ key }: CallContext, answer: Answer): Told {
  const body = parseRecord(answer.text);
  const clean = (value: unknown) => (typeof value === "string" ? foreignText(value, key) : "");
  const fields = readFields(body)
    .slice(0, 20)
    .map(({ pointer, message }) => ({ pointer: clean(pointer), message: clean(message) }));
  const plain = ["detail", "message", "title", "error"]
    .map((name) => clean(body?.[name]))
    .find((text) => text !== "");
  const perField = fields
    .slice(0, 3)
    .map(({ pointer, message }) => (pointer === "" ? message : `${pointer} ${message}`));
  const detail = (fields.length > 0 ? perField.join("; ") : plain)?.replace(/[.;\s]+$/, "") ?? "";
  const requestId = readRequestId(answer, body, key);
  return {
    because: detail === "" ? "" : `: ${detail}`,
    number: requestId === undefined ? "" : ` (request id ${requestId})`,
    fields,
    requestId,
    retryAfter: readRetryAfter(answer.headers.get("retry-after"), answer.headers.get("date")),
  };
}

function readRequestId(
  { headers }: Answer,
  body: Record<string, unknown> | undefined,
  key: string,
): string | undefined {
  const names = ["x-request-id", "x-amzn-requestid", "x-correlation-id"];
  const found = [...names.map((name) => headers.get(name)), body?.["requestId"]].find(
    (value) => typeof value === "string" && value.trim() !== "",
  );
  return typeof found === "string" ? foreignText(found, key).slice(0, 100) : undefined;
}

/** The entries of a list of field errors, under the names that servers use for it. */
function readFields(
  body: Record<string, unknown> | undefined,
): readonly { readonly pointer: unknown; readonly message: unknown }[] {
  const lists = ["errors", "fields", "details", "detail"].map((name) => body?.[name]);
  const found: unknown = lists.find((value) => Array.isArray(value) && value.length > 0);
  if (!Array.isArray(found)) return [];
  return found.filter(isRecord).map((entry) => ({
    pointer: entry["pointer"] ?? entry["instancePath"] ?? entry["path"] ?? entry["field"] ?? "",
    message: entry["message"] ?? entry["detail"] ?? entry["msg"],
  }));
}

function parseRecord(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

import type { PressErrorDetails, PressErrorKind } from "../errors.js";
import { failure, whatNext } from "./failure.js";
import type { CallContext, Failure } from "./failure.js";
import { foreignText } from "./foreignText.js";
import { readTold } from "./readTold.js";
import type { Answer, Told } from "./readTold.js";

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

/** What these create has a name or version of its own. */
const named = new Set(["createSpec", "createSpecRelease", "createDeployment"]);

const transient = new Set([408, 500, 502, 503, 504]);

/** The failure that a status other than 2xx stands for. */
export function statusFailure(context: CallContext, answer: Answer): Failure {
  return foreignAnswer(context, answer) ?? refusal(context, answer);
}

/** The failure of an answer that is not the platform's own. */
function foreignAnswer(context: CallContext, answer: Answer): Failure | undefined {
  const { status } = answer;
  if (status >= 300 && status < 400) return redirected(context, answer);
  if (status === 404 && isWebPage(answer)) return webPage(context);
  if (status === 407) return proxyRefusal(context);
  if (transient.has(status) && isFromProxy(answer)) return proxyBreakdown(context, status);
  return undefined;
}

function refusal(context: CallContext, answer: Answer): Failure {
  const { status } = answer;
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
  const type = answer.headers.get("content-type") ?? "";
  return /\bhtml\b/i.test(type) || /^\s*<(?:!doctype html|html)\b/i.test(answer.text.slice(0, 200));
}

/** Headers that only a proxy adds to an answer of its own. */
const proxyHeaders = ["proxy-status", "proxy-agent", "proxy-authenticate", "x-squid-error"];

function isFromProxy({ headers }: Answer): boolean {
  return proxyHeaders.some((name) => headers.get(name) !== null);
}

/** Whether the platform was reached is not for the proxy's answer to tell. */
function proxyBreakdown(context: CallContext, status: number): Failure {
  const { endpoint, url } = context;
  return failure(
    context,
    `The proxy in front of ${url.host} failed to ${endpoint.purpose} with status ${status}; ${whatNext(endpoint)}.`,
    { kind: "network", status, isDefinite: false, retryability: "transient" },
  );
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
    `${context.url.host} redirects to ${foreignText(target, context.secrets)}, where nothing was sent; check the platform address.`,
    // 303 is how a server sends the client elsewhere after it has done the work.
    { kind: "redirect", status: answer.status, isDefinite: answer.status !== 303 },
  );
}

function sentence(
  { endpoint, url: { host }, uploadBytes = 0 }: CallContext,
  { kind, status, told }: { kind: PressErrorKind; status: number; told: Told },
): string {
  const { because, number } = told;
  switch (kind) {
    case "unauthorized":
      return `${host} refused the key${number}; sign in with a valid one${told.skew}.`;
    case "forbidden":
      return `The key for ${host} may not ${endpoint.purpose}${number}${because}; ask for the permission or sign in with another key.`;
    case "notFound":
      return `${host} found nothing when asked to ${endpoint.purpose}${number}${because}; it may be deleted, so refresh and choose again.`;
    case "conflict":
      return named.has(endpoint.operation)
        ? `${host} could not ${endpoint.purpose} because of what exists already${number}${because}; refresh, then use another name or a higher version.`
        : `${host} could not ${endpoint.purpose} in its present state${number}${because}; refresh, and try again when nothing is under way.`;
    case "payloadTooLarge":
      return `${host} refused the artifact as too large${sizeOf(uploadBytes)}${number}${because}; leave more out with an ignore file.`;
    case "rateLimited":
      return `${host} has had too many requests${number}; try again ${soon(told)}.`;
    case "timeout":
    case "internalServerError":
      return `${host} failed to ${endpoint.purpose} with status ${status}${number}${because}; ${whatNext(endpoint)}.`;
    default:
      return `${host} refused to ${endpoint.purpose} with status ${status}${number}${because}; correct it and try again.`;
  }
}

function sizeOf(bytes: number): string {
  return bytes === 0 ? "" : ` (${(bytes / 2 ** 20).toFixed(1)} MiB)`;
}

function soon({ retryAfter, receivedAt }: Told): string {
  if (retryAfter === undefined) return "in a minute";
  const seconds = Math.ceil(retryAfter / 1000);
  if (seconds <= 120) return `in ${seconds} seconds`;
  const time = new Date(receivedAt + retryAfter);
  const clock = [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, "0"));
  return `in ${Math.ceil(seconds / 60)} minutes, at ${clock.join(":")}`;
}

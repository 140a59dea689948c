import { PressError } from "./errors.js";
import type { Outcome, PressErrorDetails, PressErrorKind } from "./errors.js";
import type { Endpoint } from "./endpoints.js";
import type { AbortReason } from "./deadline.js";
import type { Retryability } from "./retry.js";

/** A call that failed, and whether it makes sense to repeat it. */
export interface Failure {
  readonly error: PressError;
  readonly retryability: Retryability;
  /** Milliseconds that the platform asks to wait. */
  readonly retryAfter?: number | undefined;
}

/** What a call was about, to tell about its failure. `key` is there to be kept out of texts. */
export interface CallContext {
  readonly endpoint: Endpoint;
  readonly url: URL;
  readonly key: string;
}

interface FailureFacts extends Partial<Omit<PressErrorDetails, "kind" | "operation" | "outcome">> {
  readonly kind: PressErrorKind;
  /** False when a call that changes something may have had its effect all the same. */
  readonly isDefinite: boolean;
  readonly retryability?: Retryability;
  readonly retryAfter?: number | undefined;
}

/** Puts a failure together. `message` must be free of foreign text that was not cleaned. */
export function failure(context: CallContext, message: string, facts: FailureFacts): Failure {
  const { endpoint } = context;
  const { isDefinite, retryability = "never", retryAfter, ...details } = facts;
  const outcome: Outcome = endpoint.isIdempotent || isDefinite ? "refused" : "unknown";
  const error = new PressError(message, { ...details, outcome, operation: endpoint.operation });
  return { error, retryability, retryAfter };
}

/** Failures before anything was sent, by the code of the system or of the TLS library. */
const unreachable = new Map([
  ["ENOTFOUND", "cannot be found; check the address and the network"],
  ["EAI_AGAIN", "cannot be looked up; check the network"],
  ["ECONNREFUSED", "does not accept connections; check the address and whether the platform runs"],
  ["ENETUNREACH", "cannot be reached; check the network"],
  ["EHOSTUNREACH", "cannot be reached; check the network"],
  ["ENETDOWN", "cannot be reached; check the network"],
  ["EADDRNOTAVAIL", "cannot be reached; check the network"],
]);

const untrustedCertificate = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_UNTRUSTED",
  "CERT_REVOKED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** A connection that could not be made or was lost. `thrown` is only asked for its code, since its text may hold a key. */
export function lostConnection(context: CallContext, thrown: unknown): Failure {
  const { endpoint, url } = context;
  const code = textProperty(thrown, "code") ?? "";
  const reason = unreachable.get(code);
  if (reason !== undefined) {
    return failure(context, `${url.host} ${reason}.`, { kind: "network", isDefinite: true });
  }
  if (untrustedCertificate.has(code)) {
    return failure(
      context,
      `The certificate of ${url.host} is not trusted (${code}); a company's own authority has to be in the system's certificate store.`,
      { kind: "network", isDefinite: true },
    );
  }
  if (code === "EPROTO" || /^ERR_(?:SSL|TLS)_/.test(code)) {
    return failure(
      context,
      `No secure connection to ${url.host} could be made; check that its address and port are those of an https server.`,
      { kind: "network", isDefinite: true },
    );
  }
  return failure(
    context,
    `The connection to ${url.host} was lost while it was asked to ${endpoint.purpose}; ${whatNext(endpoint)}.`,
    {
      kind: "network",
      isDefinite: textProperty(thrown, "erroredSysCall") === "connect",
      retryability: "transient",
    },
  );
}

/** A request that was given up on this side. */
export function givenUp(context: CallContext, reason: AbortReason): Failure {
  const { endpoint, url } = context;
  switch (reason) {
    case "cancelled":
      return failure(
        context,
        `The request to ${endpoint.purpose} was cancelled${endpoint.isIdempotent ? "" : `; ${whatNext(endpoint)}`}.`,
        { kind: "cancelled", isDefinite: false },
      );
    case "timeout":
      return failure(
        context,
        `${url.host} did not answer in time when asked to ${endpoint.purpose}; ${whatNext(endpoint)}.`,
        { kind: "timeout", isDefinite: false, retryability: "transient" },
      );
    case "oversize":
      return failure(
        context,
        `${url.host} sent more than 10 MiB when asked to ${endpoint.purpose}; check that the address is that of the platform.`,
        { kind: "notThePlatform", isDefinite: false },
      );
  }
}

/** What the user is to do after a failure that leaves open what happened. */
export function whatNext(endpoint: Endpoint): string {
  return endpoint.isIdempotent
    ? "check the network and try again"
    : "it may have been done, so look before trying again";
}

function textProperty(value: unknown, name: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const property: unknown = Reflect.get(value, name);
  return typeof property === "string" ? property : undefined;
}

import type { Endpoint } from "../../../../schemas/pressApi/endpoint.js";
import { PressError } from "../errors.js";
import type { Outcome, PressErrorDetails, PressErrorKind } from "../errors.js";
import { redact } from "../redact.js";
import type { AbortReason } from "./deadline.js";
import type { Retryability } from "./retry.js";

/** A call that failed, and whether it makes sense to repeat it. */
export interface Failure {
  readonly error: PressError;
  readonly retryability: Retryability;
  /** Milliseconds that the platform asks to wait. */
  readonly retryAfter?: number | undefined;
}

/** What a call was about, to tell about its failure. */
export interface CallContext {
  readonly endpoint: Endpoint;
  readonly url: URL;
  /** The key, and what else must be kept out of texts. */
  readonly secrets: readonly string[];
  /** Size of the artifact that was sent. */
  readonly uploadBytes?: number;
}

interface FailureFacts extends Partial<Omit<PressErrorDetails, "kind" | "operation" | "outcome">> {
  readonly kind: PressErrorKind;
  /** False when a call that changes something may have had its effect all the same. */
  readonly isDefinite: boolean;
  readonly retryability?: Retryability;
  readonly retryAfter?: number | undefined;
}

/**
 * Puts a failure together. Every error of a call passes here, where secrets are taken out of its message; foreign text
 * in it has been cleaned before, since it was cut.
 */
export function failure(context: CallContext, message: string, facts: FailureFacts): Failure {
  const { endpoint, secrets } = context;
  const { isDefinite, retryability = "never", retryAfter, ...details } = facts;
  const outcome: Outcome = endpoint.isIdempotent || isDefinite ? "refused" : "unknown";
  const error = new PressError(redact(message, secrets), {
    ...details,
    outcome,
    operation: endpoint.operation,
  });
  return { error, retryability, retryAfter };
}

/**
 * A request that was given up on this side. `isDefinite`: it cannot have been read, since the connection was never made.
 */
export function givenUp(
  context: CallContext,
  reason: AbortReason,
  { isDefinite }: { readonly isDefinite: boolean },
): Failure {
  const { endpoint, url } = context;
  switch (reason) {
    case "cancelled": {
      const isOpen = !endpoint.isIdempotent && !isDefinite;
      return failure(
        context,
        `The request to ${endpoint.purpose} was cancelled${isOpen ? `; ${whatNext(endpoint)}` : ""}.`,
        { kind: "cancelled", isDefinite },
      );
    }
    case "noConnection":
      return failure(
        context,
        `No connection to ${url.host} came about within 10 seconds; check the address and the network.`,
        { kind: "timeout", isDefinite: true, retryability: "transient" },
      );
    case "timeout":
      return failure(
        context,
        `${url.host} did not answer in time when asked to ${endpoint.purpose}; ${whatNext(endpoint)}.`,
        { kind: "timeout", isDefinite, retryability: "transient" },
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

/** What went wrong with a call, for code to decide on; messages are for people. */
export type PressErrorKind =
  | "badRequest"
  | "unauthorized"
  | "forbidden"
  | "notFound"
  | "conflict"
  | "payloadTooLarge"
  | "unprocessableEntity"
  | "internalServerError"
  | "rateLimited"
  | "network"
  | "timeout"
  | "redirect"
  | "notThePlatform"
  | "cancelled"
  | "invalidKey"
  | "invalidAddress";

/**
 * What is known of the effect of a failed call. `refused`: nothing changed. `unknown`: the request may have taken effect
 * before the answer was lost, so it must be looked up and never simply repeated.
 */
export type Outcome = "refused" | "unknown";

export interface PressErrorDetails {
  readonly kind: PressErrorKind;
  readonly outcome: Outcome;
  /** Operation name such as `createSpec`. */
  readonly operation: string;
  readonly status?: number;
  readonly requestId?: string;
  /** JSON pointer and message per field, from a 422. */
  readonly fields?: readonly { readonly pointer: string; readonly message: string }[];
  /** How long the platform asks to wait before the next call. */
  readonly retryAfterSeconds?: number;
}

/** The one error that api/ throws. The message is one clear sentence and never holds a key, header or body. */
export class PressError extends Error {
  readonly details: PressErrorDetails;

  constructor(message: string, details: PressErrorDetails) {
    super(message);
    this.name = "PressError";
    this.details = details;
  }

  get kind(): PressErrorKind {
    return this.details.kind;
  }
}

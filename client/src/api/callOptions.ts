/** What a caller may say about a single call. */
export interface CallOptions {
  /** Aborts the call, at once; what was under way and changes something ends as `unknown`. */
  readonly signal?: AbortSignal;
  /**
   * Names the decision of the user that the call carries out, for a platform that tells repetitions by it; a UUID.
   * Without one each call is a decision of its own. Sent with what changes something, and again when that is repeated.
   */
  readonly idempotencyKey?: string;
  /** Told while files are uploaded how many bytes of the request have left, where the connection tells. */
  readonly onUpload?: (sentBytes: number) => void;
  /** What no message may repeat, beside the key and the values of parameters that are sent. */
  readonly secrets?: readonly string[];
}

/** One thing wrong with a request: a JSON pointer into what was sent, and a sentence about it. */
export interface FieldError {
  readonly pointer: string;
  readonly message: string;
}

interface Details {
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
}

/** A request that is answered with an error status. The message is one sentence for the person who sent it. */
export class ApiError extends Error {
  readonly status: number;
  readonly errors: readonly FieldError[];
  /** When to try again; undefined when that would not help. */
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, message: string, details: Details = {}) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.errors = details.errors ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

export const badRequest = (message: string, errors: readonly FieldError[] = []) =>
  new ApiError(400, message, { errors });
export const unauthorized = (message: string) => new ApiError(401, message);
export const forbidden = (message: string) => new ApiError(403, message);
export const notFound = (message: string) => new ApiError(404, message);
export const conflict = (message: string) => new ApiError(409, message);
export const payloadTooLarge = (message: string) => new ApiError(413, message);
export const unprocessable = (message: string, errors: readonly FieldError[] = []) =>
  new ApiError(422, message, { errors });
export const tooManyRequests = (message: string, retryAfterSeconds: number) =>
  new ApiError(429, message, { retryAfterSeconds });

/** A 422 about a single place in the request. */
export function unprocessableAt(pointer: string, message: string): ApiError {
  return unprocessable(message, [{ pointer, message }]);
}

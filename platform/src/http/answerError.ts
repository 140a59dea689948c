import type { FastifyReply, FastifyRequest } from "fastify";
import { ApiError } from "../apiError.js";
import { isRecord, own } from "../record.js";

export interface Answering {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly log: (line: string) => void;
}

/** Sentences for what the framework itself refuses, by its error code. */
const sentences = new Map([
  ["FST_ERR_CTP_BODY_TOO_LARGE", "The body is larger than the platform takes."],
  [
    "FST_ERR_CTP_INVALID_MEDIA_TYPE",
    "The body has a Content-Type that this operation does not take.",
  ],
  ["FST_FILES_LIMIT", "The form has more than one file."],
  ["FST_PARTS_LIMIT", "The form has more parts than this operation takes."],
  ["FST_FIELDS_LIMIT", "The form has more parts than this operation takes."],
  ["FST_PROTO_VIOLATION", "The form has a part whose name is reserved."],
  ["FST_INVALID_JSON_FIELD_ERROR", "A part that is declared as JSON cannot be read as JSON."],
]);

/**
 * Answers a failed request with `message`, `requestId`, `errors` when fields are to blame, and `detail` with a 413.
 * What is not the caller's fault becomes a 500 that tells nothing but the id under which the log has it.
 */
export function answerError(error: unknown, answering: Answering): FastifyReply {
  const { request, reply } = answering;
  const { status, message, errors, retryAfterSeconds } = describe(error, answering);
  if (retryAfterSeconds !== undefined) reply.header("retry-after", String(retryAfterSeconds));
  const body = {
    message,
    ...(status === 413 ? { detail: message } : {}),
    ...(errors.length > 0 ? { errors } : {}),
    requestId: request.id,
  };
  return reply.code(status).type("application/json; charset=utf-8").send(JSON.stringify(body));
}

function describe(error: unknown, { request, log }: Answering): ApiError {
  if (error instanceof ApiError) return error;
  const status = isRecord(error) ? own(error, "statusCode") : undefined;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (isCallersFault(error, status)) {
    const isTooLarge = code === "FST_ERR_CTP_BODY_TOO_LARGE";
    const message = sentences.get(code) ?? "The request is malformed.";
    return new ApiError(isTooLarge ? 413 : 400, message);
  }
  log(
    `Request ${request.id} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  const message = `The platform failed; its log tells why under request id ${request.id}.`;
  return new ApiError(500, message);
}

/** The multipart parser's errors carry no status, but can only come from what was sent. */
function isCallersFault(error: unknown, status: unknown): boolean {
  if (typeof status === "number") return status >= 400 && status < 500;
  return (
    error instanceof Error && /multipart|boundary|part header|unexpected end/i.test(error.message)
  );
}

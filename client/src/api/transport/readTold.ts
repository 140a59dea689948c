import type { PressErrorDetails } from "../errors.js";
import { isRecord } from "../guards.js";
import type { CallContext } from "./failure.js";
import { foreignText } from "./foreignText.js";
import { readRetryAfter } from "./retry.js";

/** An answer with its body as text. */
export interface Answer {
  readonly status: number;
  readonly headers: { readonly get: (name: string) => string | null };
  readonly text: string;
  /** This machine's clock when it came, in milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** What an answer tells about its failure, fit for a message. */
export interface Told {
  /** The reason, beginning with a colon; empty when none was given. */
  readonly because: string;
  /** The request id in brackets, beginning with a blank; empty when there is none. */
  readonly number: string;
  readonly fields: NonNullable<PressErrorDetails["fields"]>;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly receivedAt: number;
  /** Beginning with a comma; empty when the clocks agree. */
  readonly skew: string;
}

/** Minutes by which two clocks may differ. */
const toleratedSkew = 5;

/** That this machine's clock is off may be why a key is refused. */
function skewHint({ headers, receivedAt }: Answer): string {
  const minutes = Math.round((receivedAt - Date.parse(headers.get("date") ?? "")) / 60_000);
  if (!(Math.abs(minutes) > toleratedSkew)) return "";
  return `, or set this machine's clock, which is ${Math.abs(minutes)} minutes ${minutes > 0 ? "ahead" : "behind"}`;
}

/** Reads why a call failed, in whatever way servers tell it. */
export function readTold({ secrets }: CallContext, answer: Answer): Told {
  const body = parseRecord(answer.text);
  const clean = (value: unknown) => (typeof value === "string" ? foreignText(value, secrets) : "");
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
  const requestId = readRequestId(answer, body, secrets);
  return {
    because: detail === "" ? "" : `: ${detail}`,
    number: requestId === undefined ? "" : ` (request id ${requestId})`,
    fields,
    requestId,
    retryAfter: readRetryAfter(answer.headers.get("retry-after"), answer.headers.get("date")),
    receivedAt: answer.receivedAt,
    skew: skewHint(answer),
  };
}

function readRequestId(
  { headers }: Answer,
  body: Record<string, unknown> | undefined,
  secrets: readonly string[],
): string | undefined {
  const names = ["x-request-id", "x-amzn-requestid", "x-correlation-id"];
  const found = [...names.map((name) => headers.get(name)), body?.["requestId"]].find(
    (value) => typeof value === "string" && value.trim() !== "",
  );
  return typeof found === "string" ? foreignText(found, secrets).slice(0, 100) : undefined;
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

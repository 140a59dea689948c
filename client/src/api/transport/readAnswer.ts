import type { Response } from "node-fetch";
import type { Deadline } from "./deadline.js";
import { failure } from "./failure.js";
import type { CallContext, Failure } from "./failure.js";
import { foreignText } from "./foreignText.js";
import type { Answer } from "./readTold.js";
import { isWebPage, statusFailure, webPage } from "./statusFailure.js";

const idleTimeout = 30_000;
const largestAnswer = 10 * 1024 * 1024;

/**
 * The body of an answer as text; undefined when its bytes are not what its charset says. Gives up when nothing comes for
 * 30 seconds, or more than 10 MiB, packed or not. Rejects when the connection is lost.
 */
export async function readText(
  response: Response,
  deadline: Deadline,
): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  let moved = deadline.limit(idleTimeout);
  for await (const chunk of response.body ?? []) {
    moved();
    moved = deadline.limit(idleTimeout);
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestAnswer) {
      deadline.abort("oversize");
      throw new RangeError("The answer is too large.");
    }
    chunks.push(bytes);
  }
  moved();
  return decode(Buffer.concat(chunks), response.headers.get("content-type") ?? "");
}

/** Takes a byte order mark away. */
function decode(bytes: Buffer, contentType: string): string | undefined {
  const charset = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The JSON of an answer with status 2xx, undefined for an empty body; or the failure that it stands for. */
export function readAnswer(
  context: CallContext,
  answer: Omit<Answer, "text"> & { readonly text: string | undefined },
): { readonly value: unknown; readonly failure?: never } | { readonly failure: Failure } {
  const known = { ...answer, text: answer.text ?? "" };
  if (answer.status < 200 || answer.status > 299) {
    return { failure: statusFailure(context, known) };
  }
  if (isWebPage(known)) return { failure: webPage(context) };
  if (answer.text === undefined) return { failure: notJson(context, known) };
  if (known.text.trim() === "") return { value: undefined };
  try {
    const value: unknown = JSON.parse(known.text);
    return { value };
  } catch {
    return { failure: notJson(context, known) };
  }
}

function notJson(context: CallContext, answer: Answer): Failure {
  const type = foreignText(answer.headers.get("content-type") ?? "of no type", context.secrets);
  return failure(
    context,
    `${context.url.host} answered with something that is no JSON (${type}) when asked to ${context.endpoint.purpose}; check the platform address.`,
    { kind: "notThePlatform", isDefinite: false },
  );
}

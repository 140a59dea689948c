import type { FastifyRequest } from "fastify";
import { createHash } from "node:crypto";
import type { RequestInput } from "../http/serveRoute.js";

/** What a request was, for tests. No header is kept that could hold a key, and of the key only a hash. */
export interface LoggedRequest {
  /** Counts up from 1 since the start. */
  readonly number: number;
  readonly requestId: string;
  readonly operation: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Names of all headers, in their order. */
  readonly headerNames: readonly string[];
  /** Values of the headers that are no secret. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the Authorization header as it was sent, in hexadecimal digits. */
  readonly keyHash: string | undefined;
  /** The faults that befell it, as their rules have them. */
  readonly faults: readonly string[];
  /** Bytes of the body that came, and the SHA-256 of them. */
  bodyBytes: number;
  bodyDigest: string | undefined;
  /** Of a form: which parts it had beside the artifact, and the artifact's digest. */
  form: { readonly parts: readonly string[]; readonly artifact: string | undefined } | undefined;
  /** Status of the answer; undefined when none went out, or not all of it. */
  status: number | undefined;
}

/** Headers that say nothing secret. */
const shownHeaders = [
  "accept",
  "accept-encoding",
  "connection",
  "content-length",
  "content-type",
  "expect",
  "host",
  "idempotency-key",
  "if-match",
  "transfer-encoding",
  "user-agent",
];

const maxEntries = 10_000;

/** The latest requests. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #count = 0;

  begin(request: FastifyRequest, faults: readonly string[]): LoggedRequest {
    const { authorization } = request.headers;
    const [path = "", query = ""] = request.url.split("?", 2);
    const entry: LoggedRequest = {
      number: ++this.#count,
      requestId: request.id,
      operation: request.routeOptions.config.operation,
      method: request.method,
      path,
      query,
      headerNames: Object.keys(request.headers),
      headers: Object.fromEntries(
        shownHeaders.flatMap((name) => {
          const value = request.headers[name];
          return value === undefined ? [] : [[name, String(value)]];
        }),
      ),
      keyHash:
        authorization === undefined
          ? undefined
          : createHash("sha256").update(authorization).digest("hex"),
      faults,
      bodyBytes: 0,
      bodyDigest: undefined,
      form: undefined,
      status: undefined,
    };
    this.#entries.push(entry);
    if (this.#entries.length > maxEntries) this.#entries.shift();
    return entry;
  }

  list(): readonly LoggedRequest[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }
}

export function noteForm(entry: LoggedRequest, { form }: RequestInput): void {
  if (form === undefined) return;
  entry.form = {
    parts: ["spec", ...Object.keys(form.siblings)],
    artifact: form.artifact?.digest,
  };
}

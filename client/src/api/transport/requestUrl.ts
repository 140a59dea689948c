import type { Endpoint } from "../../../../schemas/pressApi/endpoint.js";
import { PressError } from "../errors.js";
import { foreignText } from "./foreignText.js";

export type QueryValue = string | number | boolean | readonly string[] | undefined;

const loneSurrogate = /\p{Cs}/u;

/**
 * The URL of a call: each `{name}` of the path becomes one segment whatever the value holds, absent query values are
 * left out, lists become repeated keys. Throws a `PressError` of kind `badRequest` for a segment that is empty, `.` or
 * `..`, since that would be another path, or that holds half a character.
 */
export function requestUrl(
  base: URL,
  endpoint: Endpoint,
  call: {
    readonly path: ReadonlyMap<string, string>;
    /** Values by the names that the endpoint has for them; others are not sent. */
    readonly query: Readonly<Record<string, QueryValue>>;
  },
): URL {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = call.path.get(name) ?? "";
    if (["", ".", ".."].includes(value) || loneSurrogate.test(value)) {
      throw unfitSegment(endpoint, name, value);
    }
    return encodeURIComponent(value);
  });
  const url = new URL(base.href + path);
  const known = new Set(endpoint.query.map(({ name }) => name));
  for (const [name, value] of Object.entries(call.query)) {
    if (!known.has(name)) continue;
    const values = typeof value === "object" ? value : value === undefined ? [] : [String(value)];
    for (const item of values) url.searchParams.append(name, item);
  }
  return url;
}

function unfitSegment(endpoint: Endpoint, name: string, value: string): PressError {
  return new PressError(
    `Cannot ${endpoint.purpose} because its ${name} is "${foreignText(value)}", which cannot be part of an address.`,
    { kind: "badRequest", outcome: "refused", operation: endpoint.operation },
  );
}

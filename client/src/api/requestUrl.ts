import { PressError } from "./errors.js";
import type { Endpoint } from "./endpoints.js";

export type QueryValue = string | number | boolean | readonly string[] | undefined;

/**
 * The URL of a call: each `{name}` of the path becomes one segment whatever the value holds, absent query values are
 * left out, lists become repeated keys. Throws a `PressError` of kind `badRequest` for a segment that is empty, `.` or
 * `..`, since that would be another path.
 */
export function requestUrl(
  base: URL,
  endpoint: Endpoint,
  call: {
    readonly path: ReadonlyMap<string, string>;
    readonly query: Readonly<Record<string, QueryValue>>;
  },
): URL {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = call.path.get(name) ?? "";
    if (["", ".", ".."].includes(value)) throw unfitSegment(endpoint, name, value);
    return encodeURIComponent(value);
  });
  const url = new URL(base.href + path);
  for (const [name, value] of Object.entries(call.query)) {
    const values = typeof value === "object" ? value : value === undefined ? [] : [String(value)];
    for (const item of values) url.searchParams.append(name, item);
  }
  return url;
}

function unfitSegment(endpoint: Endpoint, name: string, value: string): PressError {
  return new PressError(
    `Cannot ${endpoint.purpose} because its ${name} is "${value}", which cannot be part of an address.`,
    { kind: "badRequest", outcome: "refused", operation: endpoint.operation },
  );
}

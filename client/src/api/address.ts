import { PressError } from "./errors.js";

const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads the address of a platform: https, or http on a loopback host, since the key travels with every request. The
 * path ends in `/`. Throws a `PressError` of kind `invalidAddress`, which never repeats the text.
 */
export function parseAddress(text: string): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url === undefined || url.hostname === "") {
    throw invalidAddress(
      "The platform address is no web address; write one like https://press.peak.ai.",
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw invalidAddress(
      "The platform address holds a user name or password; remove it and sign in with a key.",
    );
  }
  if (url.search !== "" || url.hash !== "") {
    throw invalidAddress(
      "The platform address holds a query or fragment; write only its https address.",
    );
  }
  const isAllowed =
    url.protocol === "https:" || (url.protocol === "http:" && loopbackHost.test(url.hostname));
  if (!isAllowed) {
    throw invalidAddress(
      `The platform address starts with ${url.protocol}//, which does not protect the key; write https:// (http:// is for this machine only).`,
    );
  }
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

function invalidAddress(message: string): PressError {
  return new PressError(message, {
    kind: "invalidAddress",
    outcome: "refused",
    operation: "parseAddress",
  });
}

import { failure, whatNext } from "./failure.js";
import type { CallContext, Failure } from "./failure.js";

/** Failures before anything was sent, by the code of the system or of the TLS library. */
const unreachable = new Map([
  ["ENOTFOUND", "cannot be found; check the address and the network"],
  ["EAI_AGAIN", "cannot be looked up; check the network"],
  ["ECONNREFUSED", "does not accept connections; check the address and whether the platform runs"],
  ["ENETUNREACH", "cannot be reached; check the network"],
  ["EHOSTUNREACH", "cannot be reached; check the network"],
  ["ENETDOWN", "cannot be reached; check the network"],
  ["EADDRNOTAVAIL", "cannot be reached; check the network"],
]);

/** What is wrong with a certificate, by the code of the TLS library. */
const untrustedCertificate = new Map([
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "self-signed"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "issued by an unknown authority"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "issued by an unknown authority"],
  ["UNABLE_TO_GET_ISSUER_CERT", "issued by an unknown authority"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "issued by an unknown authority"],
  ["CERT_HAS_EXPIRED", "expired"],
  ["CERT_NOT_YET_VALID", "not valid yet"],
  ["CERT_UNTRUSTED", "issued by an unknown authority"],
  ["CERT_REVOKED", "revoked"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "made out to another host"],
]);

/** The codes of zlib and of Brotli. */
const ofDecompression = /^(?:Z_|ERR__?(?:BROTLI|ERROR)_)/;

/** What agents that speak to a proxy say when it opens no tunnel. */
const noTunnel = /^(?:tunneling socket|proxy connection)\b/i;

/**
 * A connection that could not be made or was lost. `thrown` is only asked for its code and for the port it names, since
 * its text may hold a key. `isDefinite`: the request cannot have been read, since the connection was never made.
 */
export function lostConnection(
  context: CallContext,
  thrown: unknown,
  { isDefinite }: { readonly isDefinite: boolean },
): Failure {
  const code = textProperty(thrown, "code") ?? "";
  const reason = (textProperty(thrown, "message") ?? "").split(", reason: ").slice(1).join("");
  return (
    proxyFailure(context, code, reason) ??
    unreachableHost(context, code) ??
    unsafeConnection(context, code) ??
    unreadableAnswer(context, code) ??
    interruption(context, thrown, isDefinite)
  );
}

/** The host is never asked when the proxy in front of it cannot be reached: another port than that of the address. */
function proxyFailure({ url, ...context }: CallContext, code: string, reason: string) {
  const port = /^connect E\w+ \S*:(\d{1,5})$/.exec(reason)?.[1];
  const ownPort = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
  const isOther = code !== "" && port !== undefined && port !== ownPort;
  if (!isOther && !noTunnel.test(reason)) return undefined;
  return failure(
    { url, ...context },
    `The proxy in front of ${url.host} cannot be reached or opens no connection; check the editor's setting http.proxy.`,
    { kind: "network", isDefinite: true },
  );
}

function unreachableHost(context: CallContext, code: string): Failure | undefined {
  const reason = unreachable.get(code);
  if (reason === undefined) return undefined;
  return failure(context, `${context.url.host} ${reason}.`, { kind: "network", isDefinite: true });
}

function unsafeConnection(context: CallContext, code: string): Failure | undefined {
  const { host } = context.url;
  const flaw = untrustedCertificate.get(code);
  if (flaw !== undefined) {
    return failure(
      context,
      `The certificate of ${host} is not trusted: it is ${flaw}; a company's own authority has to be in the system's certificate store.`,
      { kind: "network", isDefinite: true },
    );
  }
  if (code !== "EPROTO" && !/^ERR_(?:SSL|TLS)_/.test(code)) return undefined;
  return failure(
    context,
    `No secure connection to ${host} could be made; check that its address and port are those of an https server.`,
    { kind: "network", isDefinite: true },
  );
}

function unreadableAnswer(context: CallContext, code: string): Failure | undefined {
  if (!ofDecompression.test(code)) return undefined;
  const { endpoint, url } = context;
  return failure(
    context,
    `${url.host} sent a compressed answer that cannot be unpacked when asked to ${endpoint.purpose}; ${whatNext(endpoint)}.`,
    { kind: "network", isDefinite: false, retryability: "transient" },
  );
}

function interruption(context: CallContext, thrown: unknown, isNeverConnected: boolean): Failure {
  const { endpoint, url } = context;
  const isDefinite = isNeverConnected || textProperty(thrown, "erroredSysCall") === "connect";
  const message = isDefinite
    ? `The connection to ${url.host} broke off before anything was sent; check the address and the network.`
    : `The connection to ${url.host} was lost while it was asked to ${endpoint.purpose}; ${whatNext(endpoint)}.`;
  return failure(context, message, { kind: "network", isDefinite, retryability: "transient" });
}

function textProperty(value: unknown, name: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const property: unknown = Reflect.get(value, name);
  return typeof property === "string" ? property : undefined;
}

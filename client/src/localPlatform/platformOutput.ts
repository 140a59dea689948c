/** Reads what the local platform's program prints. */

/** The address in a line that tells that the platform listens; undefined for any other line. */
export function listeningAddress(line: string): string | undefined {
  try {
    const event: unknown = JSON.parse(line);
    if (typeof event !== "object" || event === null) return undefined;
    const fields = new Map<string, unknown>(Object.entries(event));
    const address = fields.get("address");
    const isListening = fields.get("event") === "listening";
    return isListening && typeof address === "string" ? loopbackOrigin(address) : undefined;
  } catch {
    return undefined;
  }
}

/** The address of the platform that has the data folder already, from the sentence by which another one is refused. */
export function holderAddress(refusal: string): string | undefined {
  const address = /\bin use by the platform at (http:\S+)/.exec(refusal)?.[1];
  return address === undefined ? undefined : loopbackOrigin(address);
}

function loopbackOrigin(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, origin } = new URL(address);
  return protocol === "http:" && hostname === "127.0.0.1" ? origin : undefined;
}

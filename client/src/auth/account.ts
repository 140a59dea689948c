/** Who acts where: an address of a platform, and the tenant whose key is stored for it. Holds no secret. */
export interface Account {
  readonly id: string;
  /** Name for people. */
  readonly label: string;
  /** https, or http on this machine. */
  readonly baseUrl: string;
  /** Free text, for people only: the platform knows the tenant by the key. */
  readonly tenant?: string;
}

const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The origin that the account's key is bound to. */
export function accountOrigin(account: Account): string {
  return new URL(account.baseUrl).origin;
}

/** Whether an address is one of this machine. */
export function isLoopback(address: string): boolean {
  return loopbackHost.test(new URL(address).hostname);
}

/** Whether what is done there touches nobody's work: this machine, or the stage made for trying things out. */
export function isDevelopment(account: Account): boolean {
  return isLoopback(account.baseUrl) || new URL(account.baseUrl).hostname === "press.dev.peak.ai";
}

/** `Label (tenant, press.peak.ai)`. */
export function describeAccount(account: Account): string {
  const place = new URL(account.baseUrl).host;
  return account.tenant === undefined
    ? `${account.label} (${place})`
    : `${account.label} (${account.tenant}, ${place})`;
}

/** Reads an account that was stored; undefined when it is none of ours. */
export function readAccount(stored: unknown): Account | undefined {
  if (typeof stored !== "object" || stored === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(stored));
  const id = fields.get("id");
  const label = fields.get("label");
  const baseUrl = fields.get("baseUrl");
  const tenant = fields.get("tenant");
  if (typeof id !== "string" || typeof label !== "string") return undefined;
  if (typeof baseUrl !== "string" || !URL.canParse(baseUrl)) return undefined;
  return typeof tenant === "string" ? { id, label, baseUrl, tenant } : { id, label, baseUrl };
}

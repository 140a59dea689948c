import { createHash, randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isRecord } from "./record.js";

/** The tenant of the key that the platform makes for itself. */
const localTenant = "local";

/** Which tenant a key belongs to. Holds digests, so that looking a key up takes the same time however wrong it is. */
export class ApiKeys {
  readonly #tenants = new Map<string, string>();

  constructor(tenantsByKey: Iterable<readonly [string, string]>) {
    for (const [key, tenant] of tenantsByKey) this.#tenants.set(digest(key), tenant);
  }

  /** @param authorization the header's value: a bare key, or `Bearer` and a key */
  tenantOf(authorization: string | undefined): string | undefined {
    if (authorization === undefined) return undefined;
    const verbatim = this.#tenants.get(digest(authorization));
    return verbatim ?? this.#tenants.get(digest(authorization.replace(/^Bearer /, "")));
  }

  /** The tenant of the first key. */
  get firstTenant(): string {
    return [...this.#tenants.values()][0] ?? localTenant;
  }
}

export function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("base64");
}

/**
 * Reads a JSON map of key → tenant.
 * @throws Error with one sentence that does not show the text
 */
export function parseKeys(json: string): ReadonlyMap<string, string> {
  const wrong = new Error(
    `PRESS_PLATFORM_KEYS is no JSON map from API keys to tenant names, such as {"my-secret-key": "my-tenant"}.`,
  );
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw wrong;
  }
  if (!isRecord(value)) throw wrong;
  const keys = new Map<string, string>();
  for (const [key, tenant] of Object.entries(value)) {
    if (!/^[\x21-\x7e]+( [\x21-\x7e]+)?$/.test(key)) throw wrong;
    if (typeof tenant !== "string" || !/^[\x20-\x7e]+$/.test(tenant)) throw wrong;
    keys.set(key, tenant);
  }
  if (keys.size === 0) throw wrong;
  return keys;
}

export interface OwnKey {
  readonly key: string;
  readonly tenant: string;
  readonly filePath: string;
  /** Whether it was made just now. */
  readonly isNew: boolean;
}

/** The key of a platform that was given none: made on the first start, kept in a file that only its owner may read. */
export function ownKey(folder: string): OwnKey {
  const filePath = path.join(folder, "key");
  try {
    const key = readFileSync(filePath, "utf8").trim();
    if (key !== "") return { key, tenant: localTenant, filePath, isNew: false };
  } catch (error) {
    if (!isRecord(error) || error["code"] !== "ENOENT") throw error;
  }
  const key = randomBytes(24).toString("base64url");
  writeFileSync(filePath, `${key}\n`, { mode: 0o600 });
  return { key, tenant: localTenant, filePath, isNew: true };
}

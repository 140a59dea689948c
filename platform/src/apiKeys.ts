import { createHash, randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isRecord, own } from "./record.js";

/** What a key may do: everything, only what changes nothing, or nothing at all. */
const accesses = ["full", "read", "none"] as const;

/** What a key stands for. */
export interface KeyHolder {
  readonly tenant: string;
  readonly access: (typeof accesses)[number];
}

/** Whom the key that the platform makes for itself stands for. */
const localHolder: KeyHolder = { tenant: "local", access: "full" };

/** Whose keys there are. Holds digests, so that looking a key up takes the same time however wrong it is. */
export class ApiKeys {
  readonly #holders = new Map<string, KeyHolder>();

  constructor(holdersByKey: Iterable<readonly [string, KeyHolder]>) {
    for (const [key, holder] of holdersByKey) this.#holders.set(digest(key), holder);
  }

  /** @param authorization the header's value: a bare key, or `Bearer` and a key */
  holderOf(authorization: string | undefined): KeyHolder | undefined {
    if (authorization === undefined) return undefined;
    const verbatim = this.#holders.get(digest(authorization));
    return verbatim ?? this.#holders.get(digest(authorization.replace(/^Bearer /, "")));
  }

  /** The tenant of the first key. */
  get firstTenant(): string {
    return [...this.#holders.values()][0]?.tenant ?? localHolder.tenant;
  }
}

export function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("base64");
}

/**
 * Reads a JSON map of key → tenant, or key → `{tenant, access}`.
 * @throws Error with one sentence that does not show the text
 */
export function parseKeys(json: string): ReadonlyMap<string, KeyHolder> {
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
  const keys = new Map<string, KeyHolder>();
  for (const [key, entry] of Object.entries(value)) {
    const holder = readHolder(entry);
    if (!/^[\x21-\x7e]+( [\x21-\x7e]+)?$/.test(key) || holder === undefined) throw wrong;
    keys.set(key, holder);
  }
  if (keys.size === 0) throw wrong;
  return keys;
}

function readHolder(entry: unknown): KeyHolder | undefined {
  const tenant = isRecord(entry) ? own(entry, "tenant") : entry;
  const wanted = isRecord(entry) ? (own(entry, "access") ?? "full") : "full";
  const access = accesses.find((known) => known === wanted);
  if (typeof tenant !== "string" || !/^[\x20-\x7e]+$/.test(tenant)) return undefined;
  return access === undefined ? undefined : { tenant, access };
}

export interface OwnKey extends KeyHolder {
  readonly key: string;
  readonly filePath: string;
  /** Whether it was made just now. */
  readonly isNew: boolean;
}

/** The key of a platform that was given none: made on the first start, kept in a file that only its owner may read. */
export function ownKey(folder: string): OwnKey {
  const filePath = path.join(folder, "key");
  try {
    const key = readFileSync(filePath, "utf8").trim();
    if (key !== "") return { ...localHolder, key, filePath, isNew: false };
  } catch (error) {
    if (!isRecord(error) || error["code"] !== "ENOENT") throw error;
  }
  const key = randomBytes(24).toString("base64url");
  writeFileSync(filePath, `${key}\n`, { mode: 0o600 });
  return { ...localHolder, key, filePath, isNew: true };
}

import { createHash } from "node:crypto";
import { isRecord } from "../api/guards.js";
import type { ChangeAccount } from "./journal/journalEntry.js";

/** Where the records are kept; nothing in them is secret. */
export interface RecordStorage {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** What was published from a file, the last time, with one account. */
export interface PublishedRecord {
  /** Of the file. */
  readonly uri: string;
  readonly account: ChangeAccount;
  readonly specId: string;
  readonly blockKind: string;
  readonly name: string;
  readonly version: string;
  /** Of the file's text; see `textDigest`. */
  readonly text: string;
  /** Of what the file says, whatever its comments and layout; see `contentDigest`. */
  readonly content: string;
  /** Milliseconds since the epoch. */
  readonly publishedAt: number;
}

const storageKey = "published";
/** The oldest are forgotten when there are more. */
const mostRecords = 1000;

/**
 * Remembers for this workspace what was published from which file. Holds ids, names and digests, never content, keys or
 * values of parameters.
 */
export class PublishedRecords {
  readonly #storage: RecordStorage;

  constructor(storage: RecordStorage) {
    this.#storage = storage;
  }

  /** To be called once the platform has confirmed the release. */
  async add(record: PublishedRecord): Promise<void> {
    const others = this.#all().filter((other) => !isSameFile(other, record));
    await this.#storage.update(storageKey, [...others, record].slice(-mostRecords));
  }

  /** The last release that an account has published from a file; undefined where none is known. */
  find(uri: string, account: ChangeAccount): PublishedRecord | undefined {
    return this.#all().find((record) => isSameFile(record, { uri, account }));
  }

  #all(): readonly PublishedRecord[] {
    const stored = this.#storage.get(storageKey);
    return Array.isArray(stored) ? stored.flatMap((value) => readRecord(value) ?? []) : [];
  }
}

function isSameFile(
  one: Pick<PublishedRecord, "uri" | "account">,
  other: Pick<PublishedRecord, "uri" | "account">,
): boolean {
  return (
    one.uri === other.uri &&
    one.account.id === other.account.id &&
    one.account.origin === other.account.origin
  );
}

const textFields = ["uri", "specId", "blockKind", "name", "version", "text", "content"] as const;

function readRecord(stored: unknown): PublishedRecord | undefined {
  if (!isRecord(stored)) return undefined;
  const { publishedAt } = stored;
  const account = readAccount(stored["account"]);
  if (account === undefined || typeof publishedAt !== "number") return undefined;
  if (!textFields.every((field) => typeof stored[field] === "string")) return undefined;
  const text = (field: (typeof textFields)[number]) => String(stored[field]);
  return {
    uri: text("uri"),
    account,
    specId: text("specId"),
    blockKind: text("blockKind"),
    name: text("name"),
    version: text("version"),
    text: text("text"),
    content: text("content"),
    publishedAt,
  };
}

function readAccount(stored: unknown): ChangeAccount | undefined {
  if (!isRecord(stored)) return undefined;
  const { id, origin } = stored;
  return typeof id === "string" && typeof origin === "string" ? { id, origin } : undefined;
}

/** SHA-256 of a text, lower-case hex; line ends do not count, since tools change them. */
export function textDigest(text: string): string {
  return sha256(text.replace(/\r\n?/g, "\n"));
}

/** SHA-256 of a JSON value, lower-case hex; the order of keys does not count. */
export function contentDigest(content: unknown): string {
  return sha256(JSON.stringify(content, (_key, value: unknown) => sorted(value)));
}

function sorted(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

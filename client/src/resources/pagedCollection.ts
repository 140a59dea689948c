import { PressError } from "../api/errors.js";
import type { Page } from "../api/resources.js";

/** What is known of a collection. After a failure the items are those of the last successful read. */
export interface CollectionState<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
  readonly failure?: CollectionFailure;
  /** Time of the last successful read, in milliseconds since the epoch. */
  readonly readAt?: number;
}

export interface CollectionFailure {
  readonly message: string;
  readonly kind: PressError["kind"] | "unexpected";
}

export interface CollectionSource<Item> {
  readonly readPage: (pageNumber: number, signal: AbortSignal) => Promise<Page<Item>>;
  readonly idOf: (item: Item) => string;
  readonly now: () => number;
  readonly onDidChange: () => void;
  /** Hears of errors that are no `PressError`. */
  readonly onUnexpected: (error: unknown) => void;
}

/**
 * A list of the platform, read page by page and kept. Reads of the same collection never overlap.
 */
export class PagedCollection<Item> {
  readonly #source: CollectionSource<Item>;
  readonly #abort = new AbortController();
  #state: CollectionState<Item> | undefined;
  #pageCount = 1;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(source: CollectionSource<Item>) {
    this.#source = source;
  }

  /** Undefined before the first read has ended. */
  get state(): CollectionState<Item> | undefined {
    return this.#state;
  }

  /** Reads the first page unless it was read, or tried, before. */
  async load(): Promise<CollectionState<Item>> {
    if (this.#state === undefined) await this.#run(() => this.#read(1));
    return this.#state ?? { items: [], hasMore: false };
  }

  /** Reads again all pages that were read: after the read under way, if any, since that may have begun too early. */
  refresh(): Promise<void> {
    const read = () => this.#run(() => this.#read(this.#pageCount));
    if (this.#running === undefined) return read();
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return read();
    });
    return this.#next;
  }

  /** Reads one page more. */
  loadMore(): Promise<void> {
    if (this.#state?.hasMore !== true) return Promise.resolve();
    return this.#run(() => this.#read(this.#pageCount + 1));
  }

  /** Cancels what is under way; nothing changes any more. */
  dispose(): void {
    this.#abort.abort();
  }

  #run(task: () => Promise<void>): Promise<void> {
    this.#running ??= task().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** Reads pages 1 to `pageCount`: what was created meanwhile shifts the items, so a single page would not fit. */
  async #read(pageCount: number): Promise<void> {
    try {
      const items = new Map<string, Item>();
      let last = 1;
      let number = 0;
      do {
        number += 1;
        const page = await this.#source.readPage(number, this.#abort.signal);
        for (const item of page.items) items.set(this.#source.idOf(item), item);
        last = page.pageCount;
      } while (number < Math.min(pageCount, last));
      this.#pageCount = number;
      this.#settle({
        items: [...items.values()],
        hasMore: number < last,
        readAt: this.#source.now(),
      });
    } catch (error) {
      this.#settle({
        ...(this.#state ?? { items: [], hasMore: false }),
        failure: this.#failure(error),
      });
    }
  }

  #settle(state: CollectionState<Item>): void {
    if (this.#abort.signal.aborted) return;
    this.#state = state;
    this.#source.onDidChange();
  }

  #failure(error: unknown): CollectionFailure {
    if (error instanceof PressError) return { message: error.message, kind: error.kind };
    this.#source.onUnexpected(error);
    return { message: "The list could not be read; the log has the details.", kind: "unexpected" };
  }
}

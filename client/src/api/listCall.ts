import { paginate } from "./paginate.js";
import type { Page } from "./resources.js";

export interface ListSource<Item> {
  /** Reads the page with this number, or the one that the caller's query names. */
  readonly readPage: (pageNumber?: number) => Promise<Page<Item>>;
  /** What tells an item from the others of its list. */
  readonly identify: (item: Item) => string;
}

/**
 * A list that is asked for when it is used. Awaited, it is the page that its query names. Iterated, it is all items from
 * the first page on, each once, however the list changes meanwhile; see `paginate`.
 */
export class ListCall<Item> implements Promise<Page<Item>>, AsyncIterable<Item> {
  readonly [Symbol.toStringTag] = "ListCall";
  readonly #source: ListSource<Item>;
  #page: Promise<Page<Item>> | undefined;

  constructor(source: ListSource<Item>) {
    this.#source = source;
  }

  then<Value = Page<Item>, Other = never>(
    onPage?: ((page: Page<Item>) => Value | PromiseLike<Value>) | null,
    onError?: ((reason: unknown) => Other | PromiseLike<Other>) | null,
  ): Promise<Value | Other> {
    return this.#read().then(onPage, onError);
  }

  catch<Other = never>(
    onError?: ((reason: unknown) => Other | PromiseLike<Other>) | null,
  ): Promise<Page<Item> | Other> {
    return this.#read().catch(onError);
  }

  finally(onEnd?: (() => void) | null): Promise<Page<Item>> {
    return this.#read().finally(onEnd);
  }

  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    return this.all();
  }

  /** As iterating it. `onUnstable` is told when the list kept changing, so that an item may have been missed. */
  all(onUnstable?: () => void): AsyncGenerator<Item, void, undefined> {
    const { readPage, identify } = this.#source;
    return paginate(readPage, identify, onUnstable);
  }

  #read(): Promise<Page<Item>> {
    this.#page ??= this.#source.readPage();
    return this.#page;
  }
}

export interface Subscription {
  dispose(): void;
}

export type Subscribe<Value> = (listener: (value: Value) => void) => Subscription;

/** An event of the parts that work without an editor. A listener that throws does not keep the others from hearing. */
export class Emitter<Value> {
  readonly #listeners = new Set<(value: Value) => void>();
  readonly #onListenerError: (error: unknown) => void;

  constructor(onListenerError: (error: unknown) => void) {
    this.#onListenerError = onListenerError;
  }

  readonly event: Subscribe<Value> = (listener) => {
    const own = (value: Value) => listener(value);
    this.#listeners.add(own);
    return { dispose: () => void this.#listeners.delete(own) };
  };

  fire(value: Value): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        this.#onListenerError(error);
      }
    }
  }
}

import { Emitter } from "../../../client/src/emitter.js";
import type { MementoPort, SecretPort } from "../../../client/src/auth/accountStore.js";

export class MemoryMemento implements MementoPort {
  readonly values = new Map<string, unknown>();

  get(name: string): unknown {
    return this.values.get(name);
  }

  update(name: string, value: unknown): Promise<void> {
    this.values.set(name, JSON.parse(JSON.stringify(value)));
    return Promise.resolve();
  }
}

/** A secret storage; `keeps` false makes it one whose keyring is not available. */
export class MemorySecrets implements SecretPort {
  readonly values = new Map<string, string>();
  readonly #changed = new Emitter<{ readonly key: string }>((error) => {
    throw error;
  });
  readonly onDidChange = this.#changed.event;
  keeps = true;

  get(name: string): Promise<string | undefined> {
    return Promise.resolve(this.values.get(name));
  }

  store(name: string, value: string): Promise<void> {
    if (this.keeps) this.values.set(name, value);
    this.#changed.fire({ key: name });
    return Promise.resolve();
  }

  delete(name: string): Promise<void> {
    this.values.delete(name);
    this.#changed.fire({ key: name });
    return Promise.resolve();
  }
}

/** What somebody has found out about objects that never change, kept with these objects. */
export interface Memory<Value> {
  get(owner: Remembering): Value | undefined;
  set(owner: Remembering, value: Value): void;
}

/** An object that others may keep their findings with. */
export interface Remembering {
  readonly memories: Map<object, unknown>;
}

/**
 * A memory of its own. The values live in the objects and not in a weak map, which would cost the garbage collector a look
 * at each entry.
 */
export function createMemory<Value>(): Memory<Value> {
  const key = {};
  return {
    get: ({ memories }) => memories.get(key) as Value | undefined,
    set: ({ memories }, value) => void memories.set(key, value),
  };
}

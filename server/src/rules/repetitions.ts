/** An item that says the same as an earlier one. */
export interface Repetition<Item> {
  readonly item: Item;
  readonly first: Item;
}

/** The items whose key an earlier item has, in their order. Items without a key are left out. */
export function repetitions<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string | undefined,
): readonly Repetition<Item>[] {
  const seen = new Map<string, Item>();
  const found: Repetition<Item>[] = [];
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, item);
    else found.push({ item, first });
  }
  return found;
}

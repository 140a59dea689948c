/** Shorter texts are words that a message may need. */
const shortest = 8;

/**
 * The texts of values that are sent as parameters, at any depth. Which of them are hidden is for others to know; a
 * message gets on without all of them.
 */
export function textsIn(values: unknown): readonly string[] {
  const texts: string[] = [];
  const waiting: unknown[] = [values];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === "string" && value.length >= shortest) texts.push(value);
    if (typeof value !== "object" || value === null) continue;
    const parts: readonly unknown[] = Object.values(value);
    for (const part of parts) waiting.push(part);
  }
  return texts;
}

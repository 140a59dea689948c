/** Shorter texts are words that a message may need, as long as nobody says that they are hidden. */
const shortestText = 8;

/**
 * The texts and numbers in values that are sent as parameters, at any depth, as text. Which of them are hidden is for
 * others to know; a message gets on without all of them.
 */
export function textsIn(values: unknown, shortest = shortestText): readonly string[] {
  const texts: string[] = [];
  const waiting: unknown[] = [values];
  while (waiting.length > 0) {
    const value = waiting.pop();
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text === "string" && text.length >= shortest) texts.push(text);
    if (typeof value !== "object" || value === null) continue;
    const parts: readonly unknown[] = Object.values(value);
    for (const part of parts) waiting.push(part);
  }
  return texts;
}

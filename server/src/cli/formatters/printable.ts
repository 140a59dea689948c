/** A text from a file on one line of a terminal: control characters and marks of direction become visible. */
export function printable(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex -- those are what must not reach a terminal
    /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
}

const longestQuoted = 60;

/** A name from the file as part of a one-line message. */
export function quote(name: string): string {
  const line = name.replace(/\s+/gu, " ");
  const shown = line.length > longestQuoted ? `${line.slice(0, longestQuoted - 1)}…` : line;
  return `"${shown}"`;
}

/** `"a"`, `"a" and "b"`, `"a", "b" and 3 more`. */
export function quoteAll(names: readonly string[]): string {
  const most = 3;
  const shown = names.slice(0, names.length > most ? most - 1 : most).map(quote);
  if (shown.length < names.length) shown.push(`${names.length - shown.length} more`);
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}

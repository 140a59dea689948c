/** The line of an ignore file that leaves out this one file, in both dialects. `path` is relative, with `/`. */
export function ignoreLineFor(path: string): string {
  const literal = path.replace(/[*?[\]\\]/g, String.raw`\$&`);
  // White space at the end is trimmed, unless it stands in a class.
  return `/${literal.replace(/\s$/, "[$&]")}`;
}

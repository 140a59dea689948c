/** The three folders (or files) directly in an artifact that weigh most, to name in a sentence. */
export function largestFolders<File extends { readonly path: string }>(
  files: readonly File[],
  weigh: (file: File) => number,
): string {
  const weights = new Map<string, number>();
  for (const file of files) {
    const slash = file.path.indexOf("/");
    const name = slash === -1 ? file.path : file.path.slice(0, slash + 1);
    weights.set(name, (weights.get(name) ?? 0) + weigh(file));
  }
  return [...weights]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([name]) => `"${name}"`)
    .join(", ");
}

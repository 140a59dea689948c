import type { CollectedFile } from "../collectedFile.js";

export type ArchiveEntry =
  | { readonly type: "folder"; readonly path: string }
  | { readonly type: "file"; readonly path: string; readonly file: CollectedFile };

/** The entries of an archive: each folder before what is in it, as platforms expect that build from the archive. */
export function* archiveEntries(files: readonly CollectedFile[]): Generator<ArchiveEntry> {
  const known = new Set<string>();
  for (const file of files) {
    for (
      let slash = file.path.indexOf("/");
      slash !== -1;
      slash = file.path.indexOf("/", slash + 1)
    ) {
      const path = file.path.slice(0, slash + 1);
      if (known.has(path)) continue;
      known.add(path);
      yield { type: "folder", path };
    }
    yield { type: "file", path: file.path, file };
  }
}

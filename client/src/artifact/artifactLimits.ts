/** What an artifact may hold. More is a mistake in nearly all cases, and slow in all of them. */
export const artifactLimits = {
  files: 50_000,
  /** Bytes before compression. */
  bytes: 512 * 1024 * 1024,
  /** Folders within each other. */
  depth: 64,
  /** Bytes of a path in UTF-8. */
  pathBytes: 4096,
  /** Bytes of the archive, as the platform takes it. */
  archiveBytes: 10 * 1024 * 1024,
} as const;

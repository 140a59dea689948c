import type { BigIntStats } from "node:fs";

/** A text that changes when a file was replaced, written to, or touched. */
export function fileIdentity(stats: BigIntStats): string {
  return [stats.dev, stats.ino, stats.size, stats.mtimeNs].join(":");
}

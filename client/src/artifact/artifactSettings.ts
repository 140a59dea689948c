import { artifactLimits } from "./artifactLimits.js";
import type { IgnoreDialect } from "./ignore/ignorePattern.js";
import type { LinkHandling } from "./linkTarget.js";

/** What people can choose about artifacts. */
export interface ArtifactSettings {
  readonly dialect: IgnoreDialect;
  readonly links: LinkHandling;
  /** Bytes of the archive. */
  readonly limitBytes: number;
}

const mebibyte = 1024 * 1024;

/**
 * Settings by their names below `pressBlock.artifact`, as package.json declares them; what is of another kind counts as
 * unset.
 */
export function readArtifactSettings(get: (name: string) => unknown): ArtifactSettings {
  const size = get("maximumSize");
  const isSize = typeof size === "number" && Number.isFinite(size) && size > 0;
  return {
    dialect: get("ignoreDialect") === "docker" ? "docker" : "sdk",
    links: get("links") === "include" ? "include" : "refuse",
    limitBytes: isSize ? Math.round(size * mebibyte) : artifactLimits.archiveBytes,
  };
}

import { artifactLimits } from "./artifactLimits.js";
import type { IgnoreDialect } from "./ignore/ignorePattern.js";
import type { LinkHandling } from "./linkTarget.js";

/** What people can choose about artifacts. */
export interface ArtifactSettings {
  readonly dialect: IgnoreDialect;
  readonly links: LinkHandling;
  /** Bytes of the archive; at most what its files may have before they are packed. */
  readonly limitBytes: number;
}

const mebibyte = 1024 * 1024;

/** Values of the settings below `pressBlock.artifact`, by the names that package.json declares. */
type ArtifactSettingValues = Readonly<Record<"ignoreDialect" | "links" | "maximumSize", unknown>>;

/** Reads the values of settings; what is of another kind counts as unset. */
export function readArtifactSettings(values: Partial<ArtifactSettingValues>): ArtifactSettings {
  const size = values.maximumSize;
  const isSize = typeof size === "number" && Number.isFinite(size) && size > 0;
  return {
    dialect: values.ignoreDialect === "docker" ? "docker" : "sdk",
    links: values.links === "include" ? "include" : "refuse",
    limitBytes: isSize
      ? Math.min(Math.round(size * mebibyte), artifactLimits.bytes)
      : artifactLimits.archiveBytes,
  };
}

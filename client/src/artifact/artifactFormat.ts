export type ArtifactFormat = "zip" | "tgz";

const peakHost = /^press\.(?:[a-z0-9-]+\.)?peak\.ai$/;

/** The archive that a platform takes: Peak's own hosts take zip, all others tgz. `origin` as of `URL.origin`. */
export function artifactFormat(origin: string): ArtifactFormat {
  return peakHost.test(new URL(origin).hostname) ? "zip" : "tgz";
}

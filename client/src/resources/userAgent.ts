/** How requests name the extension, from its manifest: `press-blocks-vscode/1.2.3`. */
export function userAgent(manifest: unknown): string {
  const isObject = typeof manifest === "object" && manifest !== null;
  const version: unknown = isObject && "version" in manifest ? manifest.version : undefined;
  return `press-blocks-vscode/${typeof version === "string" ? version : "0"}`;
}

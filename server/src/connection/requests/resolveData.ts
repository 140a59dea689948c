import type { ClientCapabilities } from "vscode-languageserver/node";
import type { LensData } from "../../features/codeLens.js";
import type { LinkData } from "../../features/documentLink.js";

/** What comes back from a client with a link or a lens; undefined for what was never given to it. */
export function readLinkData(data: unknown): LinkData | undefined {
  const { document, file } = textsOf(data);
  return document === undefined || file === undefined ? undefined : { document, file };
}

export function readLensData(data: unknown): LensData | undefined {
  const { document, shows, kind, name } = textsOf(data);
  const isShown = shows === "uses" || shows === "parents";
  const isKind = kind === "step" || kind === "image" || kind === "parameter";
  if (document === undefined || name === undefined || !isShown || !isKind) return undefined;
  return { document, shows, kind, name };
}

function textsOf(data: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof data !== "object" || data === null) return {};
  return Object.fromEntries(Object.entries(data).filter(([, value]) => typeof value === "string"));
}

/** The commands that a client says it has. */
export function commandsOf({ experimental }: ClientCapabilities): readonly unknown[] {
  const known: unknown = experimental;
  if (typeof known !== "object" || known === null) return [];
  const commands: unknown = Object.entries(known).find(([key]) => key === "commands")?.[1];
  return Array.isArray(commands) ? commands : [];
}

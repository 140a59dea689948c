import type { SyntaxNode } from "../../document/syntaxNode.js";
import { asMapping, asText, valueOf } from "../../model/readNode.js";
import type { DocumentKind, Text } from "../../model/spec.js";
import { findPath, startFolders, uriOfPath, type FilesBeside } from "../beside/filesBeside.js";

/** What is at the path of an artifact: below the workspace folder, else beside the file. */
export interface ArtifactPlace {
  readonly path: Text;
  readonly found: "folder" | "file" | "nothing";
  /** URI of what is found. */
  readonly uri?: string;
}

/** Undefined where no path is given, or where nobody can know what it means. */
export function findArtifact(
  root: SyntaxNode | undefined,
  beside: FilesBeside | undefined,
): ArtifactPlace | undefined {
  const path = asText(valueOf(asMapping(valueOf(asMapping(root), "artifact")), "path"));
  if (!path || !beside || path.text.trim() === "") return undefined;
  const folders = startFolders(beside);
  const place = findPath(beside, folders, path.text);
  if (place) return { path, found: place.kind, uri: place.uri };
  // Without a workspace folder nobody knows where the command line will run.
  const isKnown = beside.root !== undefined && uriOfPath("file:///", path.text) !== undefined;
  return isKnown ? { path, found: "nothing" } : undefined;
}

/** URI of the folder from which images are built; undefined unless it is there. */
export function artifactFolder(
  root: SyntaxNode | undefined,
  kind: DocumentKind,
  beside: FilesBeside | undefined,
): string | undefined {
  if (kind !== "create-spec" && kind !== "create-release") return undefined;
  const place = findArtifact(root, beside);
  return place?.found === "folder" ? place.uri : undefined;
}

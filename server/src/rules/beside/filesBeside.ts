import { joinUri, parentUri, type FileReader } from "../../workspace.js";

/** The files around the one that is checked, all at one moment. */
export interface FilesBeside extends FileReader {
  /** URI of the file that is checked. */
  readonly uri: string;
  /** URI of the innermost open folder that holds it; undefined for a file outside of all. */
  readonly root?: string;
  /** URI of the file with the variables of this template. */
  readonly templateParameters?: string;
  /** URIs of the templates whose variables this file holds; undefined where not all of them are known. */
  templates(): readonly string[] | undefined;
}

/** The folders that a relative path may begin in, as the platform's command line looks for it: where it runs first. */
export function startFolders({ uri, root }: Pick<FilesBeside, "uri" | "root">): readonly string[] {
  const own = parentUri(uri);
  return root === undefined || root === own ? [own] : [root, own];
}

/**
 * The URI of a path that is written with slashes; undefined where its meaning depends on the machine: backslashes, drives
 * and home folders.
 */
export function uriOfPath(folder: string, path: string): string | undefined {
  if (/^~|\\|^[a-z]:/i.test(path)) return undefined;
  return joinUri(path.startsWith("/") ? "file:///" : folder, path);
}

/** The first place in which there is something by this path. */
export function findPath(
  beside: FileReader,
  folders: readonly string[],
  path: string,
): { readonly uri: string; readonly kind: "file" | "folder" } | undefined {
  for (const folder of folders) {
    const uri = uriOfPath(folder, path);
    const stat = uri === undefined ? undefined : beside.stat(uri);
    if (uri !== undefined && stat) return { uri, kind: stat.kind };
  }
  return undefined;
}

import { fitsGlob } from "../model/fileAssociations.js";
import type { FilesBeside } from "../rules/beside/filesBeside.js";
import type { Settings } from "../settings.js";
import { joinUri, type FileReader, type WorkspaceSnapshot } from "../workspace.js";
import { documentSettings, findProjectFile, type DocumentSettings } from "./documentSettings.js";

/** What a check of one document goes by beside its text. */
export interface CheckOptions extends DocumentSettings {
  readonly beside?: FilesBeside;
}

/** The settings for a document and the files around it; only a document on the disk has any. */
export function checkOptions(
  uri: string,
  settings: Settings,
  workspace: WorkspaceSnapshot | undefined,
): CheckOptions {
  const own = documentSettings(uri, settings, workspace);
  if (!workspace || !uri.startsWith("file:")) return own;
  const { templateParameters } = own;
  const root = rootOf(uri, workspace.roots);
  let templates: { readonly found: readonly string[] | undefined } | undefined;
  const beside: FilesBeside = {
    uri,
    ...(root !== undefined && { root }),
    ...(templateParameters !== undefined && { templateParameters }),
    templates: () =>
      (templates ??= { found: templatesWith(uri, workspace, settings.run?.projectFile) }).found,
    readText: (other) => workspace.readText(other),
    stat: (other) => workspace.stat(other),
    list: (folder) => workspace.list(folder),
  };
  return { ...own, beside };
}

/** The innermost open folder that holds a file. */
function rootOf(uri: string, roots: readonly string[]): string | undefined {
  return roots
    .map((root) => root.replace(/\/+$/, ""))
    .filter((root) => uri.startsWith(`${root}/`))
    .toSorted((a, b) => b.length - a.length)[0];
}

/** Files and folders that are looked at to find the templates of a parameter file. */
const mostEntries = 2000;
const skipped: ReadonlySet<string> = new Set(["node_modules", ".git"]);

/** The files that a project file gives this one as their template parameters; undefined where there are too many files. */
function templatesWith(
  uri: string,
  workspace: WorkspaceSnapshot,
  chosen: string | undefined,
): readonly string[] | undefined {
  const project = findProjectFile(uri, workspace, chosen);
  if (!project) return [];
  const { folder, file } = project;
  const target = decoded(uri);
  const parametersOf = (path: string) =>
    file.templateParameters.find(({ glob }) => fitsGlob(glob, path))?.path;
  const isOurs = (candidate: string) => {
    const path = parametersOf(`file://${candidate.slice(folder.length)}`);
    return path !== undefined && decoded(joinUri(folder, path)) === target;
  };
  const isNamed = file.templateParameters.some(
    ({ path }) => decoded(joinUri(folder, path)) === target,
  );
  return isNamed ? filesBelow(folder, workspace)?.filter(isOurs) : [];
}

function filesBelow(folder: string, files: FileReader): readonly string[] | undefined {
  const found: string[] = [];
  const open = [folder];
  let seen = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { name, kind } of files.list(next)) {
      if (++seen > mostEntries) return undefined;
      const entry = joinUri(next, name);
      if (kind === "file") found.push(entry);
      else if (!skipped.has(name)) open.push(entry);
    }
  }
  return found;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

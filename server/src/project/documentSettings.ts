import { fitsGlob, type FileAssociation } from "../model/fileAssociations.js";
import type { Settings } from "../settings.js";
import { joinUri, parentUri, type WorkspaceSnapshot } from "../workspace.js";
import { readProjectFile, type ProjectFile, type Severities } from "./readProjectFile.js";

/** What holds for one document: the editor's settings, and before them what the nearest project file says. */
export interface DocumentSettings {
  readonly severities: Severities;
  readonly files: readonly FileAssociation[];
  /** Whether the project file keeps the document from being checked. */
  readonly isExcluded: boolean;
  readonly sdkVersion?: string;
  /** URI of the file with the variables of this template. */
  readonly templateParameters?: string;
}

/** Names of project files, the first that is found counts. */
const fileNames = [".press-blocks.yaml", ".press-blocks.yml"];

/** The settings for a document, from the nearest project file in its folder or one above. */
export function documentSettings(
  uri: string,
  settings: Settings,
  workspace: WorkspaceSnapshot | undefined,
): DocumentSettings {
  const { run, severity, files } = settings;
  const chosen = run?.severities ?? [];
  const found = workspace && findProjectFile(uri, workspace, run?.projectFile);
  if (!found) return { severities: new Map([...severity, ...chosen]), files, isExcluded: false };
  const { file, folder } = found;
  const path = `file://${uri.slice(folder.length).replace(/^(?!\/)/, "/")}`;
  const fits = (glob: string) => fitsGlob(glob, path);
  const overrides = file.overrides.filter(({ globs }) => globs.some(fits));
  const parameters = file.templateParameters.find(({ glob }) => fits(glob));
  return {
    severities: new Map([
      ...severity,
      ...file.severities,
      ...overrides.flatMap(({ severities }) => [...severities]),
      ...chosen,
    ]),
    files: [...file.files.filter(({ glob }) => fits(glob)), ...files],
    isExcluded: file.exclude.some(fits),
    ...(file.sdkVersion !== undefined && { sdkVersion: file.sdkVersion }),
    ...(parameters && { templateParameters: joinUri(folder, parameters.path) }),
  };
}

interface FoundFile {
  readonly file: ProjectFile;
  /** URI of its folder. */
  readonly folder: string;
}

/** The project file that holds for a document: the chosen one, else the nearest in its folder or one above. */
export function findProjectFile(
  uri: string,
  workspace: WorkspaceSnapshot,
  chosen: string | undefined,
): FoundFile | undefined {
  if (chosen !== undefined) {
    const file = read(workspace.readText(chosen));
    return file && { file, folder: parentUri(chosen) };
  }
  if (!uri.startsWith("file:")) return undefined;
  for (let folder = parentUri(uri); folder !== ""; folder = parentUri(folder)) {
    for (const name of fileNames) {
      const file = read(workspace.readText(joinUri(folder, name)));
      if (file) return { file, folder };
    }
  }
  return undefined;
}

const recent = new Map<string, ProjectFile>();
/** Project files of which the meaning is kept. */
const mostKept = 20;

/** One text is read once, however many documents it holds for. */
function read(text: string | undefined): ProjectFile | undefined {
  if (text === undefined) return undefined;
  const known = recent.get(text);
  if (known) return known;
  if (recent.size >= mostKept) recent.clear();
  const file = readProjectFile(text);
  recent.set(text, file);
  return file;
}

import { asText, valueOf } from "../../../model/readNode.js";
import { artifactFolder } from "../../../rules/artifact/artifactFolder.js";
import { startFolders, uriOfPath, type FilesBeside } from "../../../rules/beside/filesBeside.js";
import { referenceOf } from "../../../schema/lookup.js";
import { parentUri, type FolderEntry } from "../../../workspace.js";
import { mappingAtCursor, textSnippet, type Place } from "../place.js";
import type { Proposal } from "../proposal.js";

/** What a path leads to, and from where. */
interface PathKind {
  readonly folders: readonly string[];
  readonly files: boolean;
  /** Whether what is meant lies directly in the folder. */
  readonly isFlat?: boolean;
  /** Whether the folder itself can be meant, as `.`. */
  readonly hasSelf?: boolean;
  readonly fits?: (name: string) => boolean;
}

const mostProposed = 200;

/** Files and folders of the workspace where a path is written: the artifact, what images are built from, ignore files. */
export function paths(place: Place): readonly Proposal[] {
  const beside = pathKinds.has(referenceOf(place.schemas) ?? "") ? place.beside() : undefined;
  const kind = beside && kindAt(place, beside);
  if (!beside || !kind) return [];
  const written = place.cursor.text.replace(/^["']|["']$/g, "");
  const folder = /^.*\//s.exec(written)?.[0] ?? "";
  const found = pathsIn(beside, folder, kind);
  return found.map(({ path, isFolder }) => ({
    label: path,
    kind: isFolder ? "folder" : "file",
    snippet: textSnippet(place, path),
    ...(path.endsWith("/") && { hasMore: true }),
  }));
}

const pathKinds: ReadonlySet<string> = new Set(["artifact-path", "ignore-file", "file"]);

function kindAt(place: Place, beside: FilesBeside): PathKind | undefined {
  const { path, root, kind, schemas } = place;
  if (referenceOf(schemas) === "file") return { folders: [parentUri(beside.uri)], files: true };
  if (path.at(-1) === "path") return { folders: startFolders(beside), files: false, hasSelf: true };
  const artifact = artifactFolder(root, kind, beside);
  if (artifact === undefined) return undefined;
  if (referenceOf(schemas) === "ignore-file") {
    return { folders: [artifact], files: true, isFlat: true, fits: (name) => /ignore/i.test(name) };
  }
  if (path.at(-1) === "context") return { folders: [artifact], files: false, hasSelf: true };
  const context = asText(valueOf(mappingAtCursor(place), "context"))?.text;
  const inContext = context === undefined ? undefined : uriOfPath(artifact, context);
  return { folders: [...new Set([artifact, inContext ?? artifact])], files: true };
}

interface FoundPath {
  readonly path: string;
  readonly isFolder: boolean;
}

/** The entries of a folder as paths, files first; folders end with a slash where there is more to say. */
export function pathsIn(beside: FilesBeside, folder: string, kind: PathKind): readonly FoundPath[] {
  const found = new Map<string, FoundPath>();
  if (kind.hasSelf === true && folder === "") found.set(".", { path: ".", isFolder: true });
  const entries = kind.folders.flatMap((start) => {
    const uri = folder === "" ? start : uriOfPath(start, folder);
    return uri === undefined ? [] : beside.list(uri);
  });
  for (const entry of entries.filter((each) => isShown(each, kind))) {
    const isFolder = entry.kind === "folder";
    const path = `${folder}${entry.name}${isFolder && kind.files ? "/" : ""}`;
    found.set(path, { path, isFolder });
  }
  return [...found.values()]
    .toSorted((a, b) => Number(a.isFolder) - Number(b.isFolder))
    .slice(0, mostProposed);
}

function isShown({ name, kind }: FolderEntry, { files, isFlat, fits }: PathKind): boolean {
  if (kind === "folder") return isFlat !== true && !name.startsWith(".");
  return files && (fits?.(name) ?? true);
}

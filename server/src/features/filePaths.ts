import { findNode } from "../document/locate.js";
import type { DocumentPath } from "../document/path.js";
import type { SyntaxNode } from "../document/syntaxNode.js";
import { asText } from "../model/readNode.js";
import { artifactFolder } from "../rules/artifact/artifactFolder.js";
import {
  findPath,
  startFolders,
  uriOfPath,
  type FilesBeside,
} from "../rules/beside/filesBeside.js";
import { isOutside } from "../rules/image/filesOfImages.js";
import { parentUri } from "../workspace.js";
import type { BlockDocument } from "./blockDocument.js";

/** A text of a block that names a file or folder beside it. */
export interface NamedFile {
  /** What it is for, such as `Dockerfile`. */
  readonly what: string;
  readonly path: string;
  /** What is there; undefined for nothing. */
  readonly found?: { readonly uri: string; readonly kind: "file" | "folder" };
  /** A sentence beside it. */
  readonly note?: string;
}

/** Where a path begins, and what must be there. */
interface FileRole {
  readonly what: string;
  readonly note?: string;
  readonly kind?: "file" | "folder";
  readonly folders: readonly string[];
}

/** The file that the text at a path of a document names; undefined where the text names none, or nobody can know it. */
export function findFileAt(
  { beside, kind }: Pick<BlockDocument, "beside" | "kind">,
  path: DocumentPath,
  root: SyntaxNode | undefined,
): NamedFile | undefined {
  const text = textAt(root, path);
  if (!beside || text === undefined || text.trim() === "") return undefined;
  const role =
    kind === "project-file"
      ? parametersRole(path, beside)
      : (artifactRole(path, { beside, kind, root }) ?? imageRole(path, { beside, kind, root }));
  if (!role) return undefined;
  const { what, note, folders } = role;
  const found = folders
    .map((folder) => findPath(beside, [folder], text))
    .find((place) => place && (role.kind === undefined || place.kind === role.kind));
  return { what, path: text, ...(note !== undefined && { note }), ...(found && { found }) };
}

interface Place extends Pick<BlockDocument, "kind"> {
  readonly beside: FilesBeside;
  readonly root: SyntaxNode | undefined;
}

function parametersRole(path: DocumentPath, { uri }: FilesBeside): FileRole | undefined {
  if (path[0] !== "templateParameters" || path.length !== 2) return undefined;
  return { what: "Variables of templates", kind: "file", folders: [parentUri(uri)] };
}

const uncounted = "What ignore files leave out is counted, too.";

function artifactRole(path: DocumentPath, { beside, kind, root }: Place): FileRole | undefined {
  const [first, key] = path;
  if (first !== "artifact" || (kind !== "create-spec" && kind !== "create-release"))
    return undefined;
  if (key === "path" && path.length === 2) {
    const what = "Folder that is packed with the release";
    return { what, note: uncounted, folders: startFolders(beside) };
  }
  const folder = artifactFolder(root, kind, beside);
  if (key !== "ignore_files" || path.length !== 3 || folder === undefined) return undefined;
  return { what: "Ignore file", kind: "file", folders: [folder] };
}

function imageRole(path: DocumentPath, place: Place): FileRole | undefined {
  const key = path.at(-1);
  const isOfImage = isImagePath(path.slice(0, -1)) && (key === "dockerfile" || key === "context");
  if (!isOfImage || isOutside(textAt(place.root, path) ?? "")) return undefined;
  const folder = artifactFolder(place.root, place.kind, place.beside);
  if (folder === undefined) return undefined;
  return key === "context" ? contextRole(folder) : dockerfileRole(folder, path, place);
}

function contextRole(folder: string): FileRole {
  const what = "Folder that the image is built in";
  return { what, note: uncounted, kind: "folder", folders: [folder] };
}

/** Below the artifact, or below the folder that the image is built in. */
function dockerfileRole(folder: string, path: DocumentPath, { root }: Place): FileRole {
  const context = textAt(root, [...path.slice(0, -1), "context"]);
  const isInside = context !== undefined && !isOutside(context);
  const inside = isInside ? uriOfPath(folder, context) : undefined;
  return { what: "Dockerfile", kind: "file", folders: inside ? [folder, inside] : [folder] };
}

function textAt(root: SyntaxNode | undefined, path: DocumentPath): string | undefined {
  return asText(findNode(root, path)?.node)?.text;
}

/** `body.config.image`, `body.config.images.<name>`, `body.config.steps.<name>.image`. */
function isImagePath([body, config, key, , image, ...rest]: DocumentPath): boolean {
  if (body !== "body" || config !== "config" || rest.length > 0) return false;
  if (key === "image") return image === undefined;
  return key === "images" ? image === undefined : key === "steps" && image === "image";
}

/** A URI as people know it: below the workspace folder where it lies there. */
export function pathWithin(root: string | undefined, uri: string): string {
  const path = root !== undefined && uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : uri;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

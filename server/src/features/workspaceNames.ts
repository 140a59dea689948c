import { parseDocument } from "../document/parseDocument.js";
import { mayBeBlockFile } from "../model/documentKind.js";
import { secretNamesIn, type SecretNames } from "../model/secretNames.js";
import { joinUri, type WorkspaceSnapshot } from "../workspace.js";

/** Names that block files of the workspace use for what the platform keeps. */
export type WorkspaceNames = SecretNames;

/** How much is looked at: what a workspace holds beyond it proposes nothing. */
const mostEntries = 2000;
const mostFiles = 100;
const longestFile = 200_000;
const skipped: ReadonlySet<string> = new Set(["node_modules", ".git"]);
const yamlFile = /\.ya?ml(?:\.j2)?$/i;

const known = new WeakMap<WorkspaceSnapshot, ReadonlyMap<string, SecretNames>>();
const ofTexts = new Map<string, SecretNames>();

/** The names in all block files below the open folders but one, which is the file that is written. */
export function workspaceNames(
  workspace: WorkspaceSnapshot | undefined,
  own: string,
): WorkspaceNames {
  const byFile = workspace === undefined ? new Map<string, SecretNames>() : namesByFile(workspace);
  const others = [...byFile].flatMap(([uri, names]) => (uri === own ? [] : [names]));
  return {
    secrets: new Set(others.flatMap(({ secrets }) => [...secrets])),
    credentials: new Set(others.flatMap(({ credentials }) => [...credentials])),
  };
}

function namesByFile(workspace: WorkspaceSnapshot): ReadonlyMap<string, SecretNames> {
  const found = known.get(workspace) ?? read(workspace);
  known.set(workspace, found);
  return found;
}

function read(workspace: WorkspaceSnapshot): ReadonlyMap<string, SecretNames> {
  const names = new Map<string, SecretNames>();
  for (const uri of yamlFiles(workspace)) {
    const text = workspace.readText(uri);
    if (text === undefined || text.length > longestFile) continue;
    if (mayBeBlockFile(text, uri)) names.set(uri, namesInText(text));
    if (names.size >= mostFiles) break;
  }
  return names;
}

/** YAML files below the open folders, those near the top first. */
function yamlFiles(workspace: WorkspaceSnapshot): readonly string[] {
  const found: string[] = [];
  const folders = [...workspace.roots];
  let seen = 0;
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    for (const { name, kind } of workspace.list(folder)) {
      if (++seen > mostEntries) return found;
      if (kind === "folder" && !skipped.has(name)) folders.push(joinUri(folder, name));
      else if (kind === "file" && yamlFile.test(name)) found.push(joinUri(folder, name));
    }
  }
  return found;
}

/** One text is read once as long as it is among the last. */
function namesInText(text: string): SecretNames {
  const earlier = ofTexts.get(text);
  if (earlier) return earlier;
  if (ofTexts.size >= 2 * mostFiles) ofTexts.clear();
  const names = secretNamesIn(parseDocument(text).root);
  ofTexts.set(text, names);
  return names;
}

import { asMapping, valueOf } from "../../model/readNode.js";
import { stepParameterNames } from "../../model/runTimePlaceholders.js";
import { startFolders, type FilesBeside } from "../../rules/beside/filesBeside.js";
import { templateNames } from "../../rules/template/includes.js";
import { fileName, variablesOf } from "../../rules/template/variables.js";
import type { OffsetRange, SyntaxNode, SyntaxTree } from "../../document/syntaxNode.js";
import { locate } from "../../document/locate.js";
import type { TemplateCursor } from "../../template/templateCursor.js";
import { pathsIn } from "./sources/paths.js";
import type { Proposal, ProposalKind } from "./proposal.js";
import { filterWords, statementWords, testWords } from "./templateWords.js";

/** What a template tag is written in. */
export interface TemplateSurroundings {
  readonly tree: SyntaxTree;
  /** The files beside the document; undefined when nothing is known of them. */
  readonly beside: () => FilesBeside | undefined;
}

/** What can be written at a cursor inside a template tag. */
export function templateProposals(
  cursor: TemplateCursor,
  around: TemplateSurroundings,
): readonly Proposal[] {
  switch (cursor.kind) {
    case "filter":
      return words(filterWords, "function");
    case "test":
      return words(testWords, "function");
    case "statement":
      return words(statementWords, "key");
    case "path":
      return includedPaths(cursor, around);
    case "member":
      return members(cursor, around);
    case "name":
      return variables(cursor, around);
  }
}

function words(meanings: Readonly<Record<string, string>>, kind: ProposalKind): Proposal[] {
  return Object.entries(meanings).map(([word, detail]) => proposal(word, kind, detail));
}

function proposal(name: string, kind: ProposalKind, detail: string): Proposal {
  return { label: name, kind, snippet: [name], detail };
}

/** The parameters of the step, the variables that have a value, and those that the template names elsewhere. */
function variables(cursor: TemplateCursor, { tree, beside }: TemplateSurroundings): Proposal[] {
  const files = beside();
  const given = variablesOf(files);
  const { bound, variables: used } = templateNames(tree);
  const found = new Map<string, string>();
  const add = (name: string, detail: string) => {
    if (!found.has(name)) found.set(name, detail);
  };
  for (const name of namesOfStep(tree.root, cursor.range)) add(name, "parameter of the step");
  const source = files?.templateParameters;
  const where = source === undefined ? "variable" : `in ${fileName(source)}`;
  for (const name of given?.keys() ?? []) add(name, where);
  for (const { name } of bound) add(name, "set in this template");
  for (const { name, range } of used) {
    if (range.end <= cursor.range.start || range.start > cursor.range.end)
      add(name, "used in this file");
  }
  add("os_env", "variables of the environment");
  return [...found].map(([name, detail]) => proposal(name, "variable", detail));
}

/** In the payload and the address of a request, what the platform fills in when the step runs. */
function namesOfStep(root: SyntaxNode | undefined, { start }: OffsetRange): readonly string[] {
  const path = locate(root, start).trail.at(-1)?.path ?? [];
  const isRequest = path[2] === "steps" && (path[4] === "payload" || path[4] === "url");
  if (!isRequest) return [];
  const node = path
    .slice(0, 4)
    .reduce<SyntaxNode | undefined>((parent, key) => valueOf(asMapping(parent), String(key)), root);
  return stepParameterNames(asMapping(node));
}

/** Variables of the environment that the file names already. */
function members({ owner }: TemplateCursor, { tree }: TemplateSurroundings): Proposal[] {
  if (owner !== "os_env") return [];
  const names = new Set(templateNames(tree).environment.map(({ name }) => name));
  return [...names]
    .filter((name) => name !== "")
    .map((name) => proposal(name, "variable", "used in this file"));
}

function includedPaths({ text }: TemplateCursor, { beside }: TemplateSurroundings): Proposal[] {
  const files = beside();
  if (!files) return [];
  const folder = /^.*\//s.exec(text)?.[0] ?? "";
  const found = pathsIn(files, folder, { folders: startFolders(files), files: true });
  return found.map(({ path, isFolder }) => ({
    label: path,
    kind: isFolder ? "folder" : "file",
    snippet: [path],
    ...(isFolder && { hasMore: true }),
  }));
}

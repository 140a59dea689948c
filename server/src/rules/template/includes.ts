import type { SyntaxTree } from "../../document/syntaxNode.js";
import { findTemplateTags } from "../../template/findTemplateTags.js";
import {
  readTemplateNames,
  type TemplateInclude,
  type TemplateNames,
} from "../../template/templateNames.js";
import { parentUri } from "../../workspace.js";
import { findPath, startFolders, type FilesBeside } from "../beside/filesBeside.js";
import { oncePerText } from "../beside/recentTexts.js";

/** A file that a template puts in the place of a tag, directly or through others. */
export interface IncludedFile {
  readonly uri: string;
  readonly names: TemplateNames;
}

/** What cannot be put in the place of a tag. */
export interface IncludeProblem {
  readonly kind: "missing" | "cycle";
  /** The name in the tag at fault. */
  readonly target: string;
  /** The files from the document to the one with the tag at fault, and for a cycle to the one that comes again. */
  readonly chain: readonly string[];
  /** URIs of the folders that it was looked for in. */
  readonly folders: readonly string[];
}

/** An include tag of the document, with all that comes through it. */
export interface FollowedInclude {
  readonly include: TemplateInclude;
  readonly files: readonly IncludedFile[];
  readonly problems: readonly IncludeProblem[];
}

const mostFiles = 200;

/** What the templates of a text name; read once while the text is among the last. */
export const namesOfText = oncePerText((text: string) =>
  readTemplateNames(text, findTemplateTags(text).tags),
);
const namesOfTree = new WeakMap<SyntaxTree, TemplateNames>();

/** What the templates of a document name; read once. */
export function templateNames(tree: SyntaxTree): TemplateNames {
  const known = namesOfTree.get(tree) ?? readTemplateNames(tree.text, tree.templateTags);
  namesOfTree.set(tree, known);
  return known;
}

/**
 * Follows the include tags of a document as the platform's command line does: it looks in the folder that it runs in, here
 * the workspace folder, and then in those of all files that it has loaded so far.
 */
export function followIncludes(
  names: TemplateNames,
  beside: FilesBeside,
): readonly FollowedInclude[] {
  const walk = { beside, folders: [...startFolders(beside)], loaded: new Set<string>() };
  return names.includes.map((include) => {
    const found = { files: [], problems: [] };
    follow(walk, include, [beside.uri], found);
    return { include, ...found };
  });
}

/** Whether an expression decides which file is included; several names in quotes are one. */
export function isDynamic(target: TemplateInclude["target"]): target is undefined {
  return target === undefined || /["']/.test(target);
}

interface Walk {
  readonly beside: FilesBeside;
  /** Grows with each file that is loaded. */
  readonly folders: string[];
  readonly loaded: Set<string>;
}

interface Found {
  readonly files: IncludedFile[];
  readonly problems: IncludeProblem[];
}

function follow(
  walk: Walk,
  include: TemplateInclude,
  chain: readonly string[],
  found: Found,
): void {
  const { beside, folders, loaded } = walk;
  const { target } = include;
  if (isDynamic(target)) return;
  const place = folders
    .map((folder) => findPath(beside, [folder], target))
    .find((each) => each?.kind === "file");
  if (!place) {
    const isKnown = beside.root !== undefined && !include.isOptional;
    if (isKnown) found.problems.push({ kind: "missing", target, chain, folders: [...folders] });
    return;
  }
  const { uri } = place;
  if (chain.includes(uri)) {
    found.problems.push({ kind: "cycle", target, chain: [...chain, uri], folders: [] });
    return;
  }
  const text = loaded.size < mostFiles && !loaded.has(uri) ? beside.readText(uri) : undefined;
  if (text === undefined) return;
  loaded.add(uri);
  if (!folders.includes(parentUri(uri))) folders.push(parentUri(uri));
  const names = namesOfText(text);
  found.files.push({ uri, names });
  for (const inner of names.includes) follow(walk, inner, [...chain, uri], found);
}

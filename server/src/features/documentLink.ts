import type { DocumentLink } from "vscode-languageserver-types";
import type { DocumentPath } from "../document/path.js";
import type { OffsetRange, SyntaxNode } from "../document/syntaxNode.js";
import { asMapping, asText, valueOf } from "../model/readNode.js";
import { findPath, type FilesBeside } from "../rules/beside/filesBeside.js";
import { specFolders, specMarker } from "../rules/deployment/deployedSpec.js";
import { followIncludes, templateNames } from "../rules/template/includes.js";
import { isWebAddress } from "../rules/text/webAddress.js";
import type { BlockDocument } from "./blockDocument.js";
import { findFileAt } from "./filePaths.js";
import { placedNodes } from "./placedNodes.js";
import { toRange } from "./toRange.js";

/** What a link to a file keeps until it is followed. */
export interface LinkData {
  /** URI of the document that holds the link. */
  readonly document: string;
  /** URI of the file. */
  readonly file: string;
}

interface Target {
  readonly range: OffsetRange;
  readonly tooltip: string;
  readonly to: { readonly file: string } | { readonly page: string };
}

/**
 * Links to the files that a block names, as far as they are there, and to web pages. Those to files get their target when
 * they are followed, since the file may be gone by then.
 */
export function documentLink(block: BlockDocument): DocumentLink[] {
  const { text } = block;
  return [...linksInValues(block), ...includeLinks(block), ...specLink(block)]
    .toSorted((a, b) => a.range.start - b.range.start)
    .map(({ range, tooltip, to }) => ({
      range: toRange(text, range),
      tooltip,
      ...("page" in to
        ? { target: to.page }
        : { data: { document: text.uri, file: to.file } satisfies LinkData }),
    }));
}

/** Where a link leads now; undefined when the file is gone. */
export function linkTarget({ beside }: BlockDocument, { file }: LinkData): string | undefined {
  return beside?.stat(file)?.kind === "file" ? file : undefined;
}

function linksInValues(block: BlockDocument): readonly Target[] {
  const { root } = block.tree;
  return [...placedNodes(root)].flatMap(({ node, path }) => {
    if (node?.kind === "mapping") return scriptLink(node);
    if (node?.kind !== "scalar") return [];
    return valueLink(block, { path, root, range: node.range, text: node.text });
  });
}

interface Value {
  readonly path: DocumentPath;
  readonly root: SyntaxNode | undefined;
  readonly range: OffsetRange;
  readonly text: string;
}

const linkedKeys: ReadonlySet<unknown> = new Set(["dockerfile", "context", "path"]);

function valueLink(block: BlockDocument, { path, root, range, text }: Value): readonly Target[] {
  const page = pageOf(text);
  if (page !== undefined) return [{ range, tooltip: "Open the page", to: { page } }];
  const mayNameFile =
    linkedKeys.has(path.at(-1)) || path[1] === "ignore_files" || path[0] === "templateParameters";
  const file = mayNameFile ? findFileAt(block, path, root) : undefined;
  if (!file?.found) return [];
  const { kind, uri } = file.found;
  if (kind === "file") return [{ range, tooltip: file.what, to: { file: uri } }];
  const inside = fileIn(block.beside, uri);
  return inside === undefined ? [] : [{ range, ...inside }];
}

/** An editor opens files, not folders: the one that people look for in a folder. */
function fileIn(
  beside: FilesBeside | undefined,
  folder: string,
): Pick<Target, "tooltip" | "to"> | undefined {
  const names = ["Dockerfile", ".dockerignore", "README.md"];
  const name = names.find((each) => beside?.stat(`${folder}/${each}`)?.kind === "file");
  if (name === undefined) return undefined;
  return { tooltip: `${name} of the folder`, to: { file: `${folder}/${name}` } };
}

/** An address as it may be opened: http or https, without placeholders and without a password in it. */
function pageOf(text: string): string | undefined {
  const address = text.trim();
  const isPlain = isWebAddress(address) && !/[\s{}<>"\\]|\/\/[^/?#]*@/.test(address);
  return isPlain && URL.canParse(address) ? address : undefined;
}

/** The script of an sql step in a repository, as GitHub, GitLab and Bitbucket show it. */
function scriptLink(node: SyntaxNode): readonly Target[] {
  const repository = asMapping(node);
  const [url, branch, filePath] = ["url", "branch", "filePath"].map((key) =>
    asText(valueOf(repository, key)),
  );
  const page = url && pageOf(url.text.replace(/(?:\.git)?\/*$/, ""));
  if (page === undefined || !branch || !filePath) return [];
  const views: Readonly<Record<string, string>> = {
    "github.com": "blob",
    "gitlab.com": "-/blob",
    "bitbucket.org": "src",
  };
  const view = views[new URL(page).hostname];
  if (view === undefined) return [];
  const parts = `${branch.text}/${filePath.text}`
    .split("/")
    .filter((part) => part !== "" && part !== ".");
  const to = { page: `${page}/${view}/${parts.map(encodeURIComponent).join("/")}` };
  return [{ range: filePath.range, tooltip: "Open the script in its repository", to }];
}

function includeLinks({ tree, beside }: BlockDocument): readonly Target[] {
  const names = templateNames(tree);
  if (!beside || names.includes.length === 0) return [];
  return followIncludes(names, beside).flatMap(({ include, files: [first] }) =>
    first ? [{ range: include.range, tooltip: "Included file", to: { file: first.uri } }] : [],
  );
}

function specLink({ tree, beside }: BlockDocument): readonly Target[] {
  const marker = specMarker(tree);
  const place = marker && beside && findPath(beside, specFolders(beside), marker.text);
  if (!marker || place?.kind !== "file") return [];
  return [{ range: marker.range, tooltip: "The block that is deployed", to: { file: place.uri } }];
}

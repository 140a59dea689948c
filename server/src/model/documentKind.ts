import type { MappingNode, OffsetRange, SyntaxTree } from "../document/syntaxNode.js";
import { asMapping, pairOf, valueOf } from "./readNode.js";
import type { DocumentKind } from "./spec.js";

const kinds: ReadonlySet<string> = new Set<DocumentKind>([
  "create-spec",
  "create-release",
  "update-spec-metadata",
  "create-deployment",
  "create-revision",
  "update-deployment-metadata",
  "patch-parameters",
  "params-fallback",
  "related-blocks",
  "template-params",
]);
const marker = /^#\s*peak-press:\s*([a-z-]+)\s*$/;
const markerLines = 10;
const blockFileName = /(?:^|[/\\])(?:[^/\\]*\.)?block\.ya?ml(?:\.j2)?$/i;
const bodyKey = /^(?:"body"|'body'|body)\s*:/m;
const deploymentMetadataKeys = new Set([
  "name",
  "title",
  "summary",
  "description",
  "descriptionContentType",
  "imageUrl",
  "tags",
]);

/**
 * Whether a text can be a block file at all: one look at a text that is none. A true answer promises nothing.
 *
 * @param fileName Path or URI of the file; its name alone can make it a block file.
 */
export function mayBeBlockFile(text: string, fileName = ""): boolean {
  return blockFileName.test(fileName) || text.includes("peak-press:") || bodyKey.test(text);
}

/** What tells the kind of a file. */
export interface KindSigns extends Pick<SyntaxTree, "text" | "root"> {
  /** In the order of the text. */
  readonly comments: Iterable<OffsetRange>;
}

/** What a file is for: by its marker comment, by its content, by its name. Undefined when it is no block file. */
export function detectDocumentKind(tree: KindSigns, fileName = ""): DocumentKind | undefined {
  const marked = markedKind(tree);
  if (marked) return marked;
  const root = asMapping(tree.root);
  const body = asMapping(valueOf(root, "body"));
  const byContent = body && kindOfBody(body);
  if (byContent) return byContent;
  return blockFileName.test(fileName) && tree.root?.kind !== "sequence" ? "create-spec" : undefined;
}

function markedKind(tree: KindSigns): DocumentKind | undefined {
  const [end] = lineEnds(tree.text, markerLines);
  for (const comment of tree.comments) {
    if (comment.start > (end ?? tree.text.length)) return undefined;
    const id = marker.exec(tree.text.slice(comment.start, comment.end).trimEnd())?.[1];
    if (id !== undefined && isKind(id)) return id;
  }
  return undefined;
}

function isKind(id: string): id is DocumentKind {
  return kinds.has(id);
}

/** Offset after the given number of lines, when the text has as many. */
function lineEnds(text: string, lines: number): readonly number[] {
  let seen = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    if (++seen === lines) return [match.index];
  }
  return [];
}

/** From the most telling keys to the least; the first row of which all keys are there decides. */
const signs: readonly (readonly [kind: DocumentKind, ...keys: string[]])[] = [
  // Of all files only this one has both; a `kind` beside them was copied from the block's own file.
  ["create-deployment", "spec", "revision"],
  ["create-spec", "kind"],
  ["create-spec", "metadata", "config"],
  ["create-spec", "metadata", "release"],
  ["create-spec", "version", "metadata"],
  ["create-release", "config", "release"],
  ["create-deployment", "spec"],
  ["create-revision", "revision"],
  ["create-revision", "release"],
  ["update-spec-metadata", "metadata"],
  ["update-spec-metadata", "featured"],
  ["update-spec-metadata", "scope"],
  ["update-spec-metadata", "tenants"],
];

function kindOfBody(body: MappingNode): DocumentKind | undefined {
  const sign = signs.find(([, ...keys]) => keys.every((key) => pairOf(body, key) !== undefined));
  if (sign) return sign[0];
  const keys = body.pairs.map(({ key }) => key.text);
  const isFlat = keys.length > 0 && keys.every((key) => deploymentMetadataKeys.has(key));
  return isFlat ? "update-deployment-metadata" : undefined;
}

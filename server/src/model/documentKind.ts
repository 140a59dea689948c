import type { MappingNode, OffsetRange, SyntaxTree } from "../document/syntaxNode.js";
import { asMapping, asSequence, asText, isUnknown, pairOf, valueOf } from "./readNode.js";
import type { DocumentKind } from "./spec.js";

const kinds: ReadonlySet<string> = new Set<Exclude<DocumentKind, "project-file">>([
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
/** Of these first lines one may be the marker. */
export const markerLines = 10;
/** The name of a project file, which the platform never gets. */
const projectFileName = /(?:^|[/\\])\.press-blocks\.ya?ml$/i;
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
  if (projectFileName.test(fileName)) return true;
  return blockFileName.test(fileName) || text.includes("peak-press:") || bodyKey.test(text);
}

/** What tells the kind of a file. */
export interface KindSigns extends Pick<SyntaxTree, "text" | "root"> {
  /** In the order of the text. */
  readonly comments: Iterable<OffsetRange>;
}

/** What is known of a file beside its text. */
export interface FileFacts {
  /** Path or URI. */
  readonly fileName?: string;
  /** The kind that the settings give to files of this name. */
  readonly assigned?: DocumentKind | undefined;
  /** Whether the editor takes the file for a block, whatever is in it. */
  readonly language?: "press-block" | "yaml";
}

export interface DetectedKind {
  readonly kind: DocumentKind;
  /** How it is known; a `guess` is what is left when nothing tells. */
  readonly by: "marker" | "setting" | "content" | "name" | "guess";
}

/** What a file is for. Undefined when it is no block file. */
export function detectDocumentKind(tree: KindSigns, fileName = ""): DocumentKind | undefined {
  return detectKind(tree, { fileName })?.kind;
}

/** What a file is for, by its marker comment, the settings, its content and its name, and how that is known. */
export function detectKind(
  tree: KindSigns,
  { fileName = "", assigned, language = "yaml" }: FileFacts,
): DetectedKind | undefined {
  if (projectFileName.test(fileName)) return { kind: "project-file", by: "name" };
  const marked = markedKind(tree);
  if (marked) return { kind: marked, by: "marker" };
  if (assigned) return { kind: assigned, by: "setting" };
  const body = asMapping(valueOf(asMapping(tree.root), "body"));
  const byContent = body && kindOfBody(body);
  if (byContent) return { kind: byContent, by: "content" };
  const isOurs = language === "press-block";
  const isNamed = blockFileName.test(fileName) && tree.root?.kind !== "sequence";
  return isOurs || isNamed ? kindOfUntold(body) : undefined;
}

/** What a file that is meant to be a block is taken for while nothing in it tells. */
function kindOfUntold(body: MappingNode | undefined): DetectedKind {
  const isGuess = body !== undefined && holdsOtherNames(body);
  return isGuess ? { kind: "patch-parameters", by: "guess" } : { kind: "create-spec", by: "name" };
}

/**
 * Whether a file describes an app, which is made of several blocks and published by other operations: it says so, or
 * has a list for its `config` and says nothing else.
 */
export function isAppFile(tree: SyntaxTree, kind: DocumentKind): boolean {
  if (kind !== "create-spec" && kind !== "create-release") return false;
  const body = asMapping(valueOf(asMapping(tree.root), "body"));
  const kindNode = valueOf(body, "kind");
  if (kindNode && !isUnknown(kindNode)) return asText(kindNode)?.text === "app";
  return asSequence(valueOf(body, "config"))?.items.every(asMapping) === true;
}

function markedKind(tree: KindSigns): DocumentKind | undefined {
  const [end] = lineEnds(tree.text, markerLines);
  for (const comment of tree.comments) {
    if (comment.start > (end ?? tree.text.length)) return undefined;
    const id = marker.exec(tree.text.slice(comment.start, comment.end).trimEnd())?.[1];
    if (id !== undefined && isDocumentKind(id)) return id;
  }
  return undefined;
}

/** Whether a text is the id of a kind of files, as markers and settings give it. */
export function isDocumentKind(id: string): id is DocumentKind {
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

const bodyKeys = new Set([...signs.flatMap(([, ...keys]) => keys), ...deploymentMetadataKeys]);

/** Whether the keys below `body` are names of another kind than those of any operation, or the beginning of one. */
function holdsOtherNames(body: MappingNode): boolean {
  const isKnown = ({ key: { text } }: MappingNode["pairs"][number]) =>
    [...bodyKeys].some((key) => key.startsWith(text));
  return body.pairs.some(({ value }) => value !== undefined) && !body.pairs.some(isKnown);
}

function kindOfBody(body: MappingNode): DocumentKind | undefined {
  const sign = signs.find(([, ...keys]) => keys.every((key) => pairOf(body, key) !== undefined));
  if (sign) return sign[0];
  const keys = body.pairs.map(({ key }) => key.text);
  const isFlat = keys.length > 0 && keys.every((key) => deploymentMetadataKeys.has(key));
  return isFlat ? "update-deployment-metadata" : undefined;
}

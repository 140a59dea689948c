import type { OffsetRange } from "../../document/syntaxNode.js";
import { findPath, startFolders, type FilesBeside } from "../../rules/beside/filesBeside.js";
import { findTemplateTags } from "../../template/findTemplateTags.js";
import { readTemplateNames } from "../../template/templateNames.js";
import { parentUri } from "../../workspace.js";

/** A template with the files that it includes in the places of their tags, as the platform's command line puts them. */
export interface ExpandedText {
  readonly text: string;
  /** URIs of the files that were included. */
  readonly included: ReadonlySet<string>;
  /** Where a range was written; undefined for what is made of several files. */
  origin(range: OffsetRange): LocatedRange | undefined;
}

export interface LocatedRange {
  readonly uri: string;
  readonly range: OffsetRange;
}

/** What is written in one file and stands together in the expanded text. */
interface Segment {
  readonly start: number;
  readonly end: number;
  readonly uri: string;
  /** Where it begins in the file. */
  readonly offset: number;
}

/** Files that are put in, and characters that they may make together. */
const mostFiles = 200;
const longest = 1_000_000;

/** Undefined for a text that includes nothing that is there. */
export function expandIncludes(text: string, beside: FilesBeside): ExpandedText | undefined {
  if (!/\{%[-+]?\s*include\b/.test(text)) return undefined;
  const expansion = new Expansion(beside);
  expansion.add({ text, uri: beside.uri, indent: "", chain: [beside.uri] });
  if (expansion.included.size === 0) return undefined;
  const { segments, included } = expansion;
  return {
    text: expansion.pieces.join(""),
    included,
    origin: (range) => originOf(segments, range),
  };
}

interface Source {
  readonly text: string;
  readonly uri: string;
  /** What stands before each line but the first. */
  readonly indent: string;
  /** The files from the document to this one. */
  readonly chain: readonly string[];
}

class Expansion {
  readonly pieces: string[] = [];
  readonly segments: Segment[] = [];
  readonly included = new Set<string>();
  readonly #beside: FilesBeside;
  /** Grows with each file that is loaded. */
  readonly #folders: string[];
  #length = 0;

  constructor(beside: FilesBeside) {
    this.#beside = beside;
    this.#folders = [...startFolders(beside)];
  }

  add(source: Source): void {
    const { text, uri, indent, chain } = source;
    const { includes } = readTemplateNames(text, findTemplateTags(text).tags);
    let copied = 0;
    for (const { target, tag } of includes) {
      const fragment = tag.start < copied ? undefined : this.#load(target, chain);
      if (!fragment) continue;
      this.#copy(source, copied, tag.start);
      const column = tag.start - lineStart(text, tag.start);
      const inner = indent + " ".repeat(column);
      this.add({ ...fragment, indent: inner, chain: [...chain, fragment.uri] });
      // What stands behind the tag on its line is lost.
      copied = lineEnd(text, tag.end);
    }
    this.#copy({ uri, text, indent }, copied, text.length);
  }

  #load(
    target: string | undefined,
    chain: readonly string[],
  ): { readonly uri: string; readonly text: string } | undefined {
    if (target === undefined || this.included.size >= mostFiles) return undefined;
    const place = this.#folders
      .map((folder) => findPath(this.#beside, [folder], target))
      .find((each) => each?.kind === "file");
    if (!place || chain.includes(place.uri)) return undefined;
    const text = this.#beside.readText(place.uri);
    if (text === undefined || this.#length + text.length > longest) return undefined;
    this.included.add(place.uri);
    const folder = parentUri(place.uri);
    if (!this.#folders.includes(folder)) this.#folders.push(folder);
    return { uri: place.uri, text: text.replace(/\r?\n$/, "") };
  }

  /** Copies a part of a source line by line, each new line indented. */
  #copy({ text, uri, indent }: Omit<Source, "chain">, from: number, to: number): void {
    let position = from;
    while (position < to) {
      const newline = indent === "" ? -1 : text.indexOf("\n", position);
      const end = newline === -1 || newline >= to ? to : newline + 1;
      const start = this.#length;
      this.#push(text.slice(position, end));
      this.segments.push({ start, end: this.#length, uri, offset: position });
      if (newline !== -1 && newline < to) this.#push(indent);
      position = end;
    }
  }

  #push(piece: string): void {
    this.pieces.push(piece);
    this.#length += piece.length;
  }
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.slice(offset).search(/\r?\n/);
  return end === -1 ? text.length : offset + end;
}

function originOf(
  segments: readonly Segment[],
  { start, end }: OffsetRange,
): LocatedRange | undefined {
  const first = segmentAt(segments, start);
  const last = segmentAt(segments, Math.max(start, end - 1));
  if (!first || first.uri !== last?.uri) return undefined;
  const from = first.offset + start - first.start;
  const to = last.offset + end - last.start;
  return to < from ? undefined : { uri: first.uri, range: { start: from, end: to } };
}

function segmentAt(segments: readonly Segment[], offset: number): Segment | undefined {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.end ?? Infinity) > offset) high = middle;
    else low = middle + 1;
  }
  const found = segments[low];
  return (found?.start ?? Infinity) <= offset ? found : undefined;
}

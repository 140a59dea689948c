import type { OffsetRange } from "../../document/syntaxNode.js";
import { findToken } from "../../rules/secret/detectSecret.js";
import { code } from "../../schema/describe.js";
import type { BlockDocument, Surroundings } from "../blockDocument.js";

/** What is told about a place in a text. */
export interface Explanation {
  readonly range: OffsetRange;
  readonly markdown: string;
}

/** What is asked: what stands at an offset of a block. */
export interface Question {
  readonly block: BlockDocument;
  readonly offset: number;
  /** The file as far as it matters to what stands there. */
  readonly around: Surroundings;
  /** The present, in milliseconds since 1970. */
  readonly now: number;
}

/** Undefined where there is nothing to tell. */
export type Explain = (question: Question) => Explanation | undefined;

/** Names and texts that are shown of a list, and of a text. */
const mostNames = 10;
const longestText = 200;

export function paragraphs(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== "").join("\n\n");
}

/** A text of the file as inline code, its end left out where it is long, and all of it where it has a credential in it. */
export function codeOf(text: string): string {
  if (findToken(text) !== undefined) return code("…");
  return code(text.length > longestText ? `${text.slice(0, longestText)}…` : text);
}

/** `a`, `b` and 3 more, as inline code. */
export function codeList(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map(codeOf);
  const left = names.length - shown.length;
  return left === 0 ? shown.join(", ") : `${shown.join(", ")} and ${left} more`;
}

/** `1 step`, `2 steps`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

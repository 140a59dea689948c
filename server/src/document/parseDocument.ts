import { Composer, type CST, type Document, type ParsedNode } from "yaml";
import { convertTree } from "./convertTree.js";
import { describeError, type ReadingError } from "./describeError.js";
import { maskTemplates, type MaskedText } from "../template/maskTemplates.js";
import { deepestNesting, readTokens, type TokenReading } from "./readTokens.js";
import type { SourceText } from "./readScalar.js";
import { findRepairs, repair } from "./repair.js";
import { longestText, scanText } from "./scanText.js";
import { selectProblems } from "./selectProblems.js";
import type { OffsetRange, SyntaxProblem, SyntaxTree } from "./syntaxNode.js";
import { createTemplateLookup } from "../template/templateLookup.js";

/** Whether Jinja tags are still to be rendered, or text like any other, as in what a template was rendered to. */
export type TemplateReading = "masked" | "literal";

/**
 * Reads a text as the platform would: YAML 1.1 in the dialect of PyYAML's safe loader, after Jinja templates. Never
 * throws. A text with mistakes gives problems and a tree that is as complete as can be; a text longer than
 * `longestText` or nested deeper than `deepestNesting` gives one problem and no tree.
 */
export function parseDocument(text: string, templates: TemplateReading = "masked"): SyntaxTree {
  return parseText(text, { templates }).tree;
}

/** A text as read, with what only matters to who joins it with other texts. */
export interface TextReading {
  readonly tree: SyntaxTree;
  /** True when a guard stopped the reading. */
  readonly isRefused: boolean;
  /** Nodes that were read, keys included. */
  readonly nodeCount: number;
  readonly anchors: readonly string[];
}

interface ReadingOptions {
  /** Levels that may be nested: fewer in a text that is itself a part of something nested. */
  readonly deepest?: number;
  readonly templates?: TemplateReading;
}

export function parseText(
  text: string,
  { deepest = deepestNesting, templates = "masked" }: ReadingOptions = {},
): TextReading {
  if (text.length > longestText) return refuse(text, tooLarge(text), firstComments(text));
  const scanned = scanText(text);
  const template = templateReaders[templates](scanned.text);
  const first = readTokens(template.text, deepest);
  if (first.tooDeepAt !== undefined) {
    return refuse(text, tooDeep(first.tooDeepAt), first.comments);
  }
  const draft = compose(first.tokens);
  const repairs = findRepairs(first, draft.errors, template.text);
  const masked = repair(template.text, repairs.replacements);
  const reading = masked === template.text ? first : readTokens(masked, deepest);
  if (reading.tooDeepAt !== undefined) {
    return refuse(text, tooDeep(reading.tooDeepAt), reading.comments);
  }
  const composed = masked === template.text ? draft : compose(reading.tokens);
  const source: SourceText = {
    text,
    masked,
    templates: createTemplateLookup(template.tags, scanned.text),
    textStarts: repairs.textStarts,
    unclosedQuotes: new Set(first.unclosedQuotes.map(({ start }) => start)),
  };
  const conversion = convertTree(composed.document?.contents ?? null, source);
  const consequences = [template, repairs, conversion].flatMap(({ problems }) => problems);
  const allProblems = scanned.isConclusive
    ? scanned.problems
    : [...scanned.problems, ...consequences, ...composed.problems(source)];
  const tree: SyntaxTree = {
    text,
    ...rootOf(conversion),
    problems: selectProblems(allProblems, text),
    allProblems,
    templateTags: template.tags,
    hasTemplateStatements: template.hasStatements,
    comments: reading.comments,
  };
  const { nodeCount, anchors } = conversion;
  return { tree, isRefused: false, nodeCount, anchors };
}

function literal(text: string): MaskedText {
  return { text, tags: [], hasStatements: false, problems: [] };
}

function rootOf({ root }: Pick<SyntaxTree, "root">): Pick<SyntaxTree, "root"> {
  return root === undefined ? {} : { root };
}

const templateReaders = { masked: maskTemplates, literal } as const;

interface Composition {
  readonly document?: Document.Parsed;
  readonly errors: readonly ReadingError[];
  problems(source: SourceText): SyntaxProblem[];
}

/** Composes the first document; a second one is only noticed. */
function compose(tokens: TokenReading["tokens"]): Composition {
  const composer = new Composer<ParsedNode>({
    schema: "failsafe",
    uniqueKeys: false,
    logLevel: "silent",
    prettyErrors: false,
    keepSourceTokens: true,
  });
  const second = tokens.filter(({ type }) => type === "document")[1];
  const end = second ? tokens.indexOf(second) : tokens.length;
  const [document] = withoutStackTraces(() => [...composer.compose(tokens.slice(0, end), true, 0)]);
  const errors: readonly ReadingError[] = document?.errors.slice(0, mostErrors) ?? [];
  return {
    ...(document ? { document } : {}),
    errors,
    problems: (source) => [
      ...errors.flatMap((error) => describeError(error, source) ?? []),
      ...(second ? [severalDocuments(second)] : []),
    ],
  };
}

/**
 * The library makes an error object for each mistake. Where in its code that was is of no interest, and finding it out
 * takes longer than all the rest of reading a damaged text.
 */
function withoutStackTraces<Result>(work: () => Result): Result {
  const usual = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = usual;
  }
}

function severalDocuments({ offset }: CST.Token): SyntaxProblem {
  return {
    rule: "syntax/several-documents",
    message: 'A file can hold one document only; the second one begins at this "---".',
    range: { start: offset, end: offset + 3 },
  };
}

/** A tree without root; it keeps the comments, in which a marker may say what the file is. */
function refuse(
  text: string,
  problem: SyntaxProblem,
  comments: readonly OffsetRange[],
): TextReading {
  const problems = [problem];
  const tree: SyntaxTree = {
    text,
    problems,
    allProblems: problems,
    templateTags: [],
    hasTemplateStatements: false,
    comments,
  };
  return { tree, isRefused: true, nodeCount: 0, anchors: [] };
}

/** Comments that are lines of their own at the beginning of a text that is not read. */
function firstComments(text: string): readonly OffsetRange[] {
  return [...text.slice(0, 4000).matchAll(/^#[^\r\n]*/gm)].map(({ 0: comment, index }) => ({
    start: index,
    end: index + comment.length,
  }));
}

function tooLarge(text: string): SyntaxProblem {
  const size = (text.length / longestText).toFixed(1);
  return {
    rule: "syntax/too-large",
    message: `The file has ${size} million characters; files above 1 million are not checked.`,
    range: firstCharacter,
  };
}

/** Of a damaged text the library may report one error per word. */
const mostErrors = 1000;

const firstCharacter: OffsetRange = { start: 0, end: 1 };

function tooDeep(offset: number): SyntaxProblem {
  return {
    rule: "syntax/too-deep",
    message: `The text is nested more than ${deepestNesting} levels deep here; it is not checked.`,
    range: { start: offset, end: offset + 1 },
  };
}

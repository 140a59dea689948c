import { Composer, type CST, type Document, type ParsedNode } from "yaml";
import { convertTree, tooManyValues, type Conversion } from "./convertTree.js";
import { describeError, type ReadingError } from "./describeError.js";
import { readDirectly } from "./direct/readDirectly.js";
import { maskTemplates, type MaskedText } from "../template/maskTemplates.js";
import { affordableNodes, limitTokens } from "./limits/limitTokens.js";
import {
  inMillions,
  longestChecked,
  longestRead,
  mostNodes,
  mostNodesUnchecked,
} from "./limits/sizes.js";
import {
  mostForRepairs,
  mostForTokens,
  mostMilliseconds,
  timeless,
  type Stopwatch,
} from "./limits/stopwatch.js";
import { deepestNesting, readTokens, type TokenReading } from "./readTokens.js";
import type { SourceText } from "./readScalar.js";
import { findLooseOpenings } from "./lexing/looseOpenings.js";
import { findErrorRepairs, findTokenRepairs, repair, type Repairs } from "./repair.js";
import { scanText } from "./scanText.js";
import { selectProblems } from "./selectProblems.js";
import type { OffsetRange, SyntaxProblem, SyntaxTree } from "./syntaxNode.js";
import type { TextReading } from "./textReading.js";
import { createTemplateLookup } from "../template/templateLookup.js";

/** Whether Jinja tags are still to be rendered, or text like any other, as in what a template was rendered to. */
export type TemplateReading = "masked" | "literal";

/**
 * Reads a text as the platform would: YAML 1.1 in the dialect of PyYAML's safe loader, after Jinja templates. Never
 * throws. A text with mistakes gives problems and a tree that is as complete as can be; a text longer than
 * `longestRead` or nested deeper than `deepestNesting` gives one problem and no tree.
 */
export function parseDocument(text: string, templates: TemplateReading = "masked"): SyntaxTree {
  return parseText(text, { templates }).tree;
}

interface ReadingOptions {
  /** Levels that may be nested: fewer in a text that is itself a part of something nested. */
  readonly deepest?: number;
  readonly templates?: TemplateReading;
  /** When it says that time is up, only the beginning of the text is read. */
  readonly stopwatch?: Stopwatch;
}

/** As `parseDocument`; an everyday text without the YAML library, which comes to the same. */
export function parseText(text: string, options: ReadingOptions = {}): TextReading {
  return readDirectly(text) ?? parseThoroughly(text, options);
}

/** Reads any text with the YAML library. */
export function parseThoroughly(text: string, options: ReadingOptions = {}): TextReading {
  if (text.length > longestRead) return refuse(text, tooLarge(text), firstComments(text));
  const scanned = scanText(text);
  const template = templateReaders[options.templates ?? "masked"](scanned.text);
  const read = readRepaired(template.text, options);
  if ("tooDeepAt" in read) return refuse(text, tooDeep(read.tooDeepAt), read.comments);
  const { composed, masked, comments, most, textStarts, unclosedQuotes } = read;
  const source: SourceText = {
    text,
    masked,
    templates: createTemplateLookup(template.tags, scanned.text),
    textStarts,
    unclosedQuotes,
    movedKeys: template.movedKeys,
  };
  const conversion = convertTree(composed.document?.contents ?? null, source, most);
  const cut = notReadOf(composed, conversion, most);
  const consequences = [...read.problems, ...conversion.problems, ...composed.problems(source)];
  const allProblems = [
    ...scanned.problems,
    ...(scanned.isConclusive ? [] : [...template.problems, ...beforeCut(consequences, cut, text)]),
    ...(cut ? [cut] : []),
  ];
  const tree: SyntaxTree = {
    text,
    ...rootOf(conversion),
    problems: selectProblems(allProblems, text),
    allProblems,
    templateTags: template.tags,
    hasTemplateStatements: template.hasStatements,
    comments,
    ...cutShort(cut, conversion),
  };
  const { nodeCount, anchors } = conversion;
  return { tree, isRefused: false, nodeCount, anchors };
}

interface RepairedReading extends Pick<TokenReading, "comments"> {
  readonly masked: string;
  readonly composed: Composition;
  /** As `SourceText` has them. */
  readonly textStarts: ReadonlySet<number>;
  readonly unclosedQuotes: ReadonlySet<number>;
  /** What was repaired. */
  readonly problems: readonly SyntaxProblem[];
  /** Nodes that may be read. */
  readonly most: number;
}

/** Where the part of a text begins that is not read. */
interface Cut {
  readonly offset: number;
  readonly reason: "time" | "size";
}

/** Reads the tokens, and reads them again with repairs where there are mistakes. */
function readRepaired(
  text: string,
  { deepest = deepestNesting, stopwatch = timeless }: ReadingOptions,
): RepairedReading | TooDeep {
  const most = text.length > longestChecked ? mostNodesUnchecked : mostNodes;
  const limits = { deepest, isLate: () => stopwatch.elapsed() > mostForTokens };
  const readAgain = (masked: string, loose: ReadonlySet<number>): Reading | undefined =>
    stopwatch.elapsed() > mostForRepairs
      ? undefined
      : { masked, loose, tokens: readTokens(masked, { ...limits, loose }) };
  const first = { masked: text, loose: new Set<number>(), tokens: readTokens(text, limits) };
  if (isTooDeep(first.tokens)) return first.tokens;
  const early = findTokenRepairs(first.tokens, text);
  const settled = loosen(repaired(first, early, readAgain), readAgain);
  if (isTooDeep(settled.tokens)) return settled.tokens;
  const draft = compose(settled.tokens, { most, stopwatch });
  const late = findErrorRepairs(settled.tokens, draft.errors, settled.masked);
  const last = repaired(settled, late, readAgain);
  if (isTooDeep(last.tokens)) return last.tokens;
  return {
    masked: last.masked,
    composed: last === settled ? draft : compose(last.tokens, { most, stopwatch }),
    textStarts: new Set([...early.textStarts, ...late.textStarts]),
    problems: [...early.problems, ...late.problems],
    unclosedQuotes: new Set(settled.tokens.unclosedQuotes.map(({ start }) => start)),
    comments: last.tokens.comments,
    most,
  };
}

interface Reading {
  readonly masked: string;
  /** Brackets and quotes in which the indentation does not count. */
  readonly loose: ReadonlySet<number>;
  readonly tokens: TokenReading;
}

/** Undefined when there is no time for it. */
type ReadAgain = (masked: string, loose: ReadonlySet<number>) => Reading | undefined;

function repaired(reading: Reading, { replacements }: Repairs, readAgain: ReadAgain): Reading {
  if (replacements.size === 0) return reading;
  return readAgain(repair(reading.masked, replacements), reading.loose) ?? reading;
}

/** A bracket that was taken for unclosed hides what stands behind it, so that it takes more than one reading. */
const mostLoosenings = 3;

/** Reads a text again in which brackets or quotes are indented as only the platform's loader allows it. */
function loosen(reading: Reading, readAgain: ReadAgain): Reading {
  let last = reading;
  for (let round = 0; round < mostLoosenings; round += 1) {
    const { masked, loose, tokens } = last;
    const { outdentedBrackets, unclosedQuotes } = tokens;
    const suspects = [...outdentedBrackets, ...unclosedQuotes.map(({ start }) => start)];
    const found = findLooseOpenings(masked, suspects);
    const next = found.size > 0 ? readAgain(masked, new Set([...loose, ...found])) : undefined;
    if (!next) return last;
    last = next;
  }
  return last;
}

type TooDeep = TokenReading & { readonly tooDeepAt: number };

function isTooDeep(reading: TokenReading): reading is TooDeep {
  return reading.tooDeepAt !== undefined;
}

function literal(text: string): MaskedText {
  return { text, movedKeys: new Map(), tags: [], hasStatements: false, problems: [] };
}

function rootOf({ root }: Pick<SyntaxTree, "root">): Pick<SyntaxTree, "root"> {
  return root === undefined ? {} : { root };
}

const templateReaders = { masked: maskTemplates, literal } as const;

interface Composition {
  readonly document?: Document.Parsed;
  /** Where nodes begin that there was no time for, or that are too many. */
  readonly cut?: Cut;
  readonly errors: readonly ReadingError[];
  problems(source: SourceText): SyntaxProblem[];
}

/** Composes the first document; a second one is only noticed. */
function compose(
  { tokens, cutAt }: TokenReading,
  { most, stopwatch }: { readonly most: number; readonly stopwatch: Stopwatch },
): Composition {
  const composer = new Composer<ParsedNode>({
    schema: "failsafe",
    uniqueKeys: false,
    logLevel: "silent",
    prettyErrors: false,
    keepSourceTokens: true,
  });
  const [first, second] = tokens.filter(({ type }) => type === "document");
  const end = second ? tokens.indexOf(second) : tokens.length;
  const cut = (first && limit(first, most, stopwatch)) ?? lateCut(cutAt);
  const [document] = withoutStackTraces(() => [...composer.compose(tokens.slice(0, end), true, 0)]);
  const errors: readonly ReadingError[] = document?.errors.slice(0, mostErrors) ?? [];
  return {
    ...(document ? { document } : {}),
    ...(cut && { cut }),
    errors,
    problems: (source) => [
      ...errors.flatMap((error) => describeError(error, source) ?? []),
      ...(second ? [severalDocuments(second)] : []),
    ],
  };
}

/** Cuts off nodes that are too many, or more than there is time for. */
function limit(token: CST.Token, most: number, stopwatch: Stopwatch): Cut | undefined {
  const affordable = affordableNodes(token, stopwatch);
  // Empty values count here, but not for what is told to the user.
  const wanted = 2 * most;
  const offset = limitTokens(token, Math.min(affordable, wanted)).cutAt;
  return offset === undefined
    ? undefined
    : { offset, reason: affordable < wanted ? "time" : "size" };
}

function lateCut(offset: number | undefined): Cut | undefined {
  return offset === undefined ? undefined : { offset, reason: "time" };
}

/** Without those of the line on which the reading ended, and those that could be a consequence of its end. */
function beforeCut(
  problems: readonly SyntaxProblem[],
  cut: SyntaxProblem | undefined,
  text: string,
): readonly SyntaxProblem[] {
  if (!cut) return problems;
  const lineStart = text.lastIndexOf("\n", cut.range.start - 1) + 1;
  return problems.filter(
    ({ rule, range }) => rule !== "syntax/unclosed-bracket" && range.start < lineStart,
  );
}

function cutShort(cut: SyntaxProblem | undefined, { isCutShort }: Conversion) {
  return cut !== undefined || isCutShort ? { isCutShort: true } : {};
}

/** What is to be said of nodes that were cut off, if it has not been said where the others were read. */
function notReadOf(
  { cut }: Composition,
  { isCutShort }: Conversion,
  most: number,
): SyntaxProblem | undefined {
  if (!cut || isCutShort) return undefined;
  const { offset, reason } = cut;
  if (reason === "size") return tooManyValues(most, offset);
  return {
    rule: "syntax/time-limit",
    message: `Reading this file takes longer than ${mostMilliseconds / 1000} seconds, so what follows here is not checked.`,
    range: { start: offset, end: offset + 1 },
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

function tooLarge({ length }: string): SyntaxProblem {
  return {
    rule: "syntax/too-large",
    message: `The file has ${inMillions(length)} characters; files above ${longestRead / longestChecked} million are not checked.`,
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

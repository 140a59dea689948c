import type { TextDocument } from "vscode-languageserver-textdocument";
import { joinParts } from "../document/parts/joinParts.js";
import type { PartedText } from "../document/parts/partedText.js";
import { longestChecked } from "../document/limits/sizes.js";
import type { StartStopwatch, Stopwatch } from "../document/limits/stopwatch.js";
import { parseText, type TemplateReading } from "../document/parseDocument.js";
import type { SyntaxTree } from "../document/syntaxNode.js";
import { toJson } from "../document/toJson.js";
import { buildBlockFile } from "../model/buildBlockFile.js";
import { isAppFile, mayBeBlockFile } from "../model/documentKind.js";
import { associatedKind, type FileAssociation } from "../model/fileAssociations.js";
import { buildPartedFile, readPartedFile, type PartedFile } from "../model/partedFile.js";
import type { BlockFile, DocumentKind, Step } from "../model/spec.js";
import { secretNamesIn, type SecretNames } from "../model/secretNames.js";
import { workflowFacts, type WorkflowFacts } from "../model/workflowFacts.js";
import { checkDocument } from "../rules/checkDocument.js";
import type { FilesBeside } from "../rules/beside/filesBeside.js";
import type { PartsChecker } from "../rules/checkParts.js";
import type { RuleOptions } from "../rules/runRules.js";
import type { Finding } from "../rules/rule.js";
import { kindOf, kindOfParts } from "./kindOf.js";
import { lazy } from "./lazy.js";
import { createNames, type Names } from "./names/names.js";
import type { Occurrence } from "./names/occurrence.js";
import { secretsInParts } from "./secretsInParts.js";
import { partAt, partsToJson, stepPlaces, type StepPlace } from "./partedDocument.js";
import { pieceOfWhole, piecesOfParts, type Pieces } from "./pieces.js";

/**
 * One version of a block file, read once for all requests about it. Each part is made when it is first asked for. All
 * positions are offsets in `text`.
 */
export interface BlockDocument {
  readonly text: TextDocument;
  readonly kind: DocumentKind;
  /** Everything that is wrong, in the order of the text. */
  readonly findings: readonly Finding[];
  /** All names, in the order of the text; to look for some, `names` is quicker. */
  readonly occurrences: readonly Occurrence[];
  readonly names: Names;
  /** Names of secrets and credentials that are used anywhere in the file. */
  readonly secretNames: SecretNames;
  /** What may be looked at by itself. */
  readonly pieces: Pieces;
  /** What is known of the workflow's parts, without positions. */
  readonly facts: WorkflowFacts | undefined;
  /** The steps in file order. */
  readonly steps: readonly StepPlace[];
  /** The file as far as it matters to what stands at an offset: steps elsewhere may be missing. */
  around(offset: number): Surroundings;
  /** The file without its steps, or with them. */
  readonly rest: BlockFile | undefined;
  /** The whole file; takes time for a long one. Undefined when nothing can be read of it. */
  readonly file: BlockFile | undefined;
  readonly tree: SyntaxTree;
  readonly hasTemplateTags: boolean;
  /** The files around this one; undefined where nobody knows them. */
  readonly beside: FilesBeside | undefined;
  json(): ReturnType<typeof toJson>;
}

export interface Surroundings {
  readonly tree: SyntaxTree;
  readonly file: BlockFile | undefined;
}

/** How a document is read and checked, and what is known of an earlier version of it. */
export interface ReadOptions {
  readonly rules: RuleOptions;
  readonly checker: PartsChecker;
  /** What files are for by their names, as the settings say. */
  readonly files?: readonly FileAssociation[];
  /** Whether `{{ … }}` and `{% … %}` are a template's; by default they are. */
  readonly templates?: TemplateReading;
  /** Whether nothing is to be found in the document. */
  readonly isExcluded?: boolean;
  /** Times reading and checking, so that both come to an end; without it they take the time they take. */
  readonly startStopwatch?: StartStopwatch;
  readonly earlier?: BlockReading | undefined;
}

/** A document with what makes reading its next version cheap. */
export interface BlockReading {
  readonly block: BlockDocument;
  readonly parts?: PartedFile;
}

/** Undefined for a document of another language, and for YAML that is no block file. */
export function readBlockDocument(
  text: TextDocument,
  options: ReadOptions,
): BlockReading | undefined {
  const { languageId: language, uri: fileName } = text;
  if (language !== "press-block" && language !== "yaml") return undefined;
  const isOurs =
    language === "press-block" || associatedKind(options.files ?? [], fileName) !== undefined;
  if (!isOurs && !mayBeBlockFile(text.getText(), fileName)) return undefined;
  const stopwatch = options.startStopwatch?.();
  const timed: TimedOptions = stopwatch ? { ...options, stopwatch } : options;
  return readInParts(text, timed) ?? readWhole(text, timed);
}

interface TimedOptions extends ReadOptions {
  /** Has run since the reading began. */
  readonly stopwatch?: Stopwatch;
}

/** For what is done later: the time between does not count. */
function pause({ stopwatch, startStopwatch }: Partial<TimedOptions>): () => Stopwatch | undefined {
  const spent = stopwatch?.elapsed();
  return () => startStopwatch?.(spent);
}

function readInParts(text: TextDocument, options: TimedOptions): BlockReading | undefined {
  if (text.getText().length > longestChecked) return undefined;
  const { files = [], earlier } = options;
  const parted = takeApart(text, options);
  const kind = parted && kindOfParts(text, parted, files)?.kind;
  if (!kind || isAppFile(parted.rest.tree, kind)) return undefined;
  const parts = buildPartedFile(parted, kind, earlier?.parts);
  return parts && { parts, block: createPartedBlock(text, parts, options) };
}

function takeApart(text: TextDocument, { earlier, rules }: ReadOptions): PartedText | undefined {
  const parted = readPartedFile(text.getText(), earlier?.parts?.parted);
  // Which variables have values is a question about the whole template.
  const isAskedAsWhole = rules.beside?.templateParameters !== undefined;
  return parted && isAskedAsWhole && hasTags(parted) ? undefined : parted;
}

function createPartedBlock(
  text: TextDocument,
  parts: PartedFile,
  options: TimedOptions,
): BlockDocument {
  const { checker, rules, isExcluded = false } = options;
  const { parted, kind, facts } = parts;
  const goOn = pause(options);
  const findings = lazy(() => (isExcluded ? [] : checker.check(parts, goOn())));
  const pieces = lazy(() => piecesOfParts(parts));
  const names = lazy(() => createNames(pieces(), () => facts));
  const tree = lazy(() => joinParts(parted));
  const file = lazy(() => buildBlockFile(tree(), kind));
  const rest = lazy(() => buildBlockFile(joinParts(parted, -1), kind));
  const steps = lazy(() => stepPlaces(parted));
  const secretNames = lazy(() => secretsInParts(parted));
  return {
    text,
    kind,
    facts,
    beside: rules.beside,
    around: (offset) => surroundings(parted, kind, offset),
    get hasTemplateTags() {
      return hasTags(parted);
    },
    json: () => partsToJson(parted) ?? toJson(tree()),
    get findings() {
      return findings();
    },
    get occurrences() {
      return names().all();
    },
    get names() {
      return names();
    },
    get pieces() {
      return pieces();
    },
    get secretNames() {
      return secretNames();
    },
    get steps() {
      return steps();
    },
    get rest() {
      return rest();
    },
    get file() {
      return file();
    },
    get tree() {
      return tree();
    },
  };
}

function surroundings(parted: PartedText, kind: DocumentKind, offset: number): Surroundings {
  const tree = joinParts(parted, partAt(parted, offset));
  const file = lazy(() => buildBlockFile(tree, kind));
  return {
    tree,
    get file() {
      return file();
    },
  };
}

function hasTags({ rest, parts }: PartedText): boolean {
  return [rest, ...parts].some(({ tree }) => tree.templateTags.length > 0);
}

/** Reads a document without taking it apart: the reference for reading in parts, and what is done where that fails. */
export function readWhole(
  text: TextDocument,
  options: Omit<TimedOptions, "checker" | "earlier">,
): BlockReading | undefined {
  const { rules, files = [], isExcluded = false, templates = "masked", stopwatch } = options;
  const { tree } = parseText(text.getText(), { templates, ...(stopwatch && { stopwatch }) });
  const goOn = pause(options);
  const detected = kindOf(text, tree, files);
  if (detected === undefined) return undefined;
  const { kind } = detected;
  const isGuess = detected.by === "guess";
  const file = lazy(() => buildBlockFile(tree, kind));
  const findings = lazy(() =>
    isExcluded ? [] : checkDocument({ tree, kind, isGuess, file: file() }, rules, goOn()),
  );
  const facts = lazy(() => factsOf(file()));
  const secretNames = lazy(() => secretNamesIn(tree.root));
  const pieces = lazy(() => pieceOfWhole(tree, file()));
  const names = lazy(() => createNames(pieces(), facts));
  const steps = lazy(() => [...(file()?.workflow?.steps.parts.values() ?? [])].map(placeOf));
  const block: BlockDocument = {
    text,
    kind,
    tree,
    beside: rules.beside,
    around: () => block,
    hasTemplateTags: tree.templateTags.length > 0,
    json: () => toJson(tree),
    get findings() {
      return findings();
    },
    get occurrences() {
      return names().all();
    },
    get names() {
      return names();
    },
    get pieces() {
      return pieces();
    },
    get secretNames() {
      return secretNames();
    },
    get facts() {
      return facts();
    },
    get steps() {
      return steps();
    },
    get rest() {
      return file();
    },
    get file() {
      return file();
    },
  };
  return { block };
}

function factsOf(file: BlockFile | undefined): WorkflowFacts | undefined {
  return file?.workflow && workflowFacts(file.workflow, file.parameters);
}

function placeOf(step: Step): StepPlace {
  return { step, range: step.range, selection: step.name.range };
}

import type { Diagnostic } from "vscode-languageserver-types";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  readBlockDocument,
  type BlockDocument,
  type BlockReading,
  type ReadOptions,
} from "./features/blockDocument.js";
import { longestChecked } from "./document/limits/sizes.js";
import type { StartStopwatch } from "./document/limits/stopwatch.js";
import { diagnostics } from "./features/diagnostics.js";
import { readBlock, readRendered } from "./features/readBlock.js";
import { readVariables } from "./features/readVariables.js";
import type { Logger } from "./logger.js";
import { checkOptions } from "./project/checkOptions.js";
import type { ReadBlockResult, ReadVariablesResult, RemoteFacts } from "./protocol.js";
import { createPartsChecker } from "./rules/checkParts.js";
import { rules } from "./rules/index.js";
import { ruleIds } from "./rules/ruleIds.js";
import type { Ask } from "./service/ask.js";
import { createCompleting, type Completing } from "./service/completing.js";
import { createEditing, type Editing } from "./service/editing.js";
import { createNavigation, type Navigation } from "./service/navigation.js";
import { createReading, type Reading } from "./service/reading.js";
import { createStructure, type Structure } from "./service/structure.js";
import type { Settings } from "./settings.js";
import type { WorkspaceSnapshot } from "./workspace.js";

/**
 * A version of a document that is edited. `opening` is one object for all versions from its opening to its closing: what
 * is known of one version makes reading the next one cheap, and is forgotten together with that object.
 */
export interface DocumentVersion extends TextDocument {
  readonly opening?: object;
}

export interface LanguageServiceOptions {
  /** The settings in force; asked at each request. */
  readonly settings: () => Settings;
  /** What a platform told; asked at each request. Without it nothing is known of any. */
  readonly remote?: () => RemoteFacts | undefined;
  /** The files beside the documents; asked at each request. Without them there are no project files. */
  readonly workspace?: () => WorkspaceSnapshot;
  /** Limits the time that a version takes; without it all is checked, however long that takes. */
  readonly startStopwatch?: StartStopwatch;
  readonly logger: Logger;
  /** The present, in milliseconds since 1970; by default that of the machine. */
  readonly now?: () => number;
}

/**
 * What can be asked about a document. Pure: an answer depends on the document, the settings, the files beside it and, where
 * a schedule's next runs are told, the time only. A document given here must not change any more; one version is read once,
 * however much is asked about it.
 *
 * A document of another language than `press-block` and `yaml`, and a YAML file that is no block file, has no
 * diagnostics, no completions, and nothing else.
 */
export interface LanguageService extends Completing, Editing, Navigation, Reading, Structure {
  /** Whether a document is one of those that anything is said about. */
  isBlockFile(document: TextDocument): boolean;
  /** Everything that is wrong, in the order of the text. */
  diagnostics(document: TextDocument): Diagnostic[];
  readBlock(document: TextDocument): ReadBlockResult;
  /** As `readBlock`, of what a template was rendered to. */
  readRendered(document: TextDocument): ReadBlockResult;
  /** The variables that a text gives to templates. */
  readVariables(text: string): ReadVariablesResult;
  /** Small block files, to try the service on before there is a document. */
  readonly samples: readonly string[];
}

/** What answers depend on beside the document. */
interface ServiceState {
  readonly settings: Settings;
  readonly workspace: WorkspaceSnapshot | undefined;
  readonly remote: RemoteFacts | undefined;
}

function stateOf({ settings, workspace, remote }: LanguageServiceOptions): ServiceState {
  return { settings: settings(), workspace: workspace?.(), remote: remote?.() };
}

function isSameState(one: ServiceState, other: ServiceState): boolean {
  return (
    one.settings === other.settings &&
    one.workspace === other.workspace &&
    one.remote === other.remote
  );
}

/** Says once for each id in the settings that no rule has it. */
function tellUnknownRules({ severity }: Settings, told: Set<string>, logger: Logger): void {
  for (const id of severity.keys()) {
    if (ruleIds.has(id) || told.has(id)) continue;
    told.add(id);
    logger.info(`The setting "pressBlock.severity" names the rule "${id}", which does not exist.`);
  }
}

/** Reads documents under the state that is in force at each question. */
function createCurrentReader(options: LanguageServiceOptions, onError: OnRuleError): Reader {
  let state = stateOf(options);
  const latest: LatestReadings = new WeakMap();
  const { startStopwatch } = options;
  const more = { onError, latest, ...(startStopwatch && { startStopwatch }) };
  let reader = createReader(state, more);
  const told = new Set<string>();
  const current = (): Reader => {
    const now = stateOf(options);
    if (!isSameState(now, state)) {
      state = now;
      reader = createReader(state, more);
    }
    tellUnknownRules(state.settings, told, options.logger);
    return reader;
  };
  return {
    read: (document) => current().read(document),
    readAs: (document, text) => current().readAs(document, text),
  };
}

type OnRuleError = (rule: string, error: unknown) => void;

export function createLanguageService(options: LanguageServiceOptions): LanguageService {
  const onError: OnRuleError = (rule, error) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    options.logger.error(`The rule ${rule} was left out: ${text}`);
  };
  const reader = createCurrentReader(options, onError);
  const { read } = reader;
  const aboutAny: Ask["aboutAny"] = (document, empty, ask) => {
    const block = read(document);
    return block === undefined ? empty : ask(block);
  };
  const ask: Ask = {
    about: (document, empty, ask) =>
      document.getText().length > longestChecked ? empty : aboutAny(document, empty, ask),
    aboutAny,
    readAgain: (document) => (text) => reader.readAs(document, text),
    settings: options.settings,
    workspace: () => options.workspace?.(),
    remote: () => options.remote?.(),
    now: options.now ?? Date.now,
  };

  return {
    isBlockFile: (document) => read(document) !== undefined,
    diagnostics: (document) =>
      aboutAny(document, [], ({ findings }) => diagnostics(document, findings)),
    ...createCompleting(ask),
    ...createEditing(ask),
    ...createNavigation(ask),
    ...createReading(ask),
    ...createStructure(ask),
    readBlock: (document) => {
      const nothing = { version: document.version, isTemplate: false, errors: [] };
      return aboutAny<ReadBlockResult>(document, nothing, readBlock);
    },
    readRendered: (document) =>
      readRendered(document, { severities: options.settings().severity, onError }),
    readVariables,
    samples: rules.map(({ good }) => good),
  };
}

interface Reader {
  readonly read: (document: TextDocument) => BlockDocument | undefined;
  readonly readAs: (document: TextDocument, text: string) => BlockDocument | undefined;
}

/** The last reading of each document that is edited: what is the same in the next version is not read again. */
type LatestReadings = WeakMap<object, BlockReading>;

interface ReaderOptions {
  readonly onError: OnRuleError;
  readonly latest: LatestReadings;
  readonly startStopwatch?: StartStopwatch;
}

/** Reads documents under one state of the settings and of the files beside them, each version once. */
function createReader(
  { settings, workspace, remote }: ServiceState,
  { onError, latest, startStopwatch }: ReaderOptions,
): Reader {
  const optionsByUri = new Map<string, ReadOptions>();
  const versions = new WeakMap<TextDocument, { readonly reading: BlockReading | undefined }>();
  const optionsFor = (uri: string): ReadOptions => {
    const known = optionsByUri.get(uri);
    if (known) return known;
    const { files, isExcluded, ...more } = checkOptions(uri, settings, workspace);
    const rules = { ...more, onError, remote };
    const checker = createPartsChecker(rules);
    const made = { rules, checker, files, isExcluded, ...(startStopwatch && { startStopwatch }) };
    optionsByUri.set(uri, made);
    return made;
  };
  const readNext = (document: DocumentVersion): BlockReading | undefined => {
    const opening = document.opening ?? document;
    const earlier = latest.get(opening);
    const reading = readBlockDocument(document, { ...optionsFor(document.uri), earlier });
    if (reading?.parts) latest.set(opening, reading);
    return reading;
  };
  return {
    read: (document) => {
      const known = versions.get(document) ?? { reading: readNext(document) };
      versions.set(document, known);
      return known.reading?.block;
    },
    readAs: (document: DocumentVersion, text) => {
      const { uri, languageId, version } = document;
      const changed = TextDocument.create(uri, languageId, version, text);
      const earlier = latest.get(document.opening ?? document);
      return readBlockDocument(changed, { ...optionsFor(uri), earlier })?.block;
    },
  };
}

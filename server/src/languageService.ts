import type { Diagnostic } from "vscode-languageserver-types";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  readBlockDocument,
  type BlockDocument,
  type BlockReading,
  type ReadOptions,
} from "./features/blockDocument.js";
import { diagnostics } from "./features/diagnostics.js";
import { readBlock, readRendered } from "./features/readBlock.js";
import { readVariables } from "./features/readVariables.js";
import type { Logger } from "./logger.js";
import { checkOptions } from "./project/checkOptions.js";
import type { ReadBlockResult, ReadVariablesResult } from "./protocol.js";
import { createPartsChecker } from "./rules/checkParts.js";
import { rules } from "./rules/index.js";
import { ruleIds } from "./rules/ruleIds.js";
import type { Ask } from "./service/ask.js";
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
  /** The files beside the documents; asked at each request. Without them there are no project files. */
  readonly workspace?: () => WorkspaceSnapshot;
  readonly logger: Logger;
}

/**
 * What can be asked about a document. Pure: an answer depends on the document, the settings and the files beside it only. A document given
 * here must not change any more; one version is read once, however much is asked about it.
 *
 * A document of another language than `press-block` and `yaml`, and a YAML file that is no block file, has no
 * diagnostics, no completions, and nothing else.
 */
export interface LanguageService extends Editing, Navigation, Reading, Structure {
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
}

function stateOf({ settings, workspace }: LanguageServiceOptions): ServiceState {
  return { settings: settings(), workspace: workspace?.() };
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
  // The parts of a text are the same under all settings and whatever files are beside it.
  const latest = new WeakMap<object, BlockReading>();
  let reader = createReader({ ...state, latest }, onError);
  const told = new Set<string>();
  const current = (): Reader => {
    const now = stateOf(options);
    if (now.settings !== state.settings || now.workspace !== state.workspace) {
      state = now;
      reader = createReader({ ...state, latest }, onError);
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
  const ask: Ask = {
    about: (document, empty, ask) => {
      const block = read(document);
      return block === undefined ? empty : ask(block);
    },
    readAgain: (document) => (text) => reader.readAs(document, text),
    settings: options.settings,
    workspace: () => options.workspace?.(),
  };
  const { about } = ask;

  return {
    isBlockFile: (document) => read(document) !== undefined,
    diagnostics: (document) =>
      about(document, [], ({ findings }) => diagnostics(document, findings)),
    ...createEditing(ask),
    ...createNavigation(ask),
    ...createReading(ask),
    ...createStructure(ask),
    readBlock: (document) => {
      const nothing = { version: document.version, isTemplate: false, errors: [] };
      return about<ReadBlockResult>(document, nothing, readBlock);
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

interface ReaderState extends ServiceState {
  /** The last reading of each open document. */
  readonly latest: WeakMap<object, BlockReading>;
}

/** Reads documents under one state of the settings and of the files beside them, each version once. */
function createReader({ settings, workspace, latest }: ReaderState, onError: OnRuleError): Reader {
  const optionsByUri = new Map<string, ReadOptions>();
  const versions = new WeakMap<TextDocument, { readonly reading: BlockReading | undefined }>();
  const optionsFor = (uri: string): ReadOptions => {
    const known = optionsByUri.get(uri);
    if (known) return known;
    const { files, isExcluded, ...more } = checkOptions(uri, settings, workspace);
    const rules = { ...more, onError };
    const made = { rules, checker: createPartsChecker(rules), files, isExcluded };
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

import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentHighlight,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  Position,
  Range,
} from "vscode-languageserver-types";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  readBlockDocument,
  type BlockDocument,
  type BlockReading,
  type ReadOptions,
} from "./features/blockDocument.js";
import { codeAction } from "./features/codeAction/codeAction.js";
import { completion } from "./features/completion/completion.js";
import { diagnostics } from "./features/diagnostics.js";
import { documentSymbol } from "./features/documentSymbol.js";
import { hover } from "./features/hover.js";
import { definition, documentHighlight, references } from "./features/navigation.js";
import { readBlock, readRendered } from "./features/readBlock.js";
import { readVariables } from "./features/readVariables.js";
import type { Logger } from "./logger.js";
import { checkOptions } from "./project/checkOptions.js";
import type { ReadBlockResult, ReadVariablesResult, RemoteFacts } from "./protocol.js";
import { createPartsChecker } from "./rules/checkParts.js";
import { rules } from "./rules/index.js";
import { ruleIds } from "./rules/ruleIds.js";
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
  readonly logger: Logger;
}

/**
 * What can be asked about a document. Pure: an answer depends on the document, the settings and the files beside it only. A document given
 * here must not change any more; one version is read once, however much is asked about it.
 *
 * A document of another language than `press-block` and `yaml`, and a YAML file that is no block file, has no
 * diagnostics, no completions, and nothing else.
 */
export interface LanguageService {
  /** Whether a document is one of those that anything is said about. */
  isBlockFile(document: TextDocument): boolean;
  /** Everything that is wrong, in the order of the text. */
  diagnostics(document: TextDocument): Diagnostic[];
  completion(
    document: TextDocument,
    position: Position,
    client: { readonly snippets: boolean },
  ): CompletionItem[];
  /** Fixes and suppressions for what is found in a range. Of kinds in `only` and below, where given. */
  codeAction(document: TextDocument, range: Range, only?: readonly string[]): CodeAction[];
  /** Null where there is nothing to explain. */
  hover(document: TextDocument, position: Position): Hover | null;
  /** The declaration of the step, image, output or parameter named at a position; null where no name stands. */
  definition(document: TextDocument, position: Position): LocationLink[] | null;
  references(
    document: TextDocument,
    position: Position,
    context: { readonly includeDeclaration: boolean },
  ): Location[] | null;
  documentHighlight(document: TextDocument, position: Position): DocumentHighlight[] | null;
  documentSymbol(document: TextDocument): DocumentSymbol[];
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
  let reader = createReader(state, onError);
  const told = new Set<string>();
  const current = (): Reader => {
    const now = stateOf(options);
    if (!isSameState(now, state)) {
      state = now;
      reader = createReader(state, onError);
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

function nothingIn({ version }: TextDocument): ReadBlockResult {
  return { version, isTemplate: false, errors: [] };
}

export function createLanguageService(options: LanguageServiceOptions): LanguageService {
  const onError: OnRuleError = (rule, error) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    options.logger.error(`The rule ${rule} was left out: ${text}`);
  };
  const reader = createCurrentReader(options, onError);
  const { read } = reader;
  /** Reads a document as if it had another text. */
  const readAgain = (document: TextDocument) => (text: string) => reader.readAs(document, text);
  /** Asks about a block file; anything else gets the empty answer. */
  const about = <Answer>(
    document: TextDocument,
    empty: Answer,
    ask: (block: BlockDocument) => Answer,
  ): Answer => {
    const block = read(document);
    return block === undefined ? empty : ask(block);
  };

  return {
    isBlockFile: (document) => read(document) !== undefined,
    diagnostics: (document) =>
      about(document, [], ({ findings }) => diagnostics(document, findings)),
    completion: (document, position, client) =>
      about(document, [], (block) =>
        completion(
          block,
          document.offsetAt(position),
          { ...client, remote: options.remote?.() },
          readAgain(document),
        ),
      ),
    codeAction: (document, { start, end }, only) =>
      about(document, [], (block) => {
        const range = { start: document.offsetAt(start), end: document.offsetAt(end) };
        return codeAction(block, { range, readAgain: readAgain(document), ...(only && { only }) });
      }),
    hover: (document, position) =>
      about(document, null, (block) => hover(block, document.offsetAt(position))),
    definition: (document, position) =>
      about(document, null, ({ occurrences }) =>
        definition(document, occurrences, document.offsetAt(position)),
      ),
    references: (document, position, context) =>
      about(document, null, ({ occurrences }) =>
        references(document, occurrences, document.offsetAt(position), context),
      ),
    documentHighlight: (document, position) =>
      about(document, null, ({ occurrences }) =>
        documentHighlight(document, occurrences, document.offsetAt(position)),
      ),
    documentSymbol: (document) => about(document, [], documentSymbol),
    readBlock: (document) => about(document, nothingIn(document), readBlock),
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

/** Reads documents under one state of the settings and of the files beside them, each version once. */
function createReader({ settings, workspace, remote }: ServiceState, onError: OnRuleError): Reader {
  const optionsByUri = new Map<string, ReadOptions>();
  const versions = new WeakMap<TextDocument, { readonly reading: BlockReading | undefined }>();
  const latest = new WeakMap<object, BlockReading>();
  const optionsFor = (uri: string): ReadOptions => {
    const known = optionsByUri.get(uri);
    if (known) return known;
    const { files, isExcluded, ...more } = checkOptions(uri, settings, workspace);
    const rules = { ...more, onError, remote };
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

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
import { readBlockDocument, type BlockDocument } from "./features/blockDocument.js";
import { codeAction } from "./features/codeAction/codeAction.js";
import { completion } from "./features/completion/completion.js";
import { diagnostics } from "./features/diagnostics.js";
import { documentSymbol } from "./features/documentSymbol.js";
import { hover } from "./features/hover.js";
import { definition, documentHighlight, references } from "./features/navigation.js";
import { readBlock } from "./features/readBlock.js";
import type { Logger } from "./logger.js";
import { checkOptions } from "./project/checkOptions.js";
import type { ReadBlockResult } from "./protocol.js";
import { rules } from "./rules/index.js";
import { ruleIds } from "./rules/ruleIds.js";
import type { Settings } from "./settings.js";
import type { WorkspaceSnapshot } from "./workspace.js";

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
  /** Small block files, to try the service on before there is a document. */
  readonly samples: readonly string[];
}

/** What answers depend on beside the document. */
function stateOf({ settings, workspace }: LanguageServiceOptions) {
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

export function createLanguageService(options: LanguageServiceOptions): LanguageService {
  let state = stateOf(options);
  let cache = new WeakMap<TextDocument, { readonly block: BlockDocument | undefined }>();
  const told = new Set<string>();
  const onError = (rule: string, error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    options.logger.error(`The rule ${rule} was left out: ${text}`);
  };
  const readNow = (document: TextDocument) => {
    const { uri } = document;
    return readBlockDocument(document, {
      ...checkOptions(uri, state.settings, state.workspace),
      onError,
    });
  };
  const read = (document: TextDocument): BlockDocument | undefined => {
    const now = stateOf(options);
    if (now.settings !== state.settings || now.workspace !== state.workspace) {
      state = now;
      cache = new WeakMap();
    }
    tellUnknownRules(state.settings, told, options.logger);
    const known = cache.get(document) ?? { block: readNow(document) };
    cache.set(document, known);
    return known.block;
  };
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
      about(document, [], (block) => completion(block, document.offsetAt(position), client)),
    codeAction: (document, range, only) =>
      about(document, [], (block) => {
        const start = document.offsetAt(range.start);
        const end = document.offsetAt(range.end);
        const readAgain = (text: string) => {
          const { uri, languageId, version } = document;
          const next = TextDocument.create(uri, languageId, version, text);
          return readNow(next);
        };
        return codeAction(block, { range: { start, end }, readAgain, ...(only && { only }) });
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
    documentSymbol: (document) =>
      about(document, [], ({ file }) => (file === undefined ? [] : documentSymbol(document, file))),
    readBlock: (document) => {
      const nothing = { version: document.version, isTemplate: false, errors: [] };
      return about<ReadBlockResult>(document, nothing, readBlock);
    },
    samples: rules.map(({ good }) => good),
  };
}

import type {
  CompletionItem,
  Diagnostic,
  DocumentHighlight,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  Position,
} from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { readBlockDocument, type BlockDocument } from "./features/blockDocument.js";
import { completion } from "./features/completion/completion.js";
import { diagnostics } from "./features/diagnostics.js";
import { documentSymbol } from "./features/documentSymbol.js";
import { hover } from "./features/hover.js";
import { definition, documentHighlight, references } from "./features/navigation.js";
import { readBlock, readRendered } from "./features/readBlock.js";
import { readVariables } from "./features/readVariables.js";
import type { Logger } from "./logger.js";
import type { ReadBlockResult, ReadVariablesResult } from "./protocol.js";
import { rules } from "./rules/index.js";
import type { Settings } from "./settings.js";

export interface LanguageServiceOptions {
  /** The settings in force; asked at each request. */
  readonly settings: () => Settings;
  readonly logger: Logger;
}

/**
 * What can be asked about a document. Pure: an answer depends on the document and the settings only. A document given
 * here must not change any more; one version is read once, however much is asked about it.
 *
 * A document of another language than `press-block` and `yaml`, and a YAML file that is no block file, has no
 * diagnostics, no completions, and nothing else.
 */
export interface LanguageService {
  /** Everything that is wrong, in the order of the text. */
  diagnostics(document: TextDocument): Diagnostic[];
  completion(
    document: TextDocument,
    position: Position,
    client: { readonly snippets: boolean },
  ): CompletionItem[];
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

export function createLanguageService(options: LanguageServiceOptions): LanguageService {
  let settings = options.settings();
  let cache = new WeakMap<TextDocument, { readonly block: BlockDocument | undefined }>();
  const onError = (rule: string, error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    options.logger.error(`The rule ${rule} was left out: ${text}`);
  };
  const read = (document: TextDocument): BlockDocument | undefined => {
    if (settings !== options.settings()) {
      settings = options.settings();
      cache = new WeakMap();
    }
    const { severity: severities, files } = settings;
    const known = cache.get(document) ?? {
      block: readBlockDocument(document, { severities, files, onError }),
    };
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
    diagnostics: (document) =>
      about(document, [], ({ findings }) => diagnostics(document, findings)),
    completion: (document, position, client) =>
      about(document, [], (block) => completion(block, document.offsetAt(position), client)),
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
    readRendered: (document) =>
      readRendered(document, { severities: options.settings().severity, onError }),
    readVariables,
    samples: rules.map(({ good }) => good),
  };
}

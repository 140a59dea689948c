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
import { createBlockDocument, type BlockDocument } from "./features/blockDocument.js";
import { diagnostics } from "./features/diagnostics.js";
import { documentSymbol } from "./features/documentSymbol.js";
import { definition, documentHighlight, references } from "./features/navigation.js";
import type { Logger } from "./logger.js";
import type { ReadBlockResult } from "./protocol.js";
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
}

const languages: ReadonlySet<string> = new Set(["press-block", "yaml"]);

export function createLanguageService({ settings }: LanguageServiceOptions): LanguageService {
  const cache = new WeakMap<TextDocument, BlockDocument>();
  const read = (document: TextDocument): BlockDocument => {
    const known = cache.get(document);
    if (known !== undefined) return known;
    const made = createBlockDocument(document);
    cache.set(document, made);
    return made;
  };
  const isServed = (document: TextDocument) => languages.has(document.languageId);

  return {
    diagnostics: (document) =>
      isServed(document) ? diagnostics(document, read(document).findings, settings()) : [],
    completion: () => [],
    hover: () => null,
    definition: (document, position) =>
      definition(document, read(document).occurrences, document.offsetAt(position)),
    references: (document, position, context) =>
      references(document, read(document).occurrences, document.offsetAt(position), context),
    documentHighlight: (document, position) =>
      documentHighlight(document, read(document).occurrences, document.offsetAt(position)),
    documentSymbol: (document) => {
      const { file } = read(document);
      return file === undefined ? [] : documentSymbol(document, file);
    },
    readBlock: ({ version }) => ({ version, isTemplate: false, errors: [] }),
  };
}

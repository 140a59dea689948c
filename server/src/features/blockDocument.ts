import type { TextDocument } from "vscode-languageserver-textdocument";
import { parseDocument, type TemplateReading } from "../document/parseDocument.js";
import type { SyntaxTree } from "../document/syntaxNode.js";
import { buildBlockFile } from "../model/buildBlockFile.js";
import { detectKind, mayBeBlockFile } from "../model/documentKind.js";
import { associatedKind, type FileAssociation } from "../model/fileAssociations.js";
import type { BlockFile, DocumentKind } from "../model/spec.js";
import { checkDocument } from "../rules/checkDocument.js";
import type { RuleOptions } from "../rules/runRules.js";
import type { Finding } from "../rules/rule.js";
import { occurrences, type Occurrence } from "./occurrences.js";

/** One version of a block file, read once for all requests about it. Each part is made when it is first asked for. */
export interface BlockDocument {
  readonly text: TextDocument;
  readonly tree: SyntaxTree;
  readonly kind: DocumentKind;
  /** Undefined when nothing can be read of it. */
  readonly file: BlockFile | undefined;
  /** Everything that is wrong, in the order of the text. */
  readonly findings: readonly Finding[];
  readonly occurrences: readonly Occurrence[];
}

export interface ReadOptions extends RuleOptions {
  /** What files are for by their names, as the settings say. */
  readonly files?: readonly FileAssociation[];
  /** Whether `{{ … }}` and `{% … %}` are a template's; by default they are. */
  readonly templates?: TemplateReading;
}

/** Undefined for a document of another language, and for YAML that is no block file. */
export function readBlockDocument(
  text: TextDocument,
  { files = [], templates, ...options }: ReadOptions,
): BlockDocument | undefined {
  const { languageId: language, uri: fileName } = text;
  if (language !== "press-block" && language !== "yaml") return undefined;
  const assigned = associatedKind(files, fileName);
  const isOurs = language === "press-block" || assigned !== undefined;
  if (!isOurs && !mayBeBlockFile(text.getText(), fileName)) return undefined;
  const tree = parseDocument(text.getText(), templates);
  const detected = detectKind(tree, { fileName, assigned, language });
  if (detected === undefined) return undefined;
  const { kind } = detected;
  const isGuess = detected.by === "guess";
  const file = lazy(() => buildBlockFile(tree, kind));
  const findings = lazy(() => checkDocument({ tree, kind, isGuess, file: file() }, options));
  const names = lazy(() => {
    const read = file();
    return read === undefined ? [] : occurrences(read);
  });
  return {
    text,
    tree,
    kind,
    get file() {
      return file();
    },
    get findings() {
      return findings();
    },
    get occurrences() {
      return names();
    },
  };
}

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

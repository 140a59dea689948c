import type { TextDocument } from "vscode-languageserver-textdocument";
import { parseDocument, type TemplateReading } from "../document/parseDocument.js";
import type { SyntaxTree } from "../document/syntaxNode.js";
import { buildBlockFile } from "../model/buildBlockFile.js";
import { detectDocumentKind, mayBeBlockFile } from "../model/documentKind.js";
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

/**
 * The operation that a document is for. One in our language is taken for a new spec while nothing tells; undefined for
 * YAML that is no block file.
 */
export function kindOf(text: TextDocument, tree: SyntaxTree): DocumentKind | undefined {
  const fallback = text.languageId === "press-block" ? "create-spec" : undefined;
  return detectDocumentKind(tree, text.uri) ?? fallback;
}

/** Undefined for a document of another language, and for YAML that is no block file. */
export function readBlockDocument(
  text: TextDocument,
  options: RuleOptions & { readonly templates?: TemplateReading },
): BlockDocument | undefined {
  const isOurs = text.languageId === "press-block";
  if (!isOurs && text.languageId !== "yaml") return undefined;
  if (!isOurs && !mayBeBlockFile(text.getText(), text.uri)) return undefined;
  const tree = parseDocument(text.getText(), options.templates);
  const kind = kindOf(text, tree);
  if (kind === undefined) return undefined;
  const file = lazy(() => buildBlockFile(tree, kind));
  const findings = lazy(() => checkDocument({ tree, kind, file: file() }, options));
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

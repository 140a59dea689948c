import type { TextDocument } from "vscode-languageserver-textdocument";
import { parseDocument } from "../document/parseDocument.js";
import type { SyntaxTree } from "../document/syntaxNode.js";
import { buildBlockFile } from "../model/buildBlockFile.js";
import { detectDocumentKind, mayBeBlockFile } from "../model/documentKind.js";
import type { BlockFile } from "../model/spec.js";
import type { Finding } from "../rules/rule.js";
import { occurrences, type Occurrence } from "./occurrences.js";

/** One version of a block file, read once for all requests about it. Each part is made when it is first asked for. */
export interface BlockDocument {
  readonly text: TextDocument;
  readonly tree: SyntaxTree;
  /** Undefined when nothing can be read of it. */
  readonly file: BlockFile | undefined;
  readonly findings: readonly Finding[];
  readonly occurrences: readonly Occurrence[];
}

/** Undefined for a document of another language, and for YAML that is no block file. */
export function readBlockDocument(text: TextDocument): BlockDocument | undefined {
  const isOurs = text.languageId === "press-block";
  if (!isOurs && text.languageId !== "yaml") return undefined;
  if (!isOurs && !mayBeBlockFile(text.getText(), text.uri)) return undefined;
  const tree = parseDocument(text.getText());
  const kind = detectDocumentKind(tree, text.uri) ?? (isOurs ? "create-spec" : undefined);
  if (kind === undefined) return undefined;
  const file = lazy(() => buildBlockFile(tree, kind));
  const findings = lazy(() => syntaxFindings(tree));
  const names = lazy(() => {
    const read = file();
    return read === undefined ? [] : occurrences(read);
  });
  return {
    text,
    tree,
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

function syntaxFindings(tree: SyntaxTree): readonly Finding[] {
  return tree.problems.map((problem) => ({ ...problem, severity: "error" }));
}

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

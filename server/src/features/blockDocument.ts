import type { TextDocument } from "vscode-languageserver-textdocument";
import type { SyntaxTree } from "../document/syntaxNode.js";
import type { BlockFile } from "../model/spec.js";
import type { Finding } from "../rules/rule.js";
import { occurrences, type Occurrence } from "./occurrences.js";

/** One version of an open block file, read once for all requests about it. */
export interface BlockDocument {
  readonly text: TextDocument;
  readonly tree: SyntaxTree;
  /** Undefined when the content is not recognised as a block file. */
  readonly file: BlockFile | undefined;
  readonly findings: readonly Finding[];
  readonly occurrences: readonly Occurrence[];
}

/** Reads a version of a document. Every part is made when it is first asked for. */
export function createBlockDocument(text: TextDocument): BlockDocument {
  const lazy = <Value>(make: () => Value) => {
    let made: { readonly value: Value } | undefined;
    return () => (made ??= { value: make() }).value;
  };
  const tree = lazy((): SyntaxTree => ({
    text: text.getText(),
    problems: [],
    templateTags: [],
    hasTemplateStatements: false,
    comments: [],
  }));
  const file = lazy((): BlockFile | undefined => undefined);
  const findings = lazy((): readonly Finding[] => []);
  const names = lazy(() => {
    const read = file();
    return read === undefined ? [] : occurrences(read);
  });
  return {
    text,
    get tree() {
      return tree();
    },
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

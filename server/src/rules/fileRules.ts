import type { SyntaxTree } from "../document/syntaxNode.js";
import { isAppFile } from "../model/documentKind.js";
import { asMapping, pairOf, valueOf } from "../model/readNode.js";
import type { DocumentKind } from "../model/spec.js";
import type { Finding, Severity } from "./rule.js";

type FileRuleId = "file/app" | "file/empty" | "file/kind-unsure";

/** What is said about a file as a whole, one line per id, for docs/rules.md. */
export const fileRules: ReadonlyMap<
  FileRuleId,
  { readonly summary: string; readonly severity: Severity }
> = new Map([
  ["file/app", { summary: "A file describes a block, not an app.", severity: "information" }],
  ["file/empty", { summary: "A file that is read at run time has content.", severity: "error" }],
  [
    "file/kind-unsure",
    { summary: "A file tells which operation it is written for.", severity: "hint" },
  ],
]);

interface ReadFile {
  readonly tree: SyntaxTree;
  readonly kind: DocumentKind;
  /** Whether nothing in the file tells what it is for. */
  readonly isGuess: boolean;
}

/** What is to be said about a file before anybody looks into it. */
export function fileFindings({ tree, kind, isGuess }: ReadFile): readonly Finding[] {
  if (isAppFile(tree, kind)) return [appFinding(tree)];
  if (tree.root === undefined && emptyMessages.has(kind)) return [emptyFinding(tree, kind)];
  return isGuess ? [unsureFinding(tree)] : [];
}

function appFinding(tree: SyntaxTree): Finding {
  const body = asMapping(valueOf(asMapping(tree.root), "body"));
  const sign = valueOf(body, "kind") ?? pairOf(body, "config")?.key;
  return finding("file/app", {
    range: sign?.range ?? { start: 0, end: 0 },
    message:
      "This file describes an app, which is made of several blocks; only files of single blocks are checked.",
  });
}

const emptyMessages: ReadonlyMap<DocumentKind, string> = new Map([
  [
    "params-fallback",
    'This file is empty, so that reading it fails; write run parameters, such as "region: north".',
  ],
  [
    "related-blocks",
    'This file is empty, so that reading it fails; write a list of blocks, such as "- id: …".',
  ],
]);

function emptyFinding({ text }: SyntaxTree, kind: DocumentKind): Finding {
  const end = /[\r\n]|$/.exec(text)?.index ?? text.length;
  return finding("file/empty", {
    range: { start: 0, end },
    message: emptyMessages.get(kind) ?? "",
  });
}

function unsureFinding(tree: SyntaxTree): Finding {
  const range = pairOf(asMapping(tree.root), "body")?.key.range;
  return finding("file/kind-unsure", {
    range: range ?? { start: 0, end: 0 },
    message:
      'Nothing tells what this file is for, so it is taken for new values of run parameters; if it is, write "# peak-press: patch-parameters" in one of its first ten lines.',
  });
}

function finding(rule: FileRuleId, place: Pick<Finding, "range" | "message">): Finding {
  return { rule, severity: fileRules.get(rule)?.severity ?? "information", ...place };
}

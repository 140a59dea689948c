import { inMillions, longestChecked } from "../document/limits/sizes.js";
import { mostMilliseconds } from "../document/limits/stopwatch.js";
import type { SyntaxTree } from "../document/syntaxNode.js";
import { isAppFile } from "../model/documentKind.js";
import { asMapping, pairOf, valueOf } from "../model/readNode.js";
import type { DocumentKind } from "../model/spec.js";
import type { Finding, Severity } from "./rule.js";

type FileRuleId = "file/app" | "file/empty" | "file/kind-unsure" | "file/size" | "file/time-limit";

/** What is said about a file as a whole, one line per id, for docs/rules.md. */
export const fileRules: ReadonlyMap<
  FileRuleId,
  { readonly summary: string; readonly severity: Severity }
> = new Map([
  ["file/app", { summary: "A file describes a block, not an app.", severity: "information" }],
  [
    "file/empty",
    { summary: "A file that says what it is for has content.", severity: "information" },
  ],
  [
    "file/kind-unsure",
    { summary: "A file tells which operation it is written for.", severity: "hint" },
  ],
  [
    "file/size",
    {
      summary: "A file is short enough to be checked beyond its syntax.",
      severity: "information",
    },
  ],
  [
    "file/time-limit",
    {
      summary: "All checks of a file end within the time that is given to them.",
      severity: "information",
    },
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
  if (isSyntaxOnly(tree)) return tree.text.length > longestChecked ? [sizeFinding(tree)] : [];
  if (isAppFile(tree, kind)) return [appFinding(tree)];
  if (isEmpty(tree)) return [emptyFinding(tree, kind)];
  return isGuess ? [unsureFinding(tree)] : [];
}

/** Whether nothing is found but mistakes of syntax: in a text that is too long, or of which only a part was read. */
export function isSyntaxOnly({ text, isCutShort = false, root }: SyntaxTree): boolean {
  return isCutShort || (text.length > longestChecked && root !== undefined);
}

function sizeFinding({ text }: SyntaxTree): Finding {
  return finding("file/size", {
    range: firstCharacter,
    message: `The file has ${inMillions(text.length)} characters; of files above 1 million only the syntax is checked.`,
  });
}

/** @param what what was not tried, in words that fit "so … not checked" */
export function timeLimitFinding(what: string, range = firstCharacter): Finding {
  return finding("file/time-limit", {
    range,
    message: `Checking this file takes longer than ${mostMilliseconds / 1000} seconds, so ${what}.`,
  });
}

const firstCharacter = { start: 0, end: 1 };

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

/** Nothing but comments. An empty text is a file that was just made, and one that is not read is not empty. */
function isEmpty({ root, comments, problems, templateTags }: SyntaxTree): boolean {
  return root === undefined && comments.length > 0 && problems.length + templateTags.length === 0;
}

function emptyFinding({ text }: SyntaxTree, kind: DocumentKind): Finding {
  const end = /[\r\n]|$/.exec(text)?.index ?? text.length;
  const message = emptyMessages.get(kind);
  return {
    ...finding("file/empty", {
      range: { start: 0, end },
      message: message ?? `This ${kind} file is empty; write what it is for below its comments.`,
    }),
    // Only those that are read at run time make a program fail.
    ...(message === undefined ? {} : { severity: "error" }),
  };
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

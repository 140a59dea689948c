import type { OffsetRange, SyntaxTree } from "../../document/syntaxNode.js";
import { lineEnd, lineStart, nextLine } from "../../document/edit/layout.js";

/** A comment that suppresses findings: `# press-blocks-disable-line RULE [RULE…] -- reason`. */
export interface Suppression {
  readonly scope: "line" | "next-line" | "file";
  /** The comment, with `#` or `{# #}`. */
  readonly comment: OffsetRange;
  readonly rules: readonly NamedRule[];
  /** Where a finding must begin to be suppressed. */
  readonly covers: OffsetRange;
}

export interface NamedRule {
  readonly id: string;
  readonly range: OffsetRange;
}

/** A text with its comments and those of its templates. */
export type CommentedText = Pick<SyntaxTree, "text" | "comments" | "templateTags" | "problems">;

const keyword = "press-blocks-disable-";
const head = /^(?:#|\{#-?)\s*press-blocks-disable-(line|next-line|file)(?![\w-])/;

/** Whether a text may have suppression comments. */
export function mayHaveSuppressions(text: string): boolean {
  return text.includes(keyword);
}

/** The suppression comments of a text, of YAML and of templates, in the order of the text. */
export function findSuppressions(tree: CommentedText): readonly Suppression[] {
  const { text, comments, templateTags } = tree;
  if (!mayHaveSuppressions(text)) return [];
  const tags = templateTags.filter(({ kind }) => kind === "comment").map(({ range }) => range);
  return [...comments, ...tags]
    .sort((a, b) => a.start - b.start)
    .flatMap((comment) => readSuppression(text, comment) ?? []);
}

function readSuppression(text: string, comment: OffsetRange): Suppression | undefined {
  const source = text.slice(comment.start, comment.end);
  const match = head.exec(source);
  const scope = match?.[1];
  if (!match || (scope !== "line" && scope !== "next-line" && scope !== "file")) return undefined;
  const names = source.slice(match[0].length).replace(/(?:\s--(?:\s[\s\S]*)?|-?#\})$/, "");
  const start = comment.start + match[0].length;
  const rules = [...names.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
    id,
    range: { start: start + index, end: start + index + id.length },
  }));
  return { scope, comment, rules, covers: coveredBy(text, scope, comment) };
}

function coveredBy(
  text: string,
  scope: Suppression["scope"],
  { start, end }: OffsetRange,
): OffsetRange {
  if (scope === "file") return { start: 0, end: text.length };
  if (scope === "line") return { start: lineStart(text, start), end: lineEnd(text, end) };
  let next = nextLine(text, end);
  // Comments and blank lines may stand between.
  while (next < text.length && /^\s*(?:#|\{#|$)/.test(text.slice(next, lineEnd(text, next)))) {
    next = nextLine(text, next);
  }
  return { start: next, end: lineEnd(text, next) };
}

import type { SyntaxTree } from "../syntaxNode.js";

/** Mistakes that leave no doubt about how a text is nested. */
const harmless: ReadonlySet<string> = new Set([
  "syntax/anchor-name",
  "syntax/duplicate-anchor",
  "syntax/duplicate-key",
  "syntax/impossible-date",
  "syntax/merge-value",
  "syntax/reserved-value",
  "syntax/undefined-alias",
]);

/** Whether it is certain how a text is nested, so that its lines may be moved. */
export function isClearlyNested({ allProblems }: SyntaxTree): boolean {
  return allProblems.every(({ rule }) => harmless.has(rule));
}

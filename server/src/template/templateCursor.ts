import type { OffsetRange, TemplateTag } from "../document/syntaxNode.js";

/** What is being written inside a template tag. `range` is the word at the cursor, from its beginning to its end. */
export interface TemplateCursor {
  /** `member` is an attribute of `owner`; `path` a name in quotes after `include` and the like. */
  readonly kind: "name" | "member" | "filter" | "test" | "statement" | "path";
  readonly range: OffsetRange;
  readonly text: string;
  readonly owner?: string;
}

const wordBehind = /[\w./-]*/y;
const pathBefore = /\b(?:include|import|extends|from)\s+["']([^"']*)$/;

/** Undefined outside of expressions and statements, and inside texts and numbers. */
export function findTemplateCursor(
  { text, templateTags }: { readonly text: string; readonly templateTags: readonly TemplateTag[] },
  offset: number,
): TemplateCursor | undefined {
  const tag = templateTags.find(({ kind, range }) => {
    const isOpen = kind === "expression" || kind === "statement";
    return isOpen && range.start + 2 <= offset && offset <= contentEnd(text, range);
  });
  if (tag === undefined) return undefined;
  const before = text.slice(tag.range.start + 2, offset).replace(/^[-+]/, "");
  const path = tag.kind === "statement" ? pathBefore.exec(before)?.[1] : undefined;
  if (path !== undefined) return cursorAt(text, offset, path, { kind: "path" });
  if (isInsideText(before)) return undefined;
  const word = /\w*$/.exec(before)?.[0] ?? "";
  if (/^\d/.test(word)) return undefined;
  return cursorAt(text, offset, word, roleOf(before.slice(0, before.length - word.length), tag));
}

/** The end of what is written in a tag: before its closing, where it has one. */
function contentEnd(text: string, { start, end }: OffsetRange): number {
  const isClosed = end - start >= 4 && /[%}]\}$/.test(text.slice(start, end));
  return isClosed ? end - 2 : end;
}

function isInsideText(before: string): boolean {
  return /["']/.test(before.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, ""));
}

function roleOf(before: string, { kind }: TemplateTag): Pick<TemplateCursor, "kind" | "owner"> {
  const owner = /(\w+)\.$/.exec(before)?.[1];
  if (before.endsWith(".")) return { kind: "member", ...(owner !== undefined && { owner }) };
  if (/\|\s*$/.test(before)) return { kind: "filter" };
  if (/\bis(?:\s+not)?\s+$/.test(before)) return { kind: "test" };
  return kind === "statement" && before.trim() === "" ? { kind: "statement" } : { kind: "name" };
}

function cursorAt(
  text: string,
  offset: number,
  word: string,
  role: Pick<TemplateCursor, "kind" | "owner">,
): TemplateCursor {
  wordBehind.lastIndex = offset;
  const rest = wordBehind.exec(text)?.[0] ?? "";
  const behind = role.kind === "path" ? rest : (/^\w*/.exec(rest)?.[0] ?? "");
  const range = { start: offset - word.length, end: offset + behind.length };
  return { ...role, range, text: word + behind };
}

import type { SyntaxProblem, TemplateTag } from "../document/syntaxNode.js";

type TagKind = Exclude<TemplateTag["kind"], "raw">;

const delimiters: Readonly<Record<TagKind, { readonly open: string; readonly close: string }>> = {
  expression: { open: "{{", close: "}}" },
  statement: { open: "{%", close: "%}" },
  comment: { open: "{#", close: "#}" },
};
const rawStart = /^\{%[-+]?\s*raw\s*[-+]?%\}$/;
const rawEnd = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;
/** What decides where a tag ends: a text in it, another tag, a closing. */
const insideTag = /"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|\{[{%]|[}%]\}|[\r\n]/g;
/** How much of a line is looked at, before and behind a half-typed tag, to see where it ends. */
const lookAround = 500;

/**
 * The Jinja tags of a text in their order, without overlap, and a problem for each that is never closed. An unclosed
 * expression or statement reaches to the end of its line or of the quotes it stands in, as it does while it is typed;
 * an unclosed comment is no tag.
 */
export function findTemplateTags(text: string): {
  readonly tags: readonly TemplateTag[];
  readonly problems: readonly SyntaxProblem[];
} {
  const tags: TemplateTag[] = [];
  const problems: SyntaxProblem[] = [];
  const findEnd = endFinder(text);
  let next = nextTag(text, 0);
  while (next) {
    const { kind, start } = next;
    const closed = findEnd(kind, start);
    if (closed === undefined) problems.push(unclosed(kind, start));
    const end = closed ?? endOfHalfTyped(text, kind, start);
    if (end > start + 2) tags.push({ kind, range: { start, end } });
    const isRaw =
      closed !== undefined && rawStart.test(text.slice(start, Math.min(end, start + 100)));
    const position = isRaw ? readRawBlock(text, end, tags) : end;
    if (isRaw && tags.at(-1)?.kind === "raw") problems.push(unclosedRaw(start, end));
    next = nextTag(text, position);
  }
  return { tags, problems };
}

/** Adds the content of a raw block that begins at `start`, and its end tag; returns where it ends. */
function readRawBlock(text: string, start: number, tags: TemplateTag[]): number {
  rawEnd.lastIndex = start;
  const close = rawEnd.exec(text);
  const contentEnd = close?.index ?? text.length;
  if (contentEnd > start || !close) {
    tags.push({ kind: "raw", range: { start, end: contentEnd } });
  }
  if (!close) return contentEnd;
  const end = contentEnd + close[0].length;
  tags.push({ kind: "statement", range: { start: contentEnd, end } });
  return end;
}

function nextTag(text: string, from: number): { kind: TagKind; start: number } | undefined {
  for (let start = text.indexOf("{", from); start !== -1; start = text.indexOf("{", start + 1)) {
    const second = text[start + 1];
    if (second === "{") return { kind: "expression", start };
    if (second === "%") return { kind: "statement", start };
    if (second === "#") return { kind: "comment", start };
  }
  return undefined;
}

/** Finds where a tag ends. Remembers how far a search was in vain, so that many unclosed tags cost one search. */
function endFinder(text: string): (kind: TagKind, start: number) => number | undefined {
  const inVainUntil = { expression: 0, statement: 0, comment: 0 };
  return (kind, start) => {
    if (start < inVainUntil[kind]) return undefined;
    const found =
      kind === "comment"
        ? endOfComment(text, start)
        : endOfTag(text, start, delimiters[kind].close);
    if (found.closed) return found.end;
    inVainUntil[kind] = found.end;
    return undefined;
  };
}

function endOfComment(text: string, start: number): { closed: boolean; end: number } {
  const close = text.indexOf(delimiters.comment.close, start + 2);
  return close === -1 ? { closed: false, end: text.length } : { closed: true, end: close + 2 };
}

/** A tag that meets another opening on a later line is taken for unclosed. */
function endOfTag(text: string, start: number, close: string): { closed: boolean; end: number } {
  insideTag.lastIndex = start + 2;
  let isLaterLine = false;
  for (let match = insideTag.exec(text); match; match = insideTag.exec(text)) {
    const [found] = match;
    if (found === close) return { closed: true, end: match.index + 2 };
    if (found === "\n" || found === "\r") isLaterLine = true;
    if (isLaterLine && found.startsWith("{")) return { closed: false, end: match.index };
  }
  return { closed: false, end: text.length };
}

function endOfHalfTyped(text: string, kind: TagKind, start: number): number {
  if (kind === "comment") return start + 2;
  const line = /^[^\r\n]*/.exec(text.slice(start, start + lookAround))?.[0] ?? "";
  const before = text.slice(Math.max(0, start - lookAround), start);
  const lineStart = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  for (const quote of ['"', "'"]) {
    const isOpen = (before.slice(lineStart).split(quote).length - 1) % 2 === 1;
    const closing = isOpen ? line.indexOf(quote) : -1;
    if (closing !== -1) return start + closing;
  }
  return start + line.trimEnd().length;
}

function unclosed(kind: TagKind, start: number): SyntaxProblem {
  const { open, close } = delimiters[kind];
  return {
    rule: "syntax/unclosed-template",
    message: `This template tag is never closed: "${open}" needs a "${close}" after it, or "{% raw %}" around it when it is meant as text.`,
    range: { start, end: start + 2 },
  };
}

function unclosedRaw(start: number, end: number): SyntaxProblem {
  return {
    rule: "syntax/unclosed-template",
    message: 'This raw block is never closed: "{% raw %}" needs a "{% endraw %}" after it.',
    range: { start, end },
  };
}

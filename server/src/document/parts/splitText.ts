/** Where the entries of one mapping in block style stand in a text, found by a look at its lines. */
export interface Split {
  /** Offset of the key that holds the mapping, and its column. */
  readonly owner: { readonly offset: number; readonly column: number };
  /** The column of the entries' keys. */
  readonly column: number;
  /** Where each part begins, always at the beginning of a line; last, where the entries end. */
  readonly starts: readonly number[];
}

/**
 * Splits a text between the entries of the block mapping at a path, such as the steps of a workflow. Undefined where the
 * lines do not look like one. What is found is a guess until the pieces have been read.
 */
export function splitText(text: string, path: readonly string[]): Split | undefined {
  const owner = findOwner(text, path);
  const first = owner && firstContentLine(text, owner.lineEnd);
  if (!owner || !first || first.indent <= owner.column) return undefined;
  const range = { from: first.start, to: text.length };
  const found = findEntries(text, range, { column: first.indent, ownerColumn: owner.column });
  if (!found || found.starts.length === 0) return undefined;
  const { offset, column } = owner;
  return {
    owner: { offset, column },
    column: first.indent,
    starts: [...found.starts, found.end],
  };
}

interface Line {
  readonly start: number;
  readonly indent: number;
  /** Where the next line begins. */
  readonly next: number;
}

interface OwnerLine {
  readonly offset: number;
  readonly column: number;
  readonly lineEnd: number;
}

/** Follows a path of keys from line to line, always through the keys in the column of the first one. */
function findOwner(text: string, path: readonly string[]): OwnerLine | undefined {
  const open: number[] = [];
  const columns: (number | undefined)[] = [];
  for (let line = lineAt(text, 0); line; line = lineAt(text, line.next)) {
    if (isIdle(text, line)) continue;
    const { indent } = line;
    while (indent <= (open.at(-1) ?? -1)) open.pop();
    columns.length = Math.min(columns.length, open.length + 1);
    const column = (columns[open.length] ??= indent);
    if (indent !== column || !holdsKey(text, line, path[open.length] ?? "")) continue;
    open.push(indent);
    if (open.length < path.length) continue;
    return { offset: line.start + indent, column: indent, lineEnd: line.next };
  }
  return undefined;
}

/** Whether a line is a key with nothing but a comment after its colon. */
function holdsKey(text: string, { start, indent, next }: Line, key: string): boolean {
  const offset = start + indent;
  if (!text.startsWith(key, offset)) return false;
  return /^:[ \t]*(?:[ \t]#.*)?\r?\n?$/.test(text.slice(offset + key.length, next));
}

function firstContentLine(text: string, from: number): Line | undefined {
  for (let line = lineAt(text, from); line; line = lineAt(text, line.next)) {
    if (!isIdle(text, line)) return line;
  }
  return undefined;
}

export interface EntryColumns {
  readonly column: number;
  readonly ownerColumn: number;
}

/**
 * The beginnings of the entries between two beginnings of lines, and where the mapping ends; undefined where a line fits
 * nowhere. A word without colon belongs to one part with the entry below it, as which a YAML reader takes it.
 */
export function findEntries(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  { column, ownerColumn }: EntryColumns,
): { readonly starts: readonly number[]; readonly end: number } | undefined {
  const starts: number[] = [];
  let isJoined = false;
  for (let position = from; position < to; position = nextLine(text, position)) {
    const indent = indentAt(text, position);
    if (indent > column || isIdleAt(text, position + indent)) continue;
    if (indent < column) {
      return indent > ownerColumn || isJoined ? undefined : { starts, end: position };
    }
    const beginning = beginningOf(text, position + indent);
    if (beginning === "other") return undefined;
    if (!isJoined) starts.push(position);
    isJoined = beginning === "word";
  }
  return isJoined ? undefined : { starts, end: to };
}

function nextLine(text: string, position: number): number {
  const lineEnd = text.indexOf("\n", position);
  return lineEnd === -1 ? text.length : lineEnd + 1;
}

const lineFeed = 10;
const carriageReturn = 13;
const hash = 35;
const space = 32;

const quotedKey = /(?:"[^"\\\r\n]*"|'[^'\r\n]*')[ \t]*:(?=\s|$)/y;
const plainKey = /[^\s#&*!|>'"%@`?{}[\],:-](?:[^:\r\n]|:(?=\S))*:(?=\s|$)/y;
const plainWord = /[\p{L}\p{N}_]/uy;

/** What a line begins with: a key, a text that is not yet one, or anything else. */
function beginningOf(text: string, offset: number): "key" | "word" | "other" {
  plainKey.lastIndex = offset;
  const plain = plainKey.exec(text);
  if (plain) return /\s#/.test(plain[0]) ? "other" : "key";
  quotedKey.lastIndex = offset;
  if (quotedKey.test(text)) return "key";
  plainWord.lastIndex = offset;
  return plainWord.test(text) ? "word" : "other";
}

function isIdle(text: string, { start, indent }: Line): boolean {
  return isIdleAt(text, start + indent);
}

/** Whether nothing but a comment follows, or nothing at all. */
function isIdleAt(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === lineFeed || code === carriageReturn || code === hash || Number.isNaN(code);
}

function lineAt(text: string, start: number): Line | undefined {
  if (start >= text.length) return undefined;
  return { start, indent: indentAt(text, start), next: nextLine(text, start) };
}

function indentAt(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) === space) end += 1;
  return end - start;
}

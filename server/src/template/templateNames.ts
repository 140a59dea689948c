import type { OffsetRange, TemplateTag } from "../document/syntaxNode.js";
import { readExpression, type NameUse } from "./readExpression.js";
import { isSetBlock, readStatement, type Statement } from "./statement.js";

/** A file that is put in the place of its tag. */
export interface TemplateInclude {
  /** The name between the quotes, without blanks around it; undefined when an expression gives it. */
  readonly target: string | undefined;
  /** The name with its quotes, or the expression. */
  readonly range: OffsetRange;
  readonly tag: OffsetRange;
  /** Whether a file that is not found is no mistake. */
  readonly isOptional: boolean;
}

/** A name that a template gives a value to. */
export interface BoundName {
  readonly name: string;
  readonly range: OffsetRange;
  readonly by: "set" | "for" | "with" | "macro" | "parameter" | "import";
}

/** What the templates of a text name. */
export interface TemplateNames {
  readonly includes: readonly TemplateInclude[];
  /** Every use of a name whose value comes from outside, `os_env` apart. */
  readonly variables: readonly NameUse[];
  /** Variables of the environment: `X` for `os_env.X` and `os_env["X"]`. */
  readonly environment: readonly NameUse[];
  readonly bound: readonly BoundName[];
  /** Every use of a name, also of those in `bound` and of those in the defaults of macros; the environment apart. */
  readonly uses: readonly NameUse[];
}

/** Names that every template has. */
const builtIn: ReadonlySet<string> = new Set([
  ..."range dict lipsum cycler joiner namespace loop self super caller varargs kwargs".split(" "),
]);
const environmentName = "os_env";

/** Reads what the expressions and statements of a text name; raw blocks and comments name nothing. */
export function readTemplateNames(text: string, tags: readonly TemplateTag[]): TemplateNames {
  const includes: TemplateInclude[] = [];
  const bound: BoundName[] = [];
  const uses: NameUse[] = [];
  const furtherUses: NameUse[] = [];
  for (const { kind, range } of tags) {
    const source = text.slice(range.start, range.end);
    if (kind === "expression") uses.push(...readExpression(text, innerRange(source, range.start)));
    const statement = kind === "statement" ? readStatement(source) : undefined;
    if (statement === undefined) continue;
    const reading = { statement, text, start: range.start + statement.restStart };
    const include = statement.keyword === "include" ? readInclude(reading, range) : undefined;
    if (include) includes.push(include);
    bound.push(...boundBy(reading));
    uses.push(...usesIn(reading));
    furtherUses.push(...usesOfMacro(reading));
  }
  const own = new Set(bound.map(({ name }) => name));
  return {
    includes,
    bound,
    uses: [...uses, ...furtherUses].filter(
      ({ name }) => name !== environmentName && !builtIn.has(name),
    ),
    environment: uses.flatMap((use) => environmentUse(use) ?? []),
    variables: uses.filter(
      ({ name }) => name !== environmentName && !builtIn.has(name) && !own.has(name),
    ),
  };
}

interface StatementReading {
  readonly statement: Statement;
  readonly text: string;
  /** Where `statement.rest` begins. */
  readonly start: number;
}

/** Between the delimiters of an expression tag, which may be half-typed. */
function innerRange(source: string, offset: number): OffsetRange {
  const open = /^\{\{[-+]?/.exec(source)?.[0].length ?? 2;
  const close = /[-+]?\}\}$/.exec(source)?.[0].length ?? 0;
  return { start: offset + open, end: Math.max(offset + open, offset + source.length - close) };
}

function readInclude({ statement, start }: StatementReading, tag: OffsetRange): TemplateInclude {
  const { rest } = statement;
  const options = /\s(?:ignore\s+missing|with\s+context|without\s+context).*$/.exec(rest);
  const written = rest.slice(0, options?.index ?? rest.length);
  const first = start + (written.length - written.trimStart().length);
  const name = /^(["'])(.*)\1$/s.exec(written.trim())?.[2];
  return {
    target: name?.trim(),
    range: { start: first, end: first + written.trim().length },
    tag,
    isOptional: /\signore\s+missing/.test(rest),
  };
}

function boundBy({ statement, start }: StatementReading): readonly BoundName[] {
  const { keyword, rest } = statement;
  switch (keyword) {
    case "set":
      return namesIn(assigned(statement), start, "set");
    case "for":
      return namesIn(/^.*?(?=\sin\s)/s.exec(rest)?.[0] ?? "", start, "for");
    case "with":
      return [...rest.matchAll(/([a-z_]\w*)\s*=(?!=)/gi)].map(({ 1: name = "", index }) =>
        boundName(name, start + index, "with"),
      );
    case "macro":
    case "call":
      return macroNames(rest, start, keyword);
    case "import":
    case "from":
      return importedNames(rest, start);
    default:
      return [];
  }
}

/** What a `set` gives a value to. */
function assigned(statement: Statement): string {
  const names = isSetBlock(statement) ? /^\s*\w+/ : /^[^=]*/;
  return names.exec(statement.rest)?.[0] ?? "";
}

function beforeEquals(rest: string): string {
  return /^[^=]*/.exec(rest)?.[0] ?? "";
}

function boundName(name: string, start: number, by: BoundName["by"]): BoundName {
  return { name, range: { start, end: start + name.length }, by };
}

function namesIn(text: string, offset: number, by: BoundName["by"]): readonly BoundName[] {
  return [...text.matchAll(/(?<![\w.])[a-z_]\w*/gi)].map(({ 0: name, index }) =>
    boundName(name, offset + index, by),
  );
}

function macroNames(rest: string, start: number, keyword: string): readonly BoundName[] {
  const open = rest.indexOf("(");
  const head = open === -1 ? rest : rest.slice(0, open);
  const own = keyword === "macro" ? namesIn(head, start, "macro") : [];
  const list = /^\(([^()]*)\)/.exec(rest.slice(Math.max(0, open)))?.[1] ?? "";
  if (open === -1 || (keyword === "call" && head.trim() !== "")) return own;
  const parameters = [...list.matchAll(/(?:^|,)\s*([a-z_]\w*)/gi)].map(
    ({ 0: all, 1: name = "", index }) =>
      boundName(name, start + open + 1 + index + all.length - name.length, "parameter"),
  );
  return [...own, ...parameters];
}

function importedNames(rest: string, start: number): readonly BoundName[] {
  const tail = /\s(?:import|as)\s(.*)$/s.exec(rest);
  if (!tail) return [];
  const list = tail[1] ?? "";
  const offset = start + rest.length - list.length;
  return [...list.matchAll(/(?:[a-z_]\w*\s+as\s+)?([a-z_]\w*)/gi)].flatMap(
    ({ 0: all, 1: name = "", index }) =>
      /^(?:with|without|context)$/.test(name)
        ? []
        : boundName(name, offset + index + all.length - name.length, "import"),
  );
}

/** The names that the expressions of a statement use. */
function usesIn(reading: StatementReading): readonly NameUse[] {
  const { statement, text, start } = reading;
  const { keyword, rest } = statement;
  const all = { start, end: start + rest.length };
  switch (keyword) {
    case "if":
    case "elif":
    case "do":
      return readExpression(text, all);
    case "include":
      return readInclude(reading, all).target === undefined ? readExpression(text, all) : [];
    case "for": {
      const list = /\sin\s/.exec(rest);
      const from = list ? start + list.index + list[0].length : all.end;
      return readExpression(text, { start: from, end: all.end });
    }
    case "set":
    case "with": {
      const equals = beforeEquals(rest).length;
      return equals < rest.length
        ? readExpression(text, { start: start + equals + 1, end: all.end })
        : [];
    }
    default:
      return [];
  }
}

/** What a `call` names, and the defaults of a macro's parameters. */
function usesOfMacro({ statement, text, start }: StatementReading): readonly NameUse[] {
  const { keyword, rest } = statement;
  const all = { start, end: start + rest.length };
  if (keyword === "call") {
    const own = /^\([^()]*\)/.exec(rest)?.[0].length ?? 0;
    return readExpression(text, { start: start + own, end: all.end });
  }
  const list = keyword === "macro" ? rest.indexOf("(") : -1;
  if (list === -1) return [];
  const bound = new Set(macroNames(rest, start, keyword).map(({ range }) => range.start));
  return readExpression(text, { start: start + list, end: all.end }).filter(
    ({ range }) => !bound.has(range.start),
  );
}

function environmentUse(use: NameUse): NameUse | undefined {
  const [member] = use.members;
  return use.name === environmentName && member
    ? { ...use, name: member.name, range: member.range, members: use.members.slice(1) }
    : undefined;
}

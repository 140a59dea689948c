import { ExpressionParser } from "./parseExpression.js";
import { scanTemplate } from "./scanTemplate.js";
import type { Piece } from "./scanTemplate.js";
import type { Body, Expression, Node, Signature, Target } from "./syntax.js";
import { TemplateError } from "./templateError.js";
import { TokenStream } from "./tokenStream.js";

type Tag = Extract<Piece, { kind: "output" | "statement" }>;

/** A statement tag that is being read. */
interface Statement {
  readonly tag: Tag;
  readonly stream: TokenStream;
  readonly parser: ExpressionParser;
}

const unsupported = new Set(["extends", "import", "from", "autoescape"]);
const deepest = 100;

/** Reads a template. Throws `TemplateError` with fault `syntax` and the line. */
export function parseTemplate(source: string): Body {
  return new TemplateParser(scanTemplate(source)).template();
}

class TemplateParser {
  readonly #pieces: readonly Piece[];
  #index = 0;
  #depth = 0;
  readonly #statements: ReadonlyMap<string, (statement: Statement) => Node>;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    this.#statements = new Map([
      ["if", (statement: Statement) => this.#if(statement)],
      ["for", (statement: Statement) => this.#for(statement)],
      ["set", (statement: Statement) => this.#set(statement)],
      ["macro", (statement: Statement) => this.#macro(statement)],
      ["call", (statement: Statement) => this.#callBlock(statement)],
      ["filter", (statement: Statement) => this.#filterBlock(statement)],
      ["with", (statement: Statement) => this.#with(statement)],
      ["block", (statement: Statement) => this.#block(statement)],
      ["include", (statement: Statement) => this.#include(statement)],
    ]);
  }

  template(): Body {
    return this.#body([]).body;
  }

  /** The nodes up to a tag that begins with one of `ends`, which is read up to after that word. */
  #body(ends: readonly string[]): { readonly body: Body; readonly end: Statement | undefined } {
    const body: Node[] = [];
    this.#depth += 1;
    for (let piece = this.#next(); piece !== undefined; piece = this.#next()) {
      if (this.#depth > deepest) {
        throw new TemplateError("limit", "The tags are nested too deeply.", { line: piece.line });
      }
      if (piece.kind === "text") body.push(piece);
      else if (piece.kind === "output") body.push(this.#output(piece));
      else {
        const statement = open(piece);
        const node = this.#statement(statement, ends);
        if (node === undefined) return { body, end: this.#ended(statement) };
        body.push(node);
      }
    }
    this.#depth -= 1;
    return { body, end: undefined };
  }

  #ended(statement: Statement): Statement {
    this.#depth -= 1;
    return statement;
  }

  /** Undefined at one of `ends`. */
  #statement(statement: Statement, ends: readonly string[]): Node | undefined {
    const word = statement.stream.name();
    const read = this.#statements.get(word);
    if (read !== undefined) return read(statement);
    if (ends.includes(word)) return undefined;
    throw statement.stream.error(
      unsupported.has(word)
        ? `the tag "${word}" is not supported; write the text where it is used, or include it`
        : `"${word}" is no tag that can stand here`,
    );
  }

  #next(): Piece | undefined {
    const piece = this.#pieces[this.#index];
    this.#index += 1;
    return piece;
  }

  /** The nodes up to the end tag of a statement, which has nothing after its word. */
  #bodyOf({ tag, stream }: Statement, ends: readonly string[]) {
    const { body, end } = this.#body(ends);
    if (end !== undefined) return { body, end, word: end.tag.tokens[0]?.text ?? "" };
    throw new TemplateError(
      "syntax",
      `The tag "${tag.tokens[0]?.text ?? ""}" has no "${ends.at(-1) ?? ""}".`,
      { line: stream.line },
    );
  }

  #output(tag: Tag): Node {
    const { stream, parser } = open(tag);
    const value = parser.tuple();
    stream.end();
    return { kind: "output", value, line: tag.line };
  }

  #if(statement: Statement): Node {
    const { line } = statement.tag;
    const branches: { test: Expression; body: Body }[] = [];
    let { parser, stream } = statement;
    for (;;) {
      const test = parser.tuple({ withConditional: false });
      stream.end();
      const { body, end, word } = this.#bodyOf(statement, ["elif", "else", "endif"]);
      branches.push({ test, body });
      if (word !== "elif") {
        end.stream.end();
        const otherwise = word === "else" ? this.#closedBody(statement, "endif") : [];
        return { kind: "if", branches, otherwise, line };
      }
      ({ parser, stream } = end);
    }
  }

  #closedBody(statement: Statement, end: string): Body {
    const closed = this.#bodyOf(statement, [end]);
    closed.end.stream.end();
    return closed.body;
  }

  #for(statement: Statement): Node {
    const { tag, stream, parser } = statement;
    const target = parseTarget(stream, "in");
    stream.expect("in");
    const items = parser.tuple({
      withConditional: false,
      isEnd: () => stream.isName("recursive", "if"),
    });
    const condition = stream.skip("if") ? parser.expression() : undefined;
    const isRecursive = stream.skip("recursive");
    stream.end();
    const { body, end, word } = this.#bodyOf(statement, ["else", "endfor"]);
    end.stream.end();
    const otherwise = word === "else" ? this.#closedBody(statement, "endfor") : [];
    const { line } = tag;
    return { kind: "for", target, items, condition, isRecursive, body, otherwise, line };
  }

  #set(statement: Statement): Node {
    const { tag, stream, parser } = statement;
    const { line } = tag;
    const target = parseTarget(stream, "=");
    if (stream.skip("=")) {
      const value = parser.tuple();
      stream.end();
      return { kind: "set", target, value, line };
    }
    const filter = stream.skip("|") ? parser.filterChain() : undefined;
    stream.end();
    return { kind: "setBlock", target, filter, body: this.#closedBody(statement, "endset"), line };
  }

  #macro(statement: Statement): Node {
    const { tag, stream } = statement;
    const name = stream.name();
    const signature = parseSignature(statement);
    stream.end();
    const body = this.#bodyUpTo(statement, "endmacro", name);
    return { kind: "macro", name, ...signature, body, line: tag.line };
  }

  /** The end tag may repeat the name. */
  #bodyUpTo(statement: Statement, end: string, name: string): Body {
    const closed = this.#bodyOf(statement, [end]);
    closed.end.stream.skip(name);
    closed.end.stream.end();
    return closed.body;
  }

  #callBlock(statement: Statement): Node {
    const { tag, stream, parser } = statement;
    const signature = stream.isOperator("(") ? parseSignature(statement) : { parameters: [] };
    const call = parser.expression();
    stream.end();
    if (call.kind !== "call") throw stream.error('a "call" tag has to call a macro');
    const body = this.#closedBody(statement, "endcall");
    return { kind: "callBlock", ...signature, call, body, line: tag.line };
  }

  #filterBlock(statement: Statement): Node {
    const { tag, stream, parser } = statement;
    const filter = parser.filterChain();
    stream.end();
    const body = this.#closedBody(statement, "endfilter");
    return { kind: "filterBlock", filter, body, line: tag.line };
  }

  #with(statement: Statement): Node {
    const { tag, stream, parser } = statement;
    const assignments: { target: Target; value: Expression }[] = [];
    while (!stream.isAtEnd) {
      if (assignments.length > 0) stream.expect(",");
      const target = parseTarget(stream, "=");
      stream.expect("=");
      assignments.push({ target, value: parser.expression() });
    }
    return {
      kind: "with",
      assignments,
      body: this.#closedBody(statement, "endwith"),
      line: tag.line,
    };
  }

  #block(statement: Statement): Node {
    const { tag, stream } = statement;
    const name = stream.name();
    stream.skip("scoped");
    stream.end();
    return {
      kind: "block",
      name,
      body: this.#bodyUpTo(statement, "endblock", name),
      line: tag.line,
    };
  }

  #include({ tag, stream, parser }: Statement): Node {
    const name = parser.expression();
    const isOptional = stream.isName("ignore") && stream.next?.text === "missing";
    if (isOptional) {
      stream.advance();
      stream.advance();
    }
    const isWithout = stream.isName("without");
    const says = stream.isName("with", "without") && stream.next?.text === "context";
    if (says) {
      stream.advance();
      stream.advance();
    }
    stream.end();
    const { column, line } = tag;
    return { kind: "include", name, isOptional, hasContext: !(says && isWithout), column, line };
  }
}

function open(tag: Tag): Statement {
  const stream = new TokenStream(tag.tokens, tag.line);
  return { tag, stream, parser: new ExpressionParser(stream) };
}

/** One name, or several with commas; with parentheses around a part. `end` is the word or sign that follows. */
function parseTarget(stream: TokenStream, end: string): Target {
  const first = parseSimpleTarget(stream);
  if (!stream.isOperator(",")) return first;
  // In a "with" tag the comma after a value is not read here, since its target is followed by "=".
  const targets = [first];
  while (stream.skip(",") && stream.current?.text !== end) targets.push(parseSimpleTarget(stream));
  return { kind: "tuple", targets };
}

function parseSimpleTarget(stream: TokenStream): Target {
  if (stream.skip("(")) {
    const inner = parseTarget(stream, ")");
    stream.expect(")");
    return inner;
  }
  const name = stream.name();
  if (["true", "false", "none", "True", "False", "None"].includes(name)) {
    throw stream.error(`"${name}" is a constant and cannot be set`);
  }
  if (!stream.skip(".")) return { kind: "name", name };
  return { kind: "namespace", name, attribute: stream.name() };
}

function parseSignature({ stream, parser }: Statement): Signature {
  stream.expect("(");
  const parameters: { name: string; defaultValue: Expression | undefined }[] = [];
  while (!stream.skip(")")) {
    if (parameters.length > 0) stream.expect(",");
    const name = stream.name();
    const defaultValue = stream.skip("=") ? parser.expression() : undefined;
    parameters.push({ name, defaultValue });
  }
  return { parameters };
}

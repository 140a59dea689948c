import { Budget } from "./budget.js";
import { parseArguments } from "./parseArguments.js";
import type { BinaryOperator, Expression, FilterExpression } from "./syntax.js";
import type { TokenStream } from "./tokenStream.js";

const comparisons = new Set(["==", "!=", "<", "<=", ">", ">="]);
const products = new Set(["*", "/", "//", "%"]);
const constants = new Map<string, boolean | null>([
  ["true", true],
  ["True", true],
  ["false", false],
  ["False", false],
  ["none", null],
  ["None", null],
]);
/** Words that end an expression, which are no operand of a test. */
const notOperands = new Set(["else", "or", "and", "if", "is", "in", "not", "recursive"]);

/** Reads an expression with the precedence that Jinja gives its operators. One parser reads one tag. */
export class ExpressionParser {
  readonly #stream: TokenStream;
  readonly #budget = new Budget();

  constructor(stream: TokenStream) {
    this.#stream = stream;
  }

  expression(): Expression {
    return this.#budget.nest(() => this.#conditional());
  }

  /** One expression, or several with commas, which make a tuple. `isEnd` stops before a word. */
  tuple(
    options: { readonly isEnd?: () => boolean; readonly withConditional?: false } = {},
  ): Expression {
    const read = () => (options.withConditional === false ? this.#or() : this.expression());
    const isEnd = () =>
      this.#stream.isAtEnd || this.#stream.isOperator(")", "]", "}") || options.isEnd?.() === true;
    if (isEnd()) throw this.#stream.unexpected("an expression");
    const first = read();
    if (!this.#stream.isOperator(",")) return first;
    const items = [first];
    while (this.#stream.skip(",") && !isEnd()) items.push(read());
    return { kind: "tuple", items };
  }

  /** `name(args) | name …`, as `filter` and `set` blocks have it. */
  filterChain(): FilterExpression {
    const first = this.#filter(undefined);
    let chain = first;
    while (this.#stream.skip("|")) chain = this.#filter(chain);
    return chain;
  }

  #conditional(): Expression {
    let value = this.#or();
    while (this.#stream.isName("if")) {
      this.#stream.advance();
      const test = this.#or();
      const otherwise = this.#stream.skip("else") ? this.expression() : undefined;
      value = { kind: "conditional", test, then: value, otherwise };
    }
    return value;
  }

  #or(): Expression {
    let left = this.#and();
    while (this.#word("or")) left = { kind: "or", left, right: this.#and() };
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    while (this.#word("and")) left = { kind: "and", left, right: this.#not() };
    return left;
  }

  #not(): Expression {
    return this.#word("not")
      ? { kind: "not", operand: this.#budget.nest(() => this.#not()) }
      : this.#comparison();
  }

  #comparison(): Expression {
    const first = this.#sum();
    const rest: [BinaryOperator, Expression][] = [];
    for (let found = this.#comparisonOperator(); found; found = this.#comparisonOperator()) {
      rest.push([found, this.#sum()]);
    }
    return rest.length === 0 ? first : { kind: "comparison", first, rest };
  }

  #comparisonOperator(): BinaryOperator | undefined {
    const stream = this.#stream;
    const token = stream.current;
    if (token?.kind === "operator" && comparisons.has(token.text)) {
      stream.advance();
      return token.text as BinaryOperator;
    }
    if (this.#word("in")) return "in";
    if (!stream.isName("not") || stream.next?.kind !== "name" || stream.next.text !== "in") {
      return undefined;
    }
    stream.advance();
    stream.advance();
    return "not in";
  }

  #sum(): Expression {
    return this.#leftToRight(new Set(["+", "-"]), () => this.#concatenation());
  }

  #concatenation(): Expression {
    const first = this.#product();
    const parts = [first];
    while (this.#stream.isOperator("~")) {
      this.#stream.advance();
      parts.push(this.#product());
    }
    return parts.length === 1 ? first : { kind: "concatenation", parts };
  }

  #product(): Expression {
    return this.#leftToRight(products, () => this.#power());
  }

  #power(): Expression {
    return this.#leftToRight(new Set(["**"]), () => this.#unary("filters"));
  }

  #leftToRight(operators: ReadonlySet<string>, operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const token = this.#stream.current;
      if (token?.kind !== "operator" || !operators.has(token.text)) return left;
      this.#stream.advance();
      const operator = token.text as BinaryOperator;
      left = { kind: "operation", operator, left, right: operand() };
    }
  }

  #unary(after: "filters" | "nothing"): Expression {
    const { text } = this.#stream.current ?? {};
    const isSigned = this.#stream.isOperator("-", "+");
    if (isSigned) this.#stream.advance();
    const kind = text === "-" ? "negative" : "positive";
    const operand = isSigned
      ? ({ kind, operand: this.#budget.nest(() => this.#unary("nothing")) } as const)
      : this.#primary();
    const node = this.#postfix(operand);
    return after === "filters" ? this.#filtersAndTests(node) : node;
  }

  #primary(): Expression {
    const stream = this.#stream;
    const token = stream.current;
    if (token === undefined) throw stream.unexpected("an expression");
    stream.advance();
    if (token.kind === "constant") return this.#constant(token.value ?? null);
    if (token.kind === "name") {
      const constant = constants.get(token.text);
      return constant === undefined
        ? { kind: "name", name: token.text }
        : { kind: "constant", value: constant };
    }
    if (token.text === "(") return this.#parenthesis();
    if (token.text === "[") return { kind: "list", items: this.#items("]") };
    if (token.text === "{") return this.#dict();
    throw stream.error(`"${token.text}" stands where an expression is needed`);
  }

  /** Texts side by side are one text. */
  #constant(value: Extract<Expression, { kind: "constant" }>["value"]): Expression {
    let joined = value;
    for (
      let { current } = this.#stream;
      typeof joined === "string" && typeof current?.value === "string";
      current = this.#stream.current
    ) {
      joined += current.value;
      this.#stream.advance();
    }
    return { kind: "constant", value: joined };
  }

  #parenthesis(): Expression {
    if (this.#stream.skip(")")) return { kind: "tuple", items: [] };
    const inner = this.tuple();
    this.#stream.expect(")");
    return inner;
  }

  #items(end: "]"): Expression[] {
    const items: Expression[] = [];
    while (!this.#stream.skip(end)) {
      if (items.length > 0) this.#stream.expect(",");
      if (this.#stream.skip(end)) break;
      items.push(this.expression());
    }
    return items;
  }

  #dict(): Expression {
    const entries: [Expression, Expression][] = [];
    while (!this.#stream.skip("}")) {
      if (entries.length > 0) this.#stream.expect(",");
      if (this.#stream.skip("}")) break;
      const key = this.expression();
      this.#stream.expect(":");
      entries.push([key, this.expression()]);
    }
    return { kind: "dict", entries };
  }

  #postfix(node: Expression): Expression {
    let result = node;
    for (;;) {
      if (this.#stream.skip(".")) result = this.#attribute(result);
      else if (this.#stream.skip("[")) result = this.#subscript(result);
      else if (this.#stream.isOperator("(")) result = this.#call(result);
      else return result;
    }
  }

  #attribute(of: Expression): Expression {
    const token = this.#stream.current;
    if (token?.kind === "constant" && typeof token.value === "bigint") {
      this.#stream.advance();
      return { kind: "item", of, index: { kind: "constant", value: token.value } };
    }
    return { kind: "attribute", of, name: this.#stream.name() };
  }

  #subscript(of: Expression): Expression {
    const part = () => (this.#stream.isOperator(":", "]") ? undefined : this.expression());
    const start = part();
    if (start !== undefined && this.#stream.skip("]")) return { kind: "item", of, index: start };
    this.#stream.expect(":");
    const stop = part();
    const step = this.#stream.skip(":") ? part() : undefined;
    this.#stream.expect("]");
    return { kind: "slice", of, start, stop, step };
  }

  #call(of: Expression): Expression {
    return { kind: "call", of, args: parseArguments(this.#stream, this) };
  }

  #filtersAndTests(node: Expression): Expression {
    let result = node;
    for (;;) {
      if (this.#stream.skip("|")) result = this.#filter(result);
      else if (this.#word("is")) result = this.#test(result);
      else if (this.#stream.isOperator("(")) result = this.#call(result);
      else return result;
    }
  }

  #filter(of: Expression | undefined): FilterExpression {
    const name = this.#dottedName();
    const args = this.#optionalArguments();
    return { kind: "filter", of, name, args };
  }

  #test(of: Expression): Expression {
    const isNegated = this.#word("not");
    const name = this.#dottedName();
    const args = this.#stream.isOperator("(")
      ? parseArguments(this.#stream, this)
      : { positional: this.#testOperand(), named: [] };
    const test: Expression = { kind: "test", of, name, args };
    return isNegated ? { kind: "not", operand: test } : test;
  }

  #testOperand(): readonly Expression[] {
    const token = this.#stream.current;
    if (token === undefined) return [];
    if (token.kind === "name" && notOperands.has(token.text)) return [];
    if (token.kind === "operator" && !["[", "{"].includes(token.text)) return [];
    return [this.#postfix(this.#primary())];
  }

  #optionalArguments() {
    return this.#stream.isOperator("(")
      ? parseArguments(this.#stream, this)
      : { positional: [], named: [] };
  }

  #dottedName(): string {
    const parts = [this.#stream.name()];
    while (this.#stream.skip(".")) parts.push(this.#stream.name());
    return parts.join(".");
  }

  #word(text: string): boolean {
    const stands = this.#stream.isName(text);
    if (stands) this.#stream.advance();
    return stands;
  }
}

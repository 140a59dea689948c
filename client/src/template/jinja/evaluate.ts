import { attributeOf, itemOf, sliceOf } from "./attributes.js";
import type { Budget } from "./budget.js";
import { filters } from "./library/filters.js";
import type { Library } from "./library/library.js";
import { tests } from "./library/tests.js";
import { operate, signed } from "./operators.js";
import type { Scope } from "./scope.js";
import type { Arguments, Expression, FilterExpression } from "./syntax.js";
import { TemplateError } from "./templateError.js";
import { textOf } from "./textOf.js";
import { Callable, Dict, List, Tuple, Undefined, isTrue, itemsOf, typeName } from "./values.js";
import type { CallArguments, Value } from "./values.js";

/** Works out expressions. Holds no state but the budget. */
export class Evaluator {
  readonly #budget: Budget;
  readonly #library: Library;

  constructor(budget: Budget) {
    this.#budget = budget;
    this.#library = {
      budget,
      filter: (name, value, args) => lookUp(filters, name, "filter")(value, args, this.#library),
      test: (name, value, args) => lookUp(tests, name, "test")(value, args, this.#library),
      hasFilter: (name) => filters.has(name),
      hasTest: (name) => tests.has(name),
    };
  }

  evaluate(expression: Expression, scope: Scope): Value {
    this.#budget.step();
    return this.#budget.nest(() => this.#evaluate(expression, scope));
  }

  #evaluate(expression: Expression, scope: Scope): Value {
    switch (expression.kind) {
      case "constant":
        return expression.value;
      case "name":
        return nameIn(scope, expression.name);
      case "list":
        return new List(expression.items.map((item) => this.evaluate(item, scope)));
      case "tuple":
        return new Tuple(expression.items.map((item) => this.evaluate(item, scope)));
      case "dict":
        return new Dict(
          expression.entries.map(
            ([key, value]) => [this.evaluate(key, scope), this.evaluate(value, scope)] as const,
          ),
        );
      case "attribute":
      case "item":
      case "slice":
        return this.#part(expression, scope);
      case "call":
        return this.call(expression, scope, new Map());
      case "filter":
        return this.filter(expression, scope, "");
      case "test":
        return this.#test(expression, scope);
      default:
        return this.#operation(expression, scope);
    }
  }

  #operation(
    expression: Exclude<
      Expression,
      {
        kind:
          | ("constant" | "name" | "list" | "tuple" | "dict")
          | ("attribute" | "item" | "slice" | "call" | "filter" | "test");
      }
    >,
    scope: Scope,
  ): Value {
    const value = (part: Expression) => this.evaluate(part, scope);
    switch (expression.kind) {
      case "and": {
        const left = value(expression.left);
        return isTrue(left) ? value(expression.right) : left;
      }
      case "or": {
        const left = value(expression.left);
        return isTrue(left) ? left : value(expression.right);
      }
      case "not":
        return !isTrue(value(expression.operand));
      case "negative":
      case "positive":
        return signed(expression.kind, value(expression.operand));
      case "operation": {
        const operands = { left: value(expression.left), right: value(expression.right) };
        return operate(expression.operator, operands, this.#budget);
      }
      case "comparison":
        return this.#comparison(expression, scope);
      case "concatenation":
        return this.#grown(expression.parts.map((part) => textOf(value(part))).join(""));
      case "conditional":
        return this.#conditional(expression, scope);
    }
  }

  #grown(text: string): string {
    this.#budget.grow(text.length);
    return text;
  }

  #comparison({ first, rest }: Extract<Expression, { kind: "comparison" }>, scope: Scope): Value {
    let left = this.evaluate(first, scope);
    for (const [operator, operand] of rest) {
      const right = this.evaluate(operand, scope);
      if (!isTrue(operate(operator, { left, right }, this.#budget))) return false;
      left = right;
    }
    return true;
  }

  #conditional(
    { test, then, otherwise }: Extract<Expression, { kind: "conditional" }>,
    scope: Scope,
  ): Value {
    if (isTrue(this.evaluate(test, scope))) return this.evaluate(then, scope);
    return otherwise === undefined
      ? new Undefined('The condition is false, and there is no "else"')
      : this.evaluate(otherwise, scope);
  }

  #part(
    expression: Extract<Expression, { kind: "attribute" | "item" | "slice" }>,
    scope: Scope,
  ): Value {
    const of = this.evaluate(expression.of, scope);
    if (expression.kind === "attribute") return attributeOf(of, expression.name);
    if (expression.kind === "item") return itemOf(of, this.evaluate(expression.index, scope));
    const bound = (part: Expression | undefined) =>
      part === undefined ? null : this.evaluate(part, scope);
    const { start, stop, step } = expression;
    return sliceOf(of, { start: bound(start), stop: bound(stop), step: bound(step) });
  }

  /** @param extra named arguments besides those that are written, such as `caller` */
  call(
    expression: Extract<Expression, { kind: "call" }>,
    scope: Scope,
    extra: ReadonlyMap<string, Value>,
  ): Value {
    const of = this.evaluate(expression.of, scope);
    const { positional, named } = this.#arguments(expression.args, scope);
    return this.callValue(of, { positional, named: new Map([...named, ...extra]) });
  }

  callValue(of: Value, args: CallArguments): Value {
    if (of instanceof Undefined) throw new TemplateError("undefined", `${of.reason}.`);
    if (of instanceof Callable) return of.call(args);
    throw new TemplateError("value", `A value of type ${typeName(of)} cannot be called.`);
  }

  /** @param text what the first filter of a block gets */
  filter({ of, name, args }: FilterExpression, scope: Scope, text: string): Value {
    const value = of === undefined ? text : this.#filtered(of, scope, text);
    return this.#library.filter(name, value, this.#arguments(args, scope));
  }

  #filtered(of: Expression, scope: Scope, text: string): Value {
    return of.kind === "filter" ? this.filter(of, scope, text) : this.evaluate(of, scope);
  }

  #test({ of, name, args }: Extract<Expression, { kind: "test" }>, scope: Scope): boolean {
    const value = this.evaluate(of, scope);
    return this.#library.test(name, value, this.#arguments(args, scope));
  }

  #arguments(args: Arguments, scope: Scope): CallArguments {
    const positional = args.positional.map((value) => this.evaluate(value, scope));
    const named = args.named.map(({ name, value }) => [name, this.evaluate(value, scope)] as const);
    const spread = args.spread === undefined ? [] : itemsOf(this.evaluate(args.spread, scope));
    const more = args.spreadNamed === undefined ? null : this.evaluate(args.spreadNamed, scope);
    const namedMore =
      more instanceof Dict
        ? more.entries().map(([name, value]) => [textOf(name), value] as const)
        : [];
    return {
      positional: [...positional, ...spread],
      named: new Map([...named, ...namedMore]),
    };
  }
}

function nameIn(scope: Scope, name: string): Value {
  const value = scope.get(name);
  return value === undefined ? new Undefined(`"${name}" is undefined`) : value;
}

function lookUp<Entry>(
  table: ReadonlyMap<string, Entry>,
  name: string,
  what: "filter" | "test",
): Entry {
  const entry = table.get(name);
  if (entry !== undefined) return entry;
  throw new TemplateError("syntax", `There is no ${what} named "${name}".`);
}

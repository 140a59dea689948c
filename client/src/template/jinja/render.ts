import { Budget } from "./budget.js";
import { Evaluator } from "./evaluate.js";
import { createGlobals } from "./globals.js";
import { Loop } from "./loop.js";
import { createMacro } from "./macro.js";
import { parseTemplate } from "./parseTemplate.js";
import { Scope } from "./scope.js";
import type { Body, Expression, ForNode, IncludeNode, Node, Target } from "./syntax.js";
import { TemplateError } from "./templateError.js";
import { textOf } from "./textOf.js";
import { Callable, List, Opaque, Tuple, isTrue, itemsOf } from "./values.js";
import type { Value } from "./values.js";

/** Finds the templates that others include. */
export interface TemplateLoader {
  /** Source and name of an included template; undefined when there is none. May throw `TemplateError`. */
  load(name: string): { readonly source: string; readonly name: string } | undefined;
  /** The template that was loaded last has been rendered. */
  done(): void;
}

export interface RenderRequest {
  readonly source: string;
  /** For messages. */
  readonly name: string;
  readonly variables: Iterable<readonly [string, Value]>;
  readonly loader: TemplateLoader;
}

/**
 * Renders a Jinja template as Jinja 3.1 does with its default settings, without running anything but itself. Throws
 * `TemplateError` with template and line.
 */
export function render(request: RenderRequest): string {
  const budget = new Budget();
  const renderer = new Renderer(budget, request.loader);
  const globals = new Scope(undefined, createGlobals(budget));
  const scope = new Scope(new Scope(globals, request.variables));
  return renderer.template(request, scope);
}

class Renderer {
  readonly #budget: Budget;
  readonly #loader: TemplateLoader;
  readonly #evaluator: Evaluator;
  #template = "";
  #loopDepth = 0;

  constructor(budget: Budget, loader: TemplateLoader) {
    this.#budget = budget;
    this.#loader = loader;
    this.#evaluator = new Evaluator(budget);
  }

  template(template: { readonly source: string; readonly name: string }, scope: Scope): string {
    const outer = this.#template;
    this.#template = template.name;
    try {
      scope.set("self", new Opaque("self", { attribute: () => undefined }));
      return this.#body(parseTemplate(template.source), scope);
    } catch (thrown) {
      throw thrown instanceof TemplateError
        ? thrown.at({ template: template.name, line: 1 })
        : thrown;
    } finally {
      this.#template = outer;
    }
  }

  #body(body: Body, scope: Scope): string {
    const parts = body.map((node) => {
      this.#budget.step();
      try {
        return this.#budget.nest(() => this.#node(node, scope));
      } catch (thrown) {
        if (!(thrown instanceof TemplateError)) throw thrown;
        throw thrown.at({ template: this.#template, line: node.line });
      }
    });
    const text = parts.join("");
    this.#budget.grow(text.length);
    return text;
  }

  #node(node: Node, scope: Scope): string {
    switch (node.kind) {
      case "text":
        return node.text;
      case "output":
        return textOf(this.#value(node.value, scope));
      case "if":
        return this.#if(node, scope);
      case "for":
        return this.#for(node, scope, this.#value(node.items, scope));
      case "set":
      case "setBlock":
      case "macro":
        this.#define(node, scope);
        return "";
      case "callBlock":
      case "filterBlock":
        return this.#wrapped(node, scope);
      default:
        return this.#scoped(node, scope);
    }
  }

  /** A body that a macro or a filter gets. */
  #wrapped(node: Extract<Node, { kind: "callBlock" | "filterBlock" }>, scope: Scope): string {
    if (node.kind === "filterBlock") {
      const text = this.#body(node.body, new Scope(scope));
      return textOf(this.#evaluator.filter(node.filter, scope, text));
    }
    const caller = this.#macro({ ...node, name: "caller" }, scope);
    const extra = new Map([["caller", caller]]);
    return textOf(this.#evaluator.call(asCall(node.call), scope, extra));
  }

  #value(expression: Expression, scope: Scope): Value {
    return this.#evaluator.evaluate(expression, scope);
  }

  #if({ branches, otherwise }: Extract<Node, { kind: "if" }>, scope: Scope): string {
    const branch = branches.find(({ test }) => isTrue(this.#value(test, scope)));
    return this.#body(branch?.body ?? otherwise, scope);
  }

  #for(node: ForNode, scope: Scope, value: Value): string {
    const items = this.#loopItems(node, scope, value);
    if (items.length === 0) return this.#body(node.otherwise, new Scope(scope));
    this.#loopDepth += 1;
    try {
      const loop = new Loop(items, this.#loopDepth);
      const again = new Callable("loop", ({ positional: [inner = null] }) =>
        this.#budget.nest(() => this.#for(node, scope, inner)),
      );
      const parts = items.map((item, index) => {
        loop.moveTo(index);
        const inside = new Scope(scope, [["loop", node.isRecursive ? again : loop.value]]);
        this.#assign(node.target, item, inside);
        return this.#body(node.body, inside);
      });
      return parts.join("");
    } finally {
      this.#loopDepth -= 1;
    }
  }

  #loopItems({ target, condition }: ForNode, scope: Scope, value: Value): readonly Value[] {
    const items = itemsOf(value);
    if (condition === undefined) return [...items];
    return items.filter((item) => {
      const inside = new Scope(scope);
      this.#assign(target, item, inside);
      return isTrue(this.#value(condition, inside));
    });
  }

  #define(node: Extract<Node, { kind: "set" | "setBlock" | "macro" }>, scope: Scope): void {
    if (node.kind === "set") this.#assign(node.target, this.#value(node.value, scope), scope);
    else if (node.kind === "macro") scope.set(node.name, this.#macro(node, scope));
    else {
      const text = this.#body(node.body, new Scope(scope));
      const { filter } = node;
      const value = filter === undefined ? text : this.#evaluator.filter(filter, scope, text);
      this.#assign(node.target, value, scope);
    }
  }

  #macro(node: Omit<Extract<Node, { kind: "macro" }>, "kind" | "line">, scope: Scope): Callable {
    return createMacro(node, scope, {
      evaluate: (expression, inside) => this.#value(expression, inside),
      render: (body, inside) => this.#budget.nest(() => this.#body(body, inside)),
    });
  }

  #scoped(node: Extract<Node, { kind: "with" | "block" | "include" }>, scope: Scope): string {
    if (node.kind === "include") return this.#include(node, scope);
    const inside = new Scope(scope);
    const assignments = node.kind === "with" ? node.assignments : [];
    const values = assignments.map(({ value }) => this.#value(value, scope));
    for (const [index, { target }] of assignments.entries()) {
      this.#assign(target, values[index] ?? null, inside);
    }
    return this.#body(node.body, inside);
  }

  #assign(target: Target, value: Value, scope: Scope): void {
    if (target.kind === "name") scope.set(target.name, value);
    else if (target.kind === "namespace") this.#assignAttribute(target, value, scope);
    else {
      const items = itemsOf(value);
      const { targets } = target;
      if (items.length !== targets.length) {
        throw new TemplateError(
          "value",
          `${targets.length} names cannot get the values of ${items.length} items.`,
        );
      }
      for (const [index, one] of targets.entries()) this.#assign(one, items[index] ?? null, scope);
    }
  }

  #assignAttribute(
    { name, attribute }: Extract<Target, { kind: "namespace" }>,
    value: Value,
    scope: Scope,
  ): void {
    const owner = scope.get(name);
    if (!(owner instanceof Opaque) || owner.assign === undefined) {
      throw new TemplateError(
        "value",
        `"${name}" is no namespace, so "${attribute}" cannot be set.`,
      );
    }
    owner.assign(attribute, value);
  }

  #include({ name, isOptional, hasContext, column }: IncludeNode, scope: Scope): string {
    const wanted = this.#value(name, scope);
    const names = wanted instanceof List || wanted instanceof Tuple ? [...wanted.items] : [wanted];
    for (const candidate of names) {
      const loaded = this.#loader.load(textOf(candidate));
      if (loaded === undefined) continue;
      const inside = hasContext
        ? new Scope(scope)
        : new Scope(undefined, createGlobals(this.#budget));
      const text = this.#budget.nest(() => this.template(loaded, inside));
      this.#loader.done();
      return indentFurtherLines(text, column);
    }
    if (isOptional) return "";
    const shown = names.map((one) => `"${textOf(one)}"`).join(" or ");
    throw new TemplateError("notFound", `The included file ${shown} does not exist.`);
  }
}

function asCall(expression: Expression): Extract<Expression, { kind: "call" }> {
  if (expression.kind === "call") return expression;
  throw new TemplateError("syntax", 'A "call" tag has to call a macro.');
}

function indentFurtherLines(text: string, width: number): string {
  const indent = " ".repeat(width);
  const [first = "", ...further] = text.split("\n");
  return [first, ...further.map((line) => (line === "" ? line : indent + line))].join("\n");
}

import type { Value } from "./values.js";

/** The syntax tree of a template, named as Jinja's own reference names its parts. Lines start at 1. */

export interface NamedArgument {
  readonly name: string;
  readonly value: Expression;
}

export interface Arguments {
  readonly positional: readonly Expression[];
  readonly named: readonly NamedArgument[];
  readonly spread?: Expression;
  readonly spreadNamed?: Expression;
}

export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "//"
  | "%"
  | "**"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "not in";

export type Expression =
  | { readonly kind: "constant"; readonly value: Value }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "list" | "tuple"; readonly items: readonly Expression[] }
  | { readonly kind: "dict"; readonly entries: readonly (readonly [Expression, Expression])[] }
  | {
      readonly kind: "operation";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "comparison";
      readonly first: Expression;
      readonly rest: readonly (readonly [BinaryOperator, Expression])[];
    }
  | {
      readonly kind: "and" | "or";
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "not" | "negative" | "positive"; readonly operand: Expression }
  | { readonly kind: "concatenation"; readonly parts: readonly Expression[] }
  | {
      readonly kind: "conditional";
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression | undefined;
    }
  | { readonly kind: "attribute"; readonly of: Expression; readonly name: string }
  | { readonly kind: "item"; readonly of: Expression; readonly index: Expression }
  | {
      readonly kind: "slice";
      readonly of: Expression;
      readonly start: Expression | undefined;
      readonly stop: Expression | undefined;
      readonly step: Expression | undefined;
    }
  | { readonly kind: "call"; readonly of: Expression; readonly args: Arguments }
  | FilterExpression
  | {
      readonly kind: "test";
      readonly of: Expression;
      readonly name: string;
      readonly args: Arguments;
    };

export interface FilterExpression {
  readonly kind: "filter";
  /** Undefined for the first filter of a block, which gets the block's text. */
  readonly of: Expression | undefined;
  readonly name: string;
  readonly args: Arguments;
}

/** What `for` and `set` give values to. */
export type Target =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "namespace"; readonly name: string; readonly attribute: string }
  | { readonly kind: "tuple"; readonly targets: readonly Target[] };

export interface Signature {
  readonly parameters: readonly {
    readonly name: string;
    readonly defaultValue: Expression | undefined;
  }[];
}

export type Body = readonly Node[];

export type Node = { readonly line: number } & (
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "output"; readonly value: Expression }
  | {
      readonly kind: "if";
      readonly branches: readonly { readonly test: Expression; readonly body: Body }[];
      readonly otherwise: Body;
    }
  | ForNode
  | { readonly kind: "set"; readonly target: Target; readonly value: Expression }
  | {
      readonly kind: "setBlock";
      readonly target: Target;
      readonly filter: FilterExpression | undefined;
      readonly body: Body;
    }
  | ({ readonly kind: "macro"; readonly name: string; readonly body: Body } & Signature)
  | ({ readonly kind: "callBlock"; readonly call: Expression; readonly body: Body } & Signature)
  | { readonly kind: "filterBlock"; readonly filter: FilterExpression; readonly body: Body }
  | {
      readonly kind: "with";
      readonly assignments: readonly { readonly target: Target; readonly value: Expression }[];
      readonly body: Body;
    }
  | { readonly kind: "block"; readonly name: string; readonly body: Body }
  | IncludeNode
);

export interface ForNode {
  readonly kind: "for";
  readonly target: Target;
  readonly items: Expression;
  readonly condition: Expression | undefined;
  readonly isRecursive: boolean;
  readonly body: Body;
  readonly otherwise: Body;
}

export interface IncludeNode {
  readonly kind: "include";
  readonly name: Expression;
  readonly isOptional: boolean;
  readonly hasContext: boolean;
  /** Characters before the tag on its line. */
  readonly column: number;
}

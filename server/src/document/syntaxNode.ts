/**
 * The syntax tree of one YAML document, in YAML's own words. Immutable; made by `parseDocument`.
 *
 * Positions are offsets in UTF-16 code units from the start of the text, end exclusive. They are turned into lines and
 * characters only where a result leaves the language service.
 */

export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

export type SyntaxNode = MappingNode | SequenceNode | ScalarNode | AliasNode;

interface NodeBase {
  /** The value's text, without its key, comments after it or trailing blank lines. */
  readonly range: OffsetRange;
  /** Name given with `&name`. */
  readonly anchor?: string;
}

export interface MappingNode extends NodeBase {
  readonly kind: "mapping";
  readonly style: "block" | "flow";
  /** In the order of the text; duplicate keys are all here. */
  readonly pairs: readonly PairNode[];
}

export interface PairNode {
  readonly key: ScalarNode;
  /** Absent when nothing stands after the colon. A written `null` or `~` is a scalar. */
  readonly value?: SyntaxNode;
  /** From the key to the end of the value. */
  readonly range: OffsetRange;
}

export interface SequenceNode extends NodeBase {
  readonly kind: "sequence";
  readonly style: "block" | "flow";
  /** `undefined` is an item with nothing in it. */
  readonly items: readonly (SyntaxNode | undefined)[];
  /** The dashes of the items with nothing in them, by index. */
  readonly emptyItems: ReadonlyMap<number, OffsetRange>;
}

export interface ScalarNode extends NodeBase {
  readonly kind: "scalar";
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  /** The text after YAML's unescaping and folding, before it is given a type. */
  readonly text: string;
  readonly value: ScalarValue;
}

/**
 * What the platform's loader (PyYAML's safe loader, YAML 1.1) makes of a scalar. `unknown`: a template decides, so
 * nothing may be said about its type or text.
 */
export type ScalarValue =
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "number"; readonly value: number; readonly integer: boolean }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "null" }
  | { readonly type: "timestamp"; readonly value: string }
  | { readonly type: "unknown" };

export interface AliasNode extends NodeBase {
  readonly kind: "alias";
  readonly name: string;
  /** The node that carries the anchor; absent when no such anchor stands above, or when it contains this alias. */
  readonly target?: Exclude<SyntaxNode, AliasNode>;
}

/** A Jinja tag in the text. Expressions `{{ }}`, statements `{% %}`, comments `{# #}`, and the text of raw blocks. */
export interface TemplateTag {
  readonly kind: "expression" | "statement" | "comment" | "raw";
  readonly range: OffsetRange;
}

/** Something wrong with the text itself. `rule` is a rule id of the family `syntax`. */
export interface SyntaxProblem {
  readonly rule: `syntax/${string}`;
  readonly message: string;
  readonly range: OffsetRange;
  readonly related?: readonly { readonly range: OffsetRange; readonly message: string }[];
}

export interface SyntaxTree {
  readonly text: string;
  /** Absent for an empty text, or when a guard (size, depth) stopped the reading; then `problems` says which. */
  readonly root?: SyntaxNode;
  /** Those worth showing, in the order of the text. */
  readonly problems: readonly SyntaxProblem[];
  /** These and the consequences of them, in no particular order. */
  readonly allProblems: readonly SyntaxProblem[];
  readonly templateTags: readonly TemplateTag[];
  /** Whether statements (`{% if %}`, `{% for %}`, `{% include %}`) may add, repeat or remove parts of the text. */
  readonly hasTemplateStatements: boolean;
  /** Only the beginning was read, for its size or the time it takes: nothing follows from what is not there. */
  readonly isCutShort?: boolean;
  /** All comments, for markers such as `# peak-press: create-spec`. Ranges include the `#`. */
  readonly comments: readonly OffsetRange[];
}

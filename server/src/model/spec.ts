/**
 * What a block file means: the parts that rules and features reason about, each with the range of its text. Built by
 * `buildBlockFile` from the syntax tree; missing, half-typed and mistyped parts are absent, never an exception. Types of
 * values as such are the schema's business and not repeated here.
 */
import type { MappingNode, OffsetRange, SyntaxNode } from "../document/syntaxNode.js";
import type { StepGraph } from "./stepGraph.js";

/** The operation that a file is written for (docs/language.md, "Kinds of files"). */
export type DocumentKind =
  | "create-spec"
  | "create-release"
  | "update-spec-metadata"
  | "create-deployment"
  | "create-revision"
  | "update-deployment-metadata"
  | "patch-parameters"
  | "params-fallback"
  | "related-blocks"
  | "template-params"
  /** The project file, which says how the others are checked. */
  | "project-file";

/** A text read from the file. Absent instead of a `Text` when it is missing, not text, or left to a template. */
export interface Text {
  readonly text: string;
  /** The scalar, with its quotes. */
  readonly range: OffsetRange;
}

/** A list of names. `complete` is false when a template or a wrong type hides what else may be in it. */
export interface TextList {
  readonly items: readonly Text[];
  readonly range: OffsetRange;
  readonly complete: boolean;
}

/** A mapping from names to parts. `complete` is false when a template may add further names. */
export interface NamedParts<Part> {
  readonly parts: ReadonlyMap<string, Part>;
  /** The key that holds the mapping, such as `steps`. */
  readonly keyRange: OffsetRange;
  readonly range: OffsetRange;
  readonly complete: boolean;
}

export interface BlockFile {
  readonly kind: DocumentKind;
  readonly root: SyntaxNode;
  readonly body?: MappingNode;
  /** `body.kind` of create-spec; `workflow` is assumed for a release with `steps`. */
  readonly blockKind?: Text;
  readonly name?: Text;
  readonly version?: Text;
  readonly workflow?: Workflow;
  readonly parameters: readonly ParameterDeclaration[];
}

export interface Workflow {
  readonly range: OffsetRange;
  readonly steps: NamedParts<Step>;
  readonly images: NamedParts<Image>;
  readonly graph: StepGraph;
}

export interface Image {
  readonly name: Text;
  readonly range: OffsetRange;
}

export const stepTypes = ["standard", "http", "export", "sql"] as const;
export type StepType = (typeof stepTypes)[number];

export interface Step {
  /** The mapping key. */
  readonly name: Text;
  /** From the key to the end of the step. */
  readonly range: OffsetRange;
  readonly node?: MappingNode;
  /** `standard` when `type` is absent; undefined when it is unknown (a template) or no step type. */
  readonly type?: StepType;
  readonly parents?: TextList;
  readonly imageRef?: Text;
  readonly conditionals: readonly Conditional[];
  readonly parentStatuses: readonly ParentStatus[];
  /** Declared output parameters, each as the text of its name; the file that it is read from is the schema's business. */
  readonly outputs: NamedParts<Text>;
  /** `parameters.inherit`: environment name → output parameter name. */
  readonly inherits: readonly { readonly name: Text; readonly output: Text }[];
}

/** An entry of `executionParameters.conditional`. */
export interface Conditional {
  readonly range: OffsetRange;
  readonly condition?: Text;
  readonly stepName?: Text;
  readonly paramName?: Text;
  readonly value?: SyntaxNode;
}

/** An entry of `executionParameters.parentStatus`. */
export interface ParentStatus {
  readonly range: OffsetRange;
  readonly condition?: Text;
  readonly parents?: TextList;
  readonly status?: TextList;
}

export const parameterTypes = [
  "boolean",
  "string",
  "string_array",
  "number",
  "number_array",
  "object",
  "object_array",
] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** An entry of `parameters.build` or `parameters.run` beside `body`. */
export interface ParameterDeclaration {
  readonly list: "build" | "run";
  readonly range: OffsetRange;
  readonly node: MappingNode;
  readonly name?: Text;
  /** Absent when missing, unknown or no parameter type. */
  readonly type?: ParameterType;
  readonly defaultValue?: SyntaxNode;
}

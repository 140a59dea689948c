import createDeployment from "../../../schemas/create-deployment.schema.json" with { type: "json" };
import createRelease from "../../../schemas/create-release.schema.json" with { type: "json" };
import createSpec from "../../../schemas/create-spec.schema.json" with { type: "json" };
import createRevision from "../../../schemas/create-revision.schema.json" with { type: "json" };
import definitions from "../../../schemas/definitions.schema.json" with { type: "json" };
import paramsFallback from "../../../schemas/params-fallback.schema.json" with { type: "json" };
import patchParameters from "../../../schemas/patch-parameters.schema.json" with { type: "json" };
import relatedBlocks from "../../../schemas/related-blocks.schema.json" with { type: "json" };
import projectFile from "../../../schemas/project-file.schema.json" with { type: "json" };
import templateParams from "../../../schemas/template-params.schema.json" with { type: "json" };
import updateDeploymentMetadata from "../../../schemas/update-deployment-metadata.schema.json" with { type: "json" };
import updateSpecMetadata from "../../../schemas/update-spec-metadata.schema.json" with { type: "json" };

/** What a text names, so that it can be completed, checked and followed. */
export type ReferenceKind =
  | "step"
  | "image"
  | "output"
  | "secret"
  | "credential"
  | "build-parameter"
  | "parameter"
  | "artifact-path"
  | "ignore-file"
  | "file"
  | "rule";

/** JSON Schema (draft-07) as far as schemas/ uses it, with its own annotations (schemas/definitions.schema.json). */
export interface Schema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: string | number | boolean;
  /** `false` stands for what YAML makes of `off`. */
  readonly enum?: readonly (string | boolean)[];
  readonly not?: Schema;
  readonly enumDescriptions?: readonly string[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly deprecationMessage?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  /** Unit of a number, such as `seconds`. */
  readonly "x-unit"?: string;
  readonly "x-references"?: string;
  /** What a value is called in a sentence, such as `a list of step names`. */
  readonly "x-noun"?: string;
  /** Keys that completion writes although they are not required. */
  readonly "x-fill"?: readonly string[];
  /** What completion writes for a start. */
  readonly "x-initial"?: string;
  /** Values of an open set, with their meaning. */
  readonly "x-suggestions"?: Readonly<Record<string, string>>;
  /** What a mapping is called when a discriminator decides about it, such as `an http step`. */
  readonly "x-variant"?: string;
  /** Words that are written by mistake for a value of `enum`. */
  readonly "x-synonyms"?: Readonly<Record<string, string>>;
  /** A schema whose violation is a warning. */
  readonly "x-advice"?: Schema;
  /** Severity of an `x-advice` when it is not a warning. */
  readonly "x-severity"?: string;
  readonly "x-exactly-one"?: ExactlyOne;
  /** A sentence per keyword; `{key}`, `{name}` and `{found}` are filled in. */
  readonly "x-messages"?: Readonly<Record<string, string>>;
  /** A sentence per key that does not belong here. */
  readonly "x-misplaced"?: Readonly<Record<string, string>>;
  /** Those keys of `x-misplaced` that the platform refuses rather than ignores. */
  readonly "x-misplaced-errors"?: readonly string[];
  /** The key that is meant by one of `x-misplaced`. */
  readonly "x-intended"?: Readonly<Record<string, string>>;
  /** `error` where unknown keys are not just a warning. */
  readonly "x-unknown"?: string;
  /** `warning` where keys of another variant are not an error. */
  readonly "x-foreign"?: string;
  /** Where a fact comes from when it is not the platform reference. */
  readonly "x-source"?: string;
}

/** How a `oneOf` of `required` lists is reported. */
export interface ExactlyOne {
  /** Second part of the rule id. */
  readonly rule: string;
  readonly keys: readonly string[];
  /** What the keys are, with its article, such as `an image`. */
  readonly of: string;
  /** `warning` where more than one is tolerated. */
  readonly several?: string;
}

const roots = {
  "create-spec": createSpec,
  "create-release": createRelease,
  "update-spec-metadata": updateSpecMetadata,
  "create-deployment": createDeployment,
  "create-revision": createRevision,
  "update-deployment-metadata": updateDeploymentMetadata,
  "patch-parameters": patchParameters,
  "params-fallback": paramsFallback,
  "related-blocks": relatedBlocks,
  "template-params": templateParams,
  "project-file": projectFile,
} as const satisfies Readonly<Record<string, Schema>>;

/** A file kind; each has a schema. */
export type SchemaName = keyof typeof roots;

/** All kinds of files. */
export const schemaNames = Object.keys(roots) as readonly SchemaName[];

/** Kinds of files that the platform never gets: in them `null` is a value like any other. */
const keepingNull: ReadonlySet<SchemaName> = new Set([
  "params-fallback",
  "related-blocks",
  "project-file",
]);

/** Whether entries with nothing after them are left out before a file is used, as the platform's tools do. */
export function dropsNull(name: SchemaName): boolean {
  return !keepingNull.has(name);
}

/** The schema of a whole file. */
export function rootSchema(name: SchemaName): Schema {
  return roots[name];
}

const definitionPrefix = "definitions.schema.json#/definitions/";
const sharedDefinitions: Readonly<Record<string, Schema>> = definitions.definitions;
const resolved = new WeakMap<Schema, Schema>();

/** The schema with what its `$ref` points to; words beside the reference win. Throws for a reference to nowhere. */
export function resolveSchema(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const known = resolved.get(schema);
  if (known !== undefined) return known;
  const { $ref, ...own } = schema;
  const name = $ref.startsWith(definitionPrefix) ? $ref.slice(definitionPrefix.length) : $ref;
  const target = Object.hasOwn(sharedDefinitions, name) ? sharedDefinitions[name] : undefined;
  if (target === undefined)
    throw new Error(`The schemas refer to "${$ref}", which does not exist.`);
  const merged = { ...resolveSchema(target), ...own };
  resolved.set(schema, merged);
  return merged;
}

/** A shared part of the schemas by its name in definitions.schema.json. Throws for a name that is not there. */
export function definition(name: string): Schema {
  return resolveSchema({ $ref: `${definitionPrefix}${name}` });
}

/** The schemas of all kinds of files, and of what they share. */
export const allSchemas: readonly object[] = [...Object.values(roots), sharedDefinitions];

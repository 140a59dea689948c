import { resolveAlias } from "../document/effectivePairs.js";
import type { DocumentPath } from "../document/path.js";
import type { SyntaxNode } from "../document/syntaxNode.js";
import { childNode, givenKeys, isGiven } from "./nodePath.js";
import type { ReferenceKind, Schema, SchemaName } from "./schema.js";
import { resolveSchema, rootSchema } from "./schema.js";

/**
 * The schemas that describe the value at a path, the most general one first; empty when nothing is known there. Where a
 * discriminator (`type`, `kind`) is not written yet or not valid, all variants that fit the keys written so far are
 * given, so that their keys can be offered.
 * @param root the file's tree; it decides which variants apply and may be incomplete or absent
 */
export function schemasAt(
  name: SchemaName,
  path: DocumentPath,
  root: SyntaxNode | undefined,
): readonly Schema[] {
  return walk({ schemas: [rootSchema(name)], path, root, expand: offered });
}

/** A part of a file, with what describes it. */
export interface SchemaScope {
  readonly name: SchemaName;
  /** Leads from the root of the file to the part; empty for the file as a whole. */
  readonly base: DocumentPath;
  readonly root: SyntaxNode;
  /** The schemas of the part, without the variants that are chosen by what is in it. */
  readonly schemas: readonly Schema[];
}

export function fileScope(name: SchemaName, root: SyntaxNode): SchemaScope {
  return { name, base: [], root, schemas: [rootSchema(name)] };
}

/**
 * The schemas at a path below the root of a scope, with exactly those variants that the validator judges the file by.
 */
export function judgingSchemasAt(
  { schemas, root }: Pick<SchemaScope, "schemas" | "root">,
  path: DocumentPath,
): readonly Schema[] {
  return walk({ schemas, path, root, expand: judging });
}

/** A key that a mapping may have. */
export interface PropertyInfo {
  readonly name: string;
  readonly schemas: readonly Schema[];
  /** Required wherever it is known, so not `url` where a step may still become another one. */
  readonly required: boolean;
  /** Why the key should not be written any more. */
  readonly deprecated?: string;
  /** What the mapping must be to take the key, such as `an http step`; empty when any may. */
  readonly variants: readonly string[];
}

/** The keys of a mapping in the order in which they are best written: required ones first. */
export function propertiesOf(schemas: readonly Schema[]): readonly PropertyInfo[] {
  const names = new Set(schemas.flatMap((schema) => Object.keys(schema.properties ?? {})));
  const properties = [...names].map((name) => propertyOf(schemas, name));
  return [
    ...properties.filter((property) => property.required),
    ...properties.filter((property) => !property.required),
  ];
}

function propertyOf(schemas: readonly Schema[], name: string): PropertyInfo {
  const owners = schemas.filter((schema) => ownProperty(schema.properties, name) !== undefined);
  const found = owners
    .flatMap((schema) => ownProperty(schema.properties, name) ?? [])
    .map(resolveSchema);
  const deprecated = found.find((schema) => schema.deprecationMessage)?.deprecationMessage;
  const variants = owners.flatMap((schema) => schema["x-variant"] ?? []);
  const competing = schemas.filter((schema) => schema["x-variant"] !== undefined).length;
  const deciding = owners.filter((schema) => schema.additionalProperties === false);
  return {
    name,
    schemas: found,
    required: deciding.length > 0 && deciding.every((schema) => schema.required?.includes(name)),
    variants: variants.length < competing ? variants : [],
    ...(deprecated === undefined ? {} : { deprecated }),
  };
}

/** A value out of a fixed set. */
export interface ValueInfo {
  readonly value: string | number | boolean;
  readonly description?: string;
  readonly isDefault: boolean;
}

/** The values to choose from; empty when any is allowed. */
export function valuesOf(schemas: readonly Schema[]): readonly ValueInfo[] {
  const fallback = schemas.find((schema) => schema.default !== undefined)?.default;
  const isDefault = (value: unknown) => value === fallback;
  const choice = schemas.find((schema) => enumOf(schema) !== undefined);
  const values = choice && enumOf(choice);
  if (values !== undefined) {
    return values.map((value, index) => {
      const description = choice?.enumDescriptions?.[index];
      return {
        value,
        isDefault: isDefault(value),
        ...(description === undefined ? {} : { description }),
      };
    });
  }
  const fixed = schemas.flatMap((schema) => schema.const ?? schema["x-advice"]?.const ?? []);
  if (fixed.length > 0) return fixed.map((value) => ({ value, isDefault: isDefault(value) }));
  const isFlag = schemas.some((schema) => typesOf(schema)[0] === "boolean");
  const mixed = schemas.some((schema) => typesOf(schema).includes("array"));
  return isFlag && !mixed
    ? [true, false].map((value) => ({ value, isDefault: isDefault(value) }))
    : [];
}

function enumOf(schema: Schema): readonly string[] | undefined {
  return texts(schema.enum ?? schema["x-advice"]?.enum);
}

/** The values that are offered; `false` is only what YAML makes of `off`. */
function texts(values: Schema["enum"]): readonly string[] | undefined {
  return values?.filter((value) => typeof value === "string");
}

const referenceKinds: Readonly<Record<ReferenceKind, true>> = {
  step: true,
  image: true,
  output: true,
  secret: true,
  credential: true,
  "build-parameter": true,
  parameter: true,
  "artifact-path": true,
  "ignore-file": true,
  file: true,
  rule: true,
};

function isReferenceKind(text: string): text is ReferenceKind {
  return Object.hasOwn(referenceKinds, text);
}

/** What a text at this place names; undefined when it is just a text. */
export function referenceOf(schemas: readonly Schema[]): ReferenceKind | undefined {
  const kind = schemas.find((schema) => schema["x-references"] !== undefined)?.["x-references"];
  return kind !== undefined && isReferenceKind(kind) ? kind : undefined;
}

/** The types that are asked for, best first; those that are merely tolerated come after. */
export function typesOf(schema: Schema): readonly string[] {
  const asked = schema["x-advice"]?.type ?? [];
  return [...new Set([asked, schema.type ?? []].flat())];
}

/** The schemas of what stands below a key or index of a value that `schemas` describe. */
export function childSchemas(
  schemas: readonly Schema[],
  segment: string | number,
): readonly Schema[] {
  return schemas.flatMap((schema) => childSchema(schema, segment) ?? []);
}

function childSchema(schema: Schema, segment: string | number): Schema | undefined {
  if (typeof segment === "number") return schema.items && resolveSchema(schema.items);
  const own = ownProperty(schema.properties, segment);
  if (own !== undefined) return resolveSchema(own);
  for (const [pattern, matching] of Object.entries(schema.patternProperties ?? {})) {
    if (new RegExp(pattern, "u").test(segment)) return resolveSchema(matching);
  }
  const others = schema.additionalProperties;
  return typeof others === "object" ? resolveSchema(others) : undefined;
}

function ownProperty(properties: Schema["properties"], name: string): Schema | undefined {
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

type Expand = (schemas: readonly Schema[], node: SyntaxNode | undefined) => readonly Schema[];

interface Walk {
  readonly schemas: readonly Schema[];
  readonly path: DocumentPath;
  readonly root: SyntaxNode | undefined;
  readonly expand: Expand;
}

function walk({ schemas: start, path, root, expand }: Walk): readonly Schema[] {
  let node = root;
  let schemas = expand(start, node);
  for (const segment of path) {
    node = childNode(node, segment);
    schemas = expand(childSchemas(schemas, segment), node);
    if (schemas.length === 0) break;
  }
  return schemas;
}

/** Every schema with those of its parts that the validator applies to the node, the most general one first. */
export function judging(
  schemas: readonly Schema[],
  node: SyntaxNode | undefined,
): readonly Schema[] {
  return schemas.flatMap((schema) => {
    const branches = conditionals(schema).flatMap((part) => chosenBranch(part, node));
    return [schema, ...judging(branches.map(resolveSchema), node)];
  });
}

/** The schemas of what would stand below a key or index of a value that is still to be written, as `schemasAt` gives them. */
export function schemasBelow(
  schemas: readonly Schema[],
  segment: string | number,
): readonly Schema[] {
  return offered(childSchemas(schemas, segment), undefined);
}

function offered(schemas: readonly Schema[], node: SyntaxNode | undefined): readonly Schema[] {
  const all = withOpenBranches(schemas, node);
  const keys = [...givenKeys(node)];
  const fit = (schema: Schema) =>
    keys.filter((key) => ownProperty(schema.properties, key) !== undefined).length;
  const best = Math.max(0, ...all.filter((schema) => schema["x-variant"]).map(fit));
  return all.filter((schema) => schema["x-variant"] === undefined || fit(schema) === best);
}

function withOpenBranches(schemas: readonly Schema[], node: SyntaxNode | undefined): Schema[] {
  return schemas.flatMap((schema) => {
    const parts = conditionals(schema);
    const isOpen = parts.length > 0 && isUndecided(parts, node);
    const branches = parts.flatMap((part) =>
      isOpen ? [part.then ?? [], part.else ?? []].flat() : chosenBranch(part, node),
    );
    return [schema, ...withOpenBranches(branches.map(resolveSchema), node)];
  });
}

/** The `if`s of a schema, its own and those below `allOf`. */
export function conditionals(schema: Schema): readonly Schema[] {
  return [schema, ...(schema.allOf ?? [])].filter((part) => part.if !== undefined);
}

function chosenBranch(part: Schema, node: SyntaxNode | undefined): readonly Schema[] {
  const branch = part.if !== undefined && holds(part.if, node) ? part.then : part.else;
  return branch === undefined ? [] : [branch];
}

/** Whether the condition of an `if` holds, as far as schemas/ uses the keyword. */
function holds(condition: Schema, node: SyntaxNode | undefined): boolean {
  const given = (key: string) => isGiven(childNode(node, key));
  return (
    isAllowedText(condition, scalarText(node)) &&
    (condition.not === undefined || !holds(condition.not, node)) &&
    (condition.required ?? []).every(given) &&
    (condition.anyOf?.some((option) => holds(option, node)) ?? true) &&
    Object.entries(condition.properties ?? {}).every(
      ([key, schema]) => !given(key) || holds(schema, childNode(node, key)),
    )
  );
}

function isAllowedText(condition: Schema, text: string | undefined): boolean {
  if (condition.const !== undefined) return condition.const === text;
  return condition.enum?.some((option) => option === text) ?? true;
}

/** The key and value that make an `if` of the form "`type` is http" hold; undefined for other conditions. */
export function discriminatorOf(part: Schema): { key: string; value: string } | undefined {
  const conditions = [part.if ?? [], part.if?.anyOf ?? []].flat();
  for (const [key, schema] of conditions.flatMap((each) => Object.entries(each.properties ?? {}))) {
    if (typeof schema.const === "string") return { key, value: schema.const };
  }
  return undefined;
}

/** Whether nothing written so far decides which variant this is. */
function isUndecided(parts: readonly Schema[], node: SyntaxNode | undefined): boolean {
  const discriminators = parts.flatMap((part) => discriminatorOf(part) ?? []);
  const [first] = discriminators;
  if (first === undefined) return givenKeys(node).size === 0;
  const written = scalarText(childNode(node, first.key));
  return !discriminators.some(({ value }) => value === written);
}

function scalarText(node: SyntaxNode | undefined): string | undefined {
  const value = resolveAlias(node);
  return value?.kind === "scalar" && value.value.type === "string" ? value.value.value : undefined;
}

import type { DocumentPath } from "../document/path.js";
import type { SyntaxNode } from "../document/syntaxNode.js";
import {
  childSchemas,
  conditionals,
  discriminatorOf,
  judging,
  judgingSchemasAt,
  type SchemaScope,
} from "./lookup.js";
import { childNode } from "./nodePath.js";
import type { Schema } from "./schema.js";
import { resolveSchema } from "./schema.js";

/** Variants that a mapping could be, such as the types of a step. */
export interface ForeignKey {
  /** What the key belongs to, such as `a standard step`. */
  readonly owners: readonly string[];
  /** What the mapping is. */
  readonly actual: string;
  readonly severity: "error" | "warning";
}

/**
 * Whether a key that is unknown at a path would be known there if a discriminator (`type` of a step, `kind` of a block)
 * on the way had another value. Undefined when it would not.
 * @param path leads there from the root of the scope
 */
export function findForeignKey(
  scope: SchemaScope,
  path: DocumentPath,
  key: string,
): ForeignKey | undefined {
  const { root } = scope;
  for (let length = path.length; length >= 0; length--) {
    const chosen = judgingSchemasAt(scope, path.slice(0, length));
    const rest = path.slice(length);
    const node = nodeAt(root, path.slice(0, length));
    const branches = chosen
      .flatMap(conditionals)
      .flatMap(({ then, else: other }) => [then ?? [], other ?? []].flat())
      .map(resolveSchema);
    const owners = branches.flatMap((branch) => ownerOf({ branch, rest, key, node }) ?? []);
    const actual = chosenVariant(chosen, rest);
    if (owners.length > 0 && actual !== undefined) {
      const severity = actual["x-foreign"] === "warning" ? "warning" : "error";
      return { owners: [...new Set(owners)], actual: actual["x-variant"] ?? "", severity };
    }
  }
  return undefined;
}

function nodeAt(root: SyntaxNode, path: DocumentPath): SyntaxNode | undefined {
  return path.reduce<SyntaxNode | undefined>(childNode, root);
}

interface Search {
  readonly branch: Schema;
  readonly rest: DocumentPath;
  readonly key: string;
  readonly node: SyntaxNode | undefined;
}

/** What a variant is called if it knows the key below `rest`. */
function ownerOf({ branch, rest, key, node: start }: Search): string | undefined {
  let schemas: readonly Schema[] = [branch];
  let node = start;
  let owner = branch["x-variant"];
  for (const segment of rest) {
    node = childNode(node, segment);
    schemas = judging(childSchemas(schemas, segment), node);
    owner ??= schemas.find((schema) => schema["x-variant"])?.["x-variant"];
  }
  const knows = schemas.some(({ properties }) => Object.hasOwn(properties ?? {}, key));
  return knows ? owner : undefined;
}

function chosenVariant(chosen: readonly Schema[], rest: DocumentPath): Schema | undefined {
  let schemas = chosen;
  for (const segment of [undefined, ...rest]) {
    if (segment !== undefined) schemas = childSchemas(schemas, segment);
    const variant = schemas.find((schema) => schema["x-variant"] !== undefined);
    if (variant !== undefined) return variant;
  }
  return undefined;
}

/**
 * The discriminator that is probably missing: a mapping without it is one variant, but all its keys fit exactly one
 * other. Undefined when the keys say nothing of the kind.
 * @param keys the keys that the mapping has
 */
export function findMissingDiscriminator(
  schemas: readonly Schema[],
  keys: readonly string[],
): { readonly key: string; readonly value: string; readonly variant: string } | undefined {
  const options = schemas.flatMap(conditionals).flatMap((part) => {
    const discriminator = discriminatorOf(part);
    if (discriminator === undefined || part.then === undefined) return [];
    return [{ ...discriminator, variant: resolveSchema(part.then) }];
  });
  const fitting = options.filter(({ key, variant }) => {
    const known = Object.keys(variant.properties ?? {});
    return !keys.includes(key) && keys.every((name) => known.includes(name));
  });
  const [only, ...others] = fitting;
  if (only === undefined || others.length > 0 || keys.length === 0) return undefined;
  return { ...only, variant: only.variant["x-variant"] ?? only.value };
}

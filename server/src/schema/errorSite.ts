import type { ValidationError } from "press-blocks:validators";
import { resolveAlias } from "../document/effectivePairs.js";
import { type DocumentPath, fromPointer } from "../document/path.js";
import type { OffsetRange, PairNode, SyntaxNode } from "../document/syntaxNode.js";
import { judgingSchemasAt, type SchemaScope } from "./lookup.js";
import { childNode, pairAt } from "./nodePath.js";
import type { Schema } from "./schema.js";
import { unknownValue } from "./plainValue.js";

/** A place of the file with what the validator says about it. */
export interface ErrorSite {
  readonly scope: SchemaScope;
  /** Leads to it from the root of the file. */
  readonly path: DocumentPath;
  /** The value; undefined for a list item with nothing in it. */
  readonly node: SyntaxNode | undefined;
  /** The key of the value; undefined for list items and for the file as a whole. */
  readonly pair: PairNode | undefined;
  /** The nearest key around the value, its own included. */
  readonly nearestPair: PairNode | undefined;
  /** The dash of a list item with nothing in it. */
  readonly dash: OffsetRange | undefined;
  readonly value: unknown;
  /** The schemas that the value is judged by. */
  readonly schemas: readonly Schema[];
  readonly errors: readonly ValidationError[];
}

/** Noise of compound keywords: what counts is the `oneOf` itself, and the errors of the branch that an `if` chose. */
function isNoise({ keyword, schemaPath }: ValidationError): boolean {
  return keyword === "if" || keyword === "x-advice" || /\/(oneOf|anyOf)\//.test(schemaPath);
}

/** More mistakes than this below one entry of `config` or one step are not worth the time to word them. */
const errorLimit = 500;
/** The first names of a pointer, such as `/body/config/steps/train`. */
const entryPointer = /^(?:\/[^/]*){0,4}/;

/**
 * The validator's errors by place, without those at values that nobody knows before rendering or deployment.
 * @param errors their pointers and `data` begin at the root of the scope
 */
export function errorSites(
  scope: SchemaScope,
  errors: readonly ValidationError[],
  data: unknown,
): readonly ErrorSite[] {
  const byPointer = new Map<string, ValidationError[]>();
  for (const error of limitErrors(scope, errors)) {
    const known = byPointer.get(error.instancePath);
    if (known === undefined) byPointer.set(error.instancePath, [error]);
    else known.push(error);
  }
  return [...byPointer].flatMap(([pointer, siteErrors]) => {
    const place = findPlace(scope.root, data, fromPointer(pointer));
    if (place.value === unknownValue) return [];
    const schemas = judgingSchemasAt(scope, place.path);
    const path = [...scope.base, ...place.path];
    return [{ scope, schemas, errors: siteErrors, ...place, path }];
  });
}

function limitErrors({ base }: SchemaScope, errors: readonly ValidationError[]) {
  const prefix = base.map((segment) => `/${segment}`).join("");
  const counts = new Map<string, number>();
  return errors.filter((error) => {
    if (isNoise(error)) return false;
    const entry = entryPointer.exec(prefix + error.instancePath)?.[0] ?? "";
    const count = (counts.get(entry) ?? 0) + 1;
    counts.set(entry, count);
    return count <= errorLimit;
  });
}

function findPlace(root: SyntaxNode, data: unknown, segments: DocumentPath) {
  const path: (string | number)[] = [];
  let node: SyntaxNode | undefined = root;
  let value = data;
  let pair: PairNode | undefined;
  let nearestPair: PairNode | undefined;
  let dash: OffsetRange | undefined;
  for (const segment of segments) {
    const parent = resolveAlias(node);
    const list = parent?.kind === "sequence" ? parent : undefined;
    const step = list ? Number(segment) : segment;
    dash = list?.emptyItems.get(Number(segment));
    path.push(step);
    pair = pairAt(node, step);
    nearestPair = pair ?? nearestPair;
    node = childNode(node, step);
    value = memberOf(value, step);
  }
  return { path, node, pair, nearestPair, dash, value };
}

function memberOf(value: unknown, segment: string | number): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[segment];
}

/** The smallest range that shows a mistake of the value as a whole. */
export function valueRange({ node, dash, nearestPair, scope }: ErrorSite): OffsetRange {
  const isBlock = node !== undefined && "style" in node && node.style === "block";
  if (node !== undefined && !isBlock) return node.range;
  return dash ?? nearestPair?.key.range ?? node?.range ?? scope.root.range;
}

/** The smallest range that shows that a mapping misses something: its key, or the first key of a list item. */
export function ownerRange({ node, pair, nearestPair, scope }: ErrorSite): OffsetRange {
  if (pair !== undefined) return pair.key.range;
  if (node?.kind === "alias") return node.range;
  if (node?.kind === "mapping" && node.pairs[0] !== undefined) return node.pairs[0].key.range;
  return node?.range ?? nearestPair?.key.range ?? scope.root.range;
}

import { validators, type ValidationError } from "press-blocks:validators";
import { toPointer } from "../document/path.js";
import type { MappingNode, SyntaxNode } from "../document/syntaxNode.js";
import { doubtsAbout, nothingCertain, type Certainty } from "./doubts.js";
import { errorSites } from "./errorSite.js";
import { childSchemas, fileScope, judgingSchemasAt, type SchemaScope } from "./lookup.js";
import { findingsAt, type SchemaFinding } from "./findings.js";
import { toPlainValue } from "./plainValue.js";
import { dropsNull, type Schema, type SchemaName } from "./schema.js";

export type { Cause, SchemaFinding } from "./findings.js";

export interface ValidateOptions {
  /** Whether template statements may add or remove parts: then nothing is missing for certain. */
  readonly hasTemplateStatements?: boolean;
  /** What is certain all the same. */
  readonly certainty?: Certainty;
}

const validatorNames = {
  "create-spec": "createSpec",
  "create-release": "createRelease",
  "update-spec-metadata": "updateSpecMetadata",
  "create-deployment": "createDeployment",
  "create-revision": "createRevision",
  "update-deployment-metadata": "updateDeploymentMetadata",
  "patch-parameters": "patchParameters",
  "params-fallback": "paramsFallback",
  "related-blocks": "relatedBlocks",
  "template-params": "templateParams",
  "project-file": "projectFile",
} as const satisfies Record<SchemaName, string>;

/**
 * Checks a file against the schema of its kind. Findings come in the order of the text; each mistake is one finding,
 * and values that a template or a build parameter decides have none.
 */
export function validateDocument(
  name: SchemaName,
  root: SyntaxNode,
  { hasTemplateStatements = false, certainty = nothingCertain }: ValidateOptions = {},
): readonly SchemaFinding[] {
  const plain = toPlainValue(root, { dropsNull: dropsNull(name) });
  if (plain === undefined) return [tooLarge(root)];
  const errors = validatorErrors(name, plain.value);
  return findingsIn(
    fileScope(name, root),
    errors,
    plain.value,
    hasTemplateStatements ? certainty : undefined,
  );
}

function validatorErrors(name: SchemaName, data: unknown): readonly ValidationError[] {
  const validate = validators()[validatorNames[name]];
  return validate(data) ? [] : (validate.errors ?? []);
}

function findingsIn(
  scope: SchemaScope,
  errors: readonly ValidationError[],
  data: unknown,
  certainty: Certainty | undefined,
): readonly SchemaFinding[] {
  if (errors.length === 0) return [];
  const findings = errorSites(scope, errors, data).flatMap((site) =>
    findingsAt(site, doubtsAbout(site, certainty)),
  );
  return withoutRepetition(findings).sort(
    (left, right) => left.range.start - right.range.start || left.range.end - right.range.end,
  );
}

/** A file that is validated without the entries of one of its mappings, and these entries by themselves. */
export interface PartValidation {
  /** What describes the mapping. Entries need not be validated again for another rest where it is the same. */
  readonly schemas: readonly Schema[];
  /** The findings of the rest. */
  rest(): readonly SchemaFinding[];
  /** The findings of each of some parts of the mapping. */
  parts(entries: readonly MappingNode[]): readonly (readonly SchemaFinding[])[];
}

/**
 * @param root The file, with the mapping empty.
 * @param path Leads to the mapping.
 */
export function validateParts(
  name: SchemaName,
  root: SyntaxNode,
  path: readonly string[],
): PartValidation {
  const options = { dropsNull: dropsNull(name) };
  const plain = toPlainValue(root, options)?.value;
  const parent = judgingSchemasAt(fileScope(name, root), path.slice(0, -1));
  const schemas = childSchemas(parent, path.at(-1) ?? "");
  const pointer = toPointer(path);
  const isBelow = ({ instancePath }: ValidationError) => instancePath.startsWith(`${pointer}/`);
  return {
    schemas,
    rest: () => {
      const errors = validatorErrors(name, plain).filter((error) => !isBelow(error));
      return findingsIn(fileScope(name, root), errors, plain, undefined);
    },
    parts: (entries) => {
      const values = entries.map((entry) => toPlainValue(entry, options, "config")?.value);
      const all: unknown = Object.assign(emptyRecord(), ...values);
      const below = validatorErrors(name, withValueAt(plain, path, all)).filter(isBelow);
      const byEntry = groupByFirst(below, pointer.length);
      return entries.map((entry, index) => {
        const errors = entry.pairs.flatMap(({ key }) => byEntry.get(toPointer([key.text])) ?? []);
        const scope = { name, base: path, root: entry, schemas };
        return findingsIn(scope, errors, values[index], undefined);
      });
    },
  };
}

/** A copy of nested data with another value at a path that exists. */
function withValueAt(data: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const record = Object.assign(emptyRecord(), data);
  record[key] = withValueAt(record[key], rest, value);
  return record;
}

/** Without prototype, since a file may use any key. */
function emptyRecord(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

/** The errors by the first name of their pointers behind a prefix that is cut off. */
function groupByFirst(errors: readonly ValidationError[], prefixLength: number) {
  const groups = new Map<string, ValidationError[]>();
  for (const error of errors) {
    const instancePath = error.instancePath.slice(prefixLength);
    const first = /^\/[^/]*/.exec(instancePath)?.[0] ?? "";
    const group = groups.get(first);
    const moved = { ...error, instancePath };
    if (group) group.push(moved);
    else groups.set(first, [moved]);
  }
  return groups;
}

/** What an anchor holds is judged once per alias; the reader sees it once. */
function withoutRepetition(findings: readonly SchemaFinding[]): SchemaFinding[] {
  const byText = new Map<string, SchemaFinding>();
  for (const finding of findings) {
    const { rule, range, message } = finding;
    byText.set(`${rule} ${range.start} ${range.end} ${message}`, finding);
  }
  return [...byText.values()];
}

function tooLarge(root: SyntaxNode): SchemaFinding {
  const first = root.kind === "mapping" ? root.pairs[0]?.key.range : undefined;
  return {
    rule: "schema/too-large",
    severity: "warning",
    message:
      "This file unfolds to more than 100,000 values and is not checked in full; use fewer aliases.",
    range: first ?? root.range,
    path: [],
  };
}

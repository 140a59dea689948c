import type { ValidationError } from "press-blocks:validators";
import type { DocumentPath } from "../document/path.js";
import type { OffsetRange } from "../document/syntaxNode.js";
import { resolveAlias } from "../document/effectivePairs.js";
import { isParameterReference } from "./describe.js";
import { type ErrorSite, ownerRange, valueRange } from "./errorSite.js";
import { propertiesOf, typesOf } from "./lookup.js";
import * as messages from "./messages.js";
import { nearestName } from "./nearestName.js";
import { entriesOf, givenKeys } from "./nodePath.js";
import type { Schema } from "./schema.js";
import { findForeignKey, findMissingDiscriminator } from "./variants.js";

/** A mistake that the schema shows, at the smallest range that shows it. */
export interface SchemaFinding {
  readonly rule: `schema/${string}`;
  readonly severity: "error" | "warning" | "information";
  readonly message: string;
  readonly range: OffsetRange;
  /** Of the value, or of the mapping that misses a key or has one too many. */
  readonly path: DocumentPath;
}

/** What the validator's errors at one place mean: one finding per cause. */
export function findingsAt(site: ErrorSite, isTemplate: boolean): readonly SchemaFinding[] {
  const value = valueFinding(site, isTemplate);
  return value === undefined ? mappingFindings(site, isTemplate) : [value];
}

function isAdvice({ schemaPath }: ValidationError): boolean {
  return schemaPath.includes("/x-advice/");
}

/** The first of these keywords explains the value best; the others follow from it. */
const valueKeywords = [
  "type",
  "const",
  "enum",
  "pattern",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "minItems",
  "minProperties",
];

function valueFinding(site: ErrorSite, isTemplate: boolean): SchemaFinding | undefined {
  const rank = (error: ValidationError) =>
    valueKeywords.indexOf(error.keyword) + (isAdvice(error) ? valueKeywords.length : 0);
  const [error] = site.errors
    .filter(({ keyword }) => valueKeywords.includes(keyword))
    .sort((left, right) => rank(left) - rank(right));
  const mayGrow = isTemplate && /^min(Items|Properties)$/.test(error?.keyword ?? "");
  if (error === undefined || mayGrow) return undefined;
  const { rule, message } = explain(site, error);
  const severity = isAdvice(error) ? adviceSeverity(schemaOf(site, error)) : "error";
  return { rule, severity, message, range: valueRange(site), path: site.path };
}

function adviceSeverity(schema: Schema): "warning" | "information" {
  return schema["x-severity"] === "information" ? "information" : "warning";
}

function explain(site: ErrorSite, error: ValidationError): Pick<SchemaFinding, "rule" | "message"> {
  const schema = schemaOf(site, error);
  switch (error.keyword) {
    case "type":
      return { rule: "schema/type", message: messages.typeMessage(site, schema) };
    case "enum":
      return { rule: "schema/enum", message: messages.enumMessage(site, schema) };
    case "const":
      return { rule: "schema/const", message: messages.constMessage(site, schema.const) };
    case "minItems":
      return { rule: "schema/empty-list", message: messages.emptyListMessage(site) };
    case "minProperties":
      return { rule: "schema/no-change", message: messages.noChangeMessage(site) };
    case "pattern":
      return explainPattern(site, schema);
    default:
      return { rule: "schema/range", message: messages.rangeMessage(site, schema) };
  }
}

function explainPattern(site: ErrorSite, schema: Schema): Pick<SchemaFinding, "rule" | "message"> {
  if (schema.pattern === "\\S") {
    return { rule: "schema/blank", message: messages.blankMessage(site) };
  }
  // The text is allowed only as a reference or as a number in quotes, so any other text is of the wrong type.
  if (isParameterReference(schema) || typesOf(schema)[0] === "number") {
    return { rule: "schema/type", message: messages.typeMessage(site, schema) };
  }
  return { rule: "schema/pattern", message: messages.patternMessage(site) };
}

/** The schema whose keyword failed. */
function schemaOf({ schemas }: ErrorSite, error: ValidationError): Schema {
  const candidates = isAdvice(error) ? schemas.filter((schema) => schema["x-advice"]) : schemas;
  const has = (schema: Schema | undefined) =>
    schema !== undefined && Object.hasOwn(schema, error.keyword);
  const owners = candidates.filter((schema) => has(isAdvice(error) ? schema["x-advice"] : schema));
  const owner = owners.findLast((schema) => schema["x-noun"]) ?? owners.at(-1);
  if (owner === undefined) return {};
  if (error.keyword === "type") return owner;
  return isAdvice(error) ? { ...owner, ...owner["x-advice"] } : owner;
}

function mappingFindings(site: ErrorSite, isTemplate: boolean): readonly SchemaFinding[] {
  const missingType = missingDiscriminator(site);
  if (missingType !== undefined) return [missingType];
  const unknown = site.errors.flatMap((error) => unknownKey(site, error) ?? []);
  const intended = new Set(unknown.flatMap(({ nearest }) => nearest ?? []));
  const findings = unknown.map(({ finding }) => finding);
  if (isTemplate || hasTemplateKey(site)) return findings;
  return [...findings, ...missingKeys(site, intended), ...alternatives(site, intended)];
}

function hasTemplateKey({ node }: ErrorSite): boolean {
  const mapping = resolveAlias(node);
  return (
    mapping?.kind === "mapping" && mapping.pairs.some(({ key }) => key.value.type === "unknown")
  );
}

function unknownKeyNames(site: ErrorSite): readonly string[] {
  return site.errors
    .filter(({ keyword }) => keyword === "additionalProperties")
    .map(({ params }) => String(params["additionalProperty"]));
}

/** A step without `type` whose keys all fit another type than the default. */
function missingDiscriminator(site: ErrorSite): SchemaFinding | undefined {
  const unknown = unknownKeyNames(site);
  if (unknown.length === 0) return undefined;
  const missing = findMissingDiscriminator(site.schemas, [...givenKeys(site.node)]);
  if (missing === undefined) return undefined;
  return {
    rule: "schema/missing-type",
    severity: "error",
    message: messages.missingDiscriminatorMessage(site, missing, unknown),
    range: ownerRange(site),
    path: site.path,
  };
}

interface UnknownKey {
  readonly finding: SchemaFinding;
  /** The key that was probably meant. */
  readonly nearest?: string;
}

function unknownKey(site: ErrorSite, error: ValidationError): UnknownKey | undefined {
  if (error.keyword !== "additionalProperties") return undefined;
  const key = String(error.params["additionalProperty"]);
  const mapping = resolveAlias(site.node);
  const pair = mapping?.kind === "mapping" ? entriesOf(mapping).get(key) : undefined;
  if (pair === undefined || pair.key.value.type === "unknown") return undefined;
  const place = { range: pair.key.range, path: site.path };
  const severity = site.schemas.some((schema) => schema["x-unknown"] === "error")
    ? "error"
    : "warning";
  const misplaced = site.schemas
    .flatMap((schema) => [schema["x-misplaced"] ?? []].flat())
    .find((sentences) => Object.hasOwn(sentences, key))?.[key];
  if (misplaced !== undefined) {
    const nearest = intendedKey(site, key);
    const finding: SchemaFinding = {
      rule: "schema/misplaced-key",
      severity: misplacedSeverity(site, key, nearest) ?? severity,
      message: misplaced,
      ...place,
    };
    return { finding, ...(nearest === undefined ? {} : { nearest }) };
  }
  const foreign = findForeignKey(site.name, site.path, key, site.root);
  if (foreign !== undefined) {
    const message = messages.foreignKeyMessage(key, foreign);
    return {
      finding: { rule: "schema/foreign-key", severity: foreign.severity, message, ...place },
    };
  }
  return unknownKeyWithGuess(site, key, { severity, ...place });
}

/** An error where the platform refuses the key, or misses what was meant by it. */
function misplacedSeverity(
  { schemas }: ErrorSite,
  key: string,
  nearest: string | undefined,
): "error" | undefined {
  const isRefused = schemas.some((schema) => schema["x-misplaced-errors"]?.includes(key));
  const isOnlyAdvised = schemas.some((schema) =>
    schema["x-advice"]?.required?.some((name) => name === nearest),
  );
  return isRefused || (nearest !== undefined && !isOnlyAdvised) ? "error" : undefined;
}

/** The key that is written otherwise elsewhere and is meant by this one, unless it is given too. */
function intendedKey({ schemas, node }: ErrorSite, key: string): string | undefined {
  const names = schemas.map((schema) => schema["x-intended"] ?? {});
  const intended = names.find((known) => Object.hasOwn(known, key))?.[key];
  return intended === undefined || givenKeys(node).has(intended) ? undefined : intended;
}

function unknownKeyWithGuess(
  site: ErrorSite,
  key: string,
  { severity, ...place }: Pick<SchemaFinding, "severity" | "range" | "path">,
): UnknownKey {
  const properties = propertiesOf(site.schemas).filter((property) => !property.deprecated);
  const given = givenKeys(site.node);
  const open = properties.filter(({ name }) => !given.has(name));
  const nearest = nearestName(
    key,
    open.map(({ name }) => name),
  );
  const message = messages.unknownKeyMessage(site, key, {
    nearest,
    known: properties.map(({ name }) => name),
  });
  // A required key that is only misspelt is still missing for the platform.
  const isMissed = open.some(({ name, required }) => required && name === nearest);
  return {
    finding: {
      rule: "schema/unknown-key",
      severity: isMissed ? "error" : severity,
      message,
      ...place,
    },
    ...(nearest === undefined ? {} : { nearest }),
  };
}

/** Missing keys, all in one finding, without those that are only misspelt. */
function missingKeys(site: ErrorSite, intended: ReadonlySet<string>): readonly SchemaFinding[] {
  return [false, true].flatMap((advised) => {
    const names = site.errors
      .filter((error) => error.keyword === "required" && isAdvice(error) === advised)
      .map(({ params }) => String(params["missingProperty"]));
    const keys = [...new Set(names)].filter((key) => !intended.has(key));
    if (keys.length === 0) return [];
    const finding: SchemaFinding = {
      rule: "schema/required-key",
      severity: advised ? "warning" : "error",
      message: messages.missingKeysMessage(site, keys, advised),
      range: keyWithoutValue(site, keys) ?? ownerRange(site),
      path: site.path,
    };
    return [finding];
  });
}

/** The key itself where the only one that is missing is written, with nothing after it. */
function keyWithoutValue(site: ErrorSite, keys: readonly string[]): OffsetRange | undefined {
  return keys.length === 1 ? pairOf(site, keys[0])?.key.range : undefined;
}

/** None or several of keys of which exactly one is right. */
function alternatives(site: ErrorSite, intended: ReadonlySet<string>): readonly SchemaFinding[] {
  if (!site.errors.some(({ keyword }) => keyword === "oneOf")) return [];
  const choice = site.schemas.find((schema) => schema["x-exactly-one"])?.["x-exactly-one"];
  if (choice === undefined || choice.keys.some((key) => intended.has(key))) return [];
  const given = choice.keys.filter((key) => givenKeys(site.node).has(key));
  const isNone = given.length === 0;
  const second = pairOf(site, given[1])?.key.range;
  return [
    {
      rule: `schema/${choice.rule}`,
      severity: !isNone && choice.several === "warning" ? "warning" : "error",
      message: isNone
        ? messages.noneOfMessage(site, choice)
        : messages.severalOfMessage(site, choice, given),
      range: second ?? ownerRange(site),
      path: site.path,
    },
  ];
}

function pairOf({ node }: ErrorSite, key: string | undefined) {
  const mapping = resolveAlias(node);
  if (key === undefined || mapping?.kind !== "mapping") return undefined;
  return entriesOf(mapping).get(key);
}

import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import createDeployment from "../../schemas/create-deployment.schema.json" with { type: "json" };
import createSpec from "../../schemas/create-spec.schema.json" with { type: "json" };
import type { FieldError } from "./apiError.js";
import { escapePointer } from "./parameters.js";
import { own } from "./record.js";

const schemas = {
  createSpec: "create-spec.schema.json",
  createDeployment: "create-deployment.schema.json",
} as const;

export type DocumentKind = keyof typeof schemas;

/** Enough to work with; a thousand lines of the same mistake help nobody. */
const maxErrors = 50;

/** Keywords that only say that a branch failed; the branch's own errors say why. */
const summarising = new Set(["if", "anyOf", "oneOf", "allOf"]);

const validators = new Map<DocumentKind, ValidateFunction>();

/**
 * Checks a document against the schemas that the editor uses, too.
 * @param document the file as an author writes it: the request's body under `body`, beside it what else a form holds
 * @returns pointers into that document, each with a sentence; empty when it is valid
 */
export function validate(kind: DocumentKind, document: unknown): readonly FieldError[] {
  const validator = validatorOf(kind);
  if (validator(document)) return [];
  const errors = validator.errors ?? [];
  const telling = errors.filter(({ keyword }) => !summarising.has(keyword));
  const fields = new Map<string, FieldError>();
  for (const error of telling.length > 0 ? telling : errors) {
    const field = toFieldError(error);
    fields.set(`${field.pointer} ${field.message}`, field);
    if (fields.size === maxErrors) break;
  }
  return [...fields.values()];
}

/** Compiled when it is first needed, so that starting the platform does not wait for it. */
function validatorOf(kind: DocumentKind): ValidateFunction {
  const known = validators.get(kind);
  if (known !== undefined) return known;
  const ajv = new Ajv({ allErrors: true, ownProperties: true, strict: false });
  ajv.addSchema(createSpec, schemas.createSpec);
  ajv.addSchema(createDeployment, schemas.createDeployment);
  const compiled = ajv.getSchema(schemas[kind]);
  if (compiled === undefined) throw new Error(`There is no schema ${schemas[kind]}.`);
  validators.set(kind, compiled);
  return compiled;
}

function toFieldError(error: ErrorObject): FieldError {
  const parameters: Readonly<Record<string, unknown>> = error.params;
  const key = own(parameters, "additionalProperty");
  if (error.keyword === "additionalProperties" && typeof key === "string") {
    const pointer = `${error.instancePath}/${escapePointer(key)}`;
    return { pointer, message: `"${key}" is no key that is known here.` };
  }
  const missing = own(parameters, "missingProperty");
  if (error.keyword === "required" && typeof missing === "string") {
    return { pointer: error.instancePath, message: `"${missing}" is missing.` };
  }
  const allowed = own(parameters, "allowedValues");
  if (error.keyword === "enum" && Array.isArray(allowed)) {
    return { pointer: error.instancePath, message: `It must be one of ${allowed.join(", ")}.` };
  }
  return { pointer: error.instancePath, message: `It ${error.message ?? "is not valid"}.` };
}

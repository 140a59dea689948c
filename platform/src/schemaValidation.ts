import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import createDeployment from "../../schemas/create-deployment.schema.json" with { type: "json" };
import createRelease from "../../schemas/create-release.schema.json" with { type: "json" };
import createSpec from "../../schemas/create-spec.schema.json" with { type: "json" };
import definitions from "../../schemas/definitions.schema.json" with { type: "json" };
import type { FieldError } from "./apiError.js";
import { isTolerated, toFieldError } from "./schemaErrors.js";

const schemas = { createSpec, createRelease, createDeployment } as const;

export type DocumentKind = keyof typeof schemas;

/** Enough to work with; a thousand lines of the same mistake help nobody. */
const maxErrors = 50;

const validators = new Map<DocumentKind, ValidateFunction>();

/**
 * Checks a document against the schemas that the editor uses, too. Keys that the schemas do not know are ignored, as
 * they say, except where they call them an error.
 * @param document the file as an author writes it: the request's body under `body`, beside it what else a form holds
 * @returns pointers into that document, each with a sentence; empty when it is valid
 */
export function validate(kind: DocumentKind, document: unknown): readonly FieldError[] {
  const validator = validatorOf(kind);
  if (validator(document)) return [];
  const errors = (validator.errors ?? []).filter((error) => !isTolerated(error));
  const fields = new Map<string, FieldError>();
  for (const error of withoutBranches(errors)) {
    const field = toFieldError(error);
    // A value is of a wrong type for each schema that it stands under; once is enough.
    fields.set(`${field.pointer} ${error.keyword === "type" ? "type" : field.message}`, field);
    if (fields.size === maxErrors) break;
  }
  return [...fields.values()];
}

/** When none of several forms fits, that is the mistake; what each of them lacks would contradict itself. */
function withoutBranches(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf");
  return errors.filter(
    (error) =>
      !choices.some(
        (choice) =>
          error.schemaPath.startsWith(`${choice.schemaPath}/`) &&
          error.instancePath.startsWith(choice.instancePath),
      ),
  );
}

/** Compiled when it is first needed, so that starting the platform does not wait for it. */
function validatorOf(kind: DocumentKind): ValidateFunction {
  const known = validators.get(kind);
  if (known !== undefined) return known;
  const ajv = new Ajv({ allErrors: true, ownProperties: true, strict: false, verbose: true });
  ajv.addSchema(definitions);
  const compiled = ajv.compile(schemas[kind]);
  validators.set(kind, compiled);
  return compiled;
}

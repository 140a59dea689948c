import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import createDeployment from "../../schemas/create-deployment.schema.json" with { type: "json" };
import createRelease from "../../schemas/create-release.schema.json" with { type: "json" };
import createSpec from "../../schemas/create-spec.schema.json" with { type: "json" };
import definitions from "../../schemas/definitions.schema.json" with { type: "json" };
import type { SchemaName } from "../../schemas/pressApi/endpoint.js";
import pressApi from "../../schemas/pressApi/press-api.schema.json" with { type: "json" };
import type { FieldError } from "./apiError.js";
import { isTolerated, toFieldError } from "./schemaErrors.js";

const files = { createSpec, createRelease } as const;

/** A whole block file, of which a form holds the parts. */
export type FileKind = keyof typeof files;

/** Enough to work with; a thousand lines of the same mistake help nobody. */
const maxErrors = 50;

let shared: Ajv | undefined;

/**
 * Checks a block file against the schemas that the editor uses, too. Keys that the schemas do not know are ignored, as
 * they say, except where they call them an error.
 * @param file as an author writes it: the request's body under `body`, beside it what else a form holds
 * @returns pointers into that file, each with a sentence; empty when it is valid
 */
export function validateFile(kind: FileKind, file: unknown): readonly FieldError[] {
  return validate(files[kind].$id, file);
}

/**
 * Checks the body of a request against its schema.
 * @returns pointers as they would be in a file, where the body stands under `body`
 */
export function validateBody(schema: SchemaName, body: unknown): readonly FieldError[] {
  const errors = validate(`${pressApi.$id}#/definitions/${schema}`, body);
  return errors.map(({ pointer, message }) => ({
    pointer: `/body${pointer}`,
    message: message.replace(/^"" /, "The body "),
  }));
}

function validate(reference: string, value: unknown): readonly FieldError[] {
  const validator = validatorOf(reference);
  if (validator(value)) return [];
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
function validatorOf(reference: string): ValidateFunction {
  shared ??= new Ajv({
    allErrors: true,
    ownProperties: true,
    strict: false,
    verbose: true,
    schemas: [definitions, createSpec, createRelease, createDeployment, pressApi],
  });
  const validator = shared.getSchema(reference);
  if (validator === undefined) throw new Error(`There is no schema ${reference}.`);
  return validator;
}

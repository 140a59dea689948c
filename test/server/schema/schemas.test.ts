import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type {
  CreateDeploymentFile,
  CreateSpecFile,
} from "../../../server/src/schema/generated/types.js";
import { referenceOf } from "../../../server/src/schema/lookup.js";
import type { Schema } from "../../../server/src/schema/schema.js";

const project = fileURLToPath(new URL("../../../", import.meta.url));
const files = readdirSync(`${project}schemas`).filter((name) => name.endsWith(".schema.json"));

interface Place {
  readonly pointer: string;
  readonly schema: Schema;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readSchema(file: string): Schema {
  const value: unknown = JSON.parse(readFileSync(`${project}schemas/${file}`, "utf8"));
  if (!isSchema(value)) throw new Error(`${file} is no schema.`);
  return value;
}

/** Every subschema that describes a value, with the place where it is written. */
function* values(schema: Schema, pointer: string): Generator<Place> {
  yield { pointer, schema };
  const named = { ...schema.properties, ...schema.patternProperties };
  for (const [key, property] of Object.entries(named)) yield* values(property, `${pointer}/${key}`);
  for (const [key, part] of Object.entries(schema.definitions ?? {})) {
    yield* values(part, `${pointer}#/definitions/${key}`);
  }
  if (isSchema(schema.additionalProperties))
    yield* values(schema.additionalProperties, `${pointer}/*`);
  if (schema.items !== undefined) yield* values(schema.items, `${pointer}/-`);
}

const places = files.flatMap((file) => [...values(readSchema(file), file)]);
const isDiscriminator = ({ schema }: Place) =>
  schema.const !== undefined && schema.type === undefined;

function plainValidator() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  for (const file of files) ajv.addSchema(readSchema(file), file);
  return ajv;
}

/** Words beside JSON Schema that the schemas use: all of them are for people and editors, none decides anything. */
const annotations = [
  "enumDescriptions",
  "deprecationMessage",
  ...["advice", "exactly-one", "foreign", "intended", "messages", "misplaced", "misplaced-errors"],
  ...["fill", "initial", "suggestions"],
  ...["noun", "references", "severity", "source", "synonyms", "unit", "unknown", "variant"],
].map((word) => (/^(enum|dep)/.test(word) ? word : `x-${word}`));

describe("the schemas", () => {
  it("are one per kind of file, and what these share", () => {
    expect(files).toEqual([
      "create-deployment.schema.json",
      "create-release.schema.json",
      "create-revision.schema.json",
      "create-spec.schema.json",
      "definitions.schema.json",
      "params-fallback.schema.json",
      "patch-parameters.schema.json",
      "project-file.schema.json",
      "related-blocks.schema.json",
      "template-params.schema.json",
      "update-deployment-metadata.schema.json",
      "update-spec-metadata.schema.json",
    ]);
  });

  it.each(files)(
    "can be used by other tools: %s is strict draft-07 with known words only",
    (file) => {
      const ajv = new Ajv({
        strictSchema: true,
        // Several types are how a reference to a parameter is allowed beside a number.
        strictTypes: false,
        strictNumbers: true,
        strictTuples: true,
        validateFormats: true,
        validateSchema: true,
      });
      ajv.addVocabulary(annotations);
      for (const each of files) ajv.addSchema(readSchema(each), each);
      const schema = readSchema(file);
      expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
      expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
      expect(ajv.getSchema(file)).toBeTypeOf("function");
    },
  );

  it("describe every key", () => {
    const silent = places.filter(
      ({ schema, pointer }) =>
        schema.description === undefined &&
        schema.$ref === undefined &&
        !(isDiscriminator({ schema, pointer }) && pointer.endsWith("/type")),
    );
    expect(silent.map(({ pointer }) => pointer)).toEqual([]);
    expect(places.length).toBeGreaterThan(150);
  });

  it("describe every value to choose from", () => {
    const choices = places.filter(({ schema }) => schema.enum !== undefined);
    expect(choices.length).toBeGreaterThan(10);
    for (const { pointer, schema } of choices) {
      expect(schema.enumDescriptions?.length, pointer).toBe(schema.enum?.length);
      expect(
        schema.enumDescriptions?.every((text) => text.endsWith(".")),
        pointer,
      ).toBe(true);
    }
  });

  it("write each description as a sentence", () => {
    const unfinished = places.filter(
      ({ schema }) =>
        schema.description !== undefined && !/^[A-Z].*\.( \d.*)?$|: 1\.$/s.test(schema.description),
    );
    expect(unfinished.map(({ pointer }) => pointer)).toEqual([]);
  });

  it("accept their own examples and defaults", () => {
    const ajv = plainValidator();
    for (const { pointer, schema } of places) {
      const target = schema.$ref === undefined ? schema : { $ref: schema.$ref };
      const suggested = Object.keys(schema["x-suggestions"] ?? {});
      const samples = [...(schema.examples ?? []), schema.default, ...suggested].filter(
        (each) => each !== undefined,
      );
      for (const sample of samples) {
        const isValid = ajv.validate(target, sample);
        expect(isValid, `${pointer}: ${JSON.stringify(sample)} ${ajv.errorsText()}`).toBe(true);
      }
    }
  });

  it("fill in only keys that there are", () => {
    for (const { pointer, schema } of places) {
      const keys = Object.keys(schema.properties ?? {});
      expect(keys, pointer).toEqual(expect.arrayContaining([...(schema["x-fill"] ?? [])]));
    }
  });

  it("name only kinds of references that features know", () => {
    const kinds = places.filter(({ schema }) => schema["x-references"] !== undefined);
    expect(kinds.length).toBeGreaterThan(10);
    for (const { pointer, schema } of kinds) expect(referenceOf([schema]), pointer).toBeDefined();
  });

  it("ask for the version of a format, a kind, metadata, a release and a config", () => {
    const ajv = plainValidator();
    expect(ajv.validate("create-spec.schema.json", { body: {} })).toBe(false);
    expect(ajv.errors?.map(({ params }) => String(params["missingProperty"]))).toEqual(
      expect.arrayContaining(["version", "kind", "metadata", "release", "config"]),
    );
  });
});

describe("what is generated from the schemas", () => {
  it("is what they say", () => {
    const output = execFileSync(process.execPath, ["scripts/generate.mjs", "--check"], {
      cwd: project,
      encoding: "utf8",
    });
    expect(output).toBe("");
  });

  it("types files as the schemas accept them", () => {
    const spec = {
      body: {
        version: 1,
        kind: "workflow",
        metadata: { name: "demo", summary: "Shows something" },
        release: { version: "1.0.0" },
        config: {
          steps: {
            prepare: { type: "sql", sqlQueryPath: "a.sql" },
            send: {
              type: "http",
              method: "post",
              url: "https://example.com",
              auth: { type: "basic", username: "u", password: "secret-name" },
              parents: ["prepare"],
            },
          },
        },
      },
    } satisfies CreateSpecFile;
    const deployment = {
      body: {
        metadata: { name: "demo", summary: "Shows something" },
        spec: { id: "3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10" },
        revision: { notes: "First" },
        parameters: { run: { region: "north" } },
      },
    } satisfies CreateDeploymentFile;
    const ajv = plainValidator();
    expect(ajv.validate("create-spec.schema.json", spec)).toBe(true);
    expect(ajv.validate("create-deployment.schema.json", deployment)).toBe(true);
  });
});

import type { DocumentPath } from "../../document/path.js";
import type { ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import type { ParameterType } from "../../model/spec.js";
import { childSchemas, judging, typesOf } from "../../schema/lookup.js";
import { childNode } from "../../schema/nodePath.js";
import { isParameterReference } from "../../schema/describe.js";
import { definition, type Schema } from "../../schema/schema.js";
import { parametersDocument } from "../exampleDocument.js";
import { quote, quoteAll } from "../quote.js";
import { defineRule } from "../rule.js";
import type { CommonContext, FilePart } from "../rule.js";
import { isBelowConfig, partTexts } from "./partTexts.js";

export const parameterType = defineRule({
  id: "reference/parameter-type",
  severity: "warning",
  scope: "part",
  sources: ["inference"],
  summary: "A referenced build parameter has a type that fits where it is put.",
  why: "Its value takes the place of the reference and must be what is asked for there (inference).",
  bad: parametersDocument(
    `
  build:
    - name: machine
      title: Machine
      type: string
      required: true
      defaultValue: large`,
    `
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        resources:
          instanceTypeId: <|"@param:machine"|>
    triggers:
      - webhook: true`,
  ),
  good: parametersDocument(
    `
  build:
    - name: machine
      title: Machine
      type: number
      required: true
      defaultValue: 21`,
    `
    steps:
      train:
        imageDetails: { id: 12, versionId: 3 }
        command: python train.py
        resources:
          instanceTypeId: "@param:machine"
    triggers:
      - webhook: true`,
  ),
  check(part, context, report) {
    if (!isBelowConfig(part.path)) return;
    for (const { node, path } of partTexts(part)) {
      const declared = declaredType(node, context);
      const wanted = declared && parameterTypesAt(part, path, context);
      if (!declared || !wanted || wanted.length === 0 || wanted.includes(declared.type)) continue;
      report(
        node.range,
        `The parameter ${quote(declared.name)} has type ${declared.type}, but here a parameter of type ${quoteAll(wanted).replaceAll('"', "")} is needed.`,
      );
    }
  },
});

function declaredType({ text }: ScalarNode, { declared }: CommonContext) {
  const name = /^@param:(\S+)$/.exec(text)?.[1];
  const type = name === undefined ? undefined : declared.buildTypes.get(name);
  return name === undefined || type === undefined ? undefined : { name, type };
}

/** The declared types whose values fit at a place; empty where any may. */
export function parameterTypesAt(
  { pair, path: from }: FilePart,
  path: DocumentPath,
  { workflow }: CommonContext,
): readonly ParameterType[] {
  let schemas: readonly Schema[] = [definition(workflow ? "workflowConfig" : "serviceConfig")];
  for (const segment of from.slice(2)) schemas = childSchemas(schemas, segment);
  let current: SyntaxNode | undefined = pair.value;
  for (const segment of path.slice(from.length)) {
    schemas = childSchemas(judging(schemas, current), segment);
    current = childNode(current, segment);
  }
  const [schema] = schemas;
  return schema ? parameterTypesFor(schema) : [];
}

/** The types that a schema takes; text only where it is more than the reference itself. */
export function parameterTypesFor(schema: Schema): readonly ParameterType[] {
  const types = typesOf(schema);
  const isForReference = types.length > 1 && isParameterReference(schema);
  return types
    .filter((type) => !(isForReference && type === "string"))
    .flatMap((type) => parameterTypesOf(type, schema));
}

function parameterTypesOf(type: string, schema: Schema): readonly ParameterType[] {
  switch (type) {
    case "integer":
    case "number":
      return ["number"];
    case "boolean":
    case "string":
    case "object":
      return [type];
    case "array":
      return listTypes.filter((listType) => fitsItems(listType, schema));
    default:
      return [];
  }
}

const listTypes = ["string_array", "number_array", "object_array"] as const;
const itemTypes = { string_array: "string", number_array: "integer", object_array: "object" };

function fitsItems(type: (typeof listTypes)[number], { items }: Schema): boolean {
  const item = items && typesOf(items.$ref === undefined ? items : definitionOf(items.$ref))[0];
  return item === undefined || item === itemTypes[type];
}

function definitionOf(reference: string): Schema {
  return definition(reference.slice(reference.lastIndexOf("/") + 1));
}

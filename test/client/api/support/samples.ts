import type { Endpoint, QueryParameter } from "../../../../schemas/pressApi/endpoint.js";
import pressApi from "../../../../schemas/pressApi/press-api.schema.json" with { type: "json" };

export interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const definitions = new Map<string, Schema>(Object.entries(pressApi.definitions));

/** A value with every field that the definition knows. */
export function sample(name: string): unknown {
  return sampleOf({ $ref: `#/definitions/${name}` });
}

function sampleOf({ $ref, ...schema }: Schema): unknown {
  if ($ref !== undefined)
    return sampleOf(definitions.get($ref.replace("#/definitions/", "")) ?? {});
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, property]) => [key, sampleOf(property)]),
      );
    case "array":
      return [sampleOf(schema.items ?? {})];
    case "string":
      return schema.enum?.[0] ?? "text";
    case "number":
      return 1;
    case "boolean":
      return true;
    default:
      return { any: [null] };
  }
}

/** An answer to the endpoint with every field that there is; a list has one item. */
export function sampleAnswer({ answer }: Pick<Endpoint, "answer">): unknown {
  if (answer.kind === "resource") return sample(answer.schema);
  const [key = "", countKey = ""] = [answer.keys[0], answer.countKeys[0]];
  return { pageCount: 1, pageNumber: 1, pageSize: 25, [countKey]: 1, [key]: [sample(answer.item)] };
}

/** A value for every parameter of the query. */
export function sampleQuery(query: readonly QueryParameter[]): Record<string, unknown> {
  return Object.fromEntries(query.map((parameter) => [parameter.name, queryValue(parameter)]));
}

function queryValue(parameter: QueryParameter): unknown {
  switch (parameter.type) {
    case "choices":
      return parameter.values;
    case "choice":
      return parameter.values[0];
    case "sort":
      return parameter.fields.map((field) => `${field}:desc`);
    case "boolean":
      return true;
    case "integer":
      return 1;
    default:
      return "a b";
  }
}

import type {
  Endpoint,
  FormPart,
  QueryParameter,
  SchemaName,
} from "../../../schemas/pressApi/endpoint.js";
import { pathParameters } from "../../../schemas/pressApi/endpoints.js";
import type { Route } from "../http/route.js";
import { componentSchemas } from "./componentSchemas.js";

/** What the statuses of failures mean, for all operations. */
export const failures = new Map([
  [400, "The request cannot be read, or has a parameter with a value that is not allowed."],
  [401, "The key is missing or not known."],
  [403, "The key has no permission for this."],
  [404, "What it is about does not exist, or not for this key."],
  [409, "It conflicts with what is there: a name or version is taken, or a change is in progress."],
  [413, "The artifact or another part is larger than the platform takes."],
  [422, "The request can be read but is not valid; `errors` tells where."],
  [429, "Too many requests; `Retry-After` tells when to come again."],
  [500, "The platform failed."],
]);

/** The API as an OpenAPI 3.1 document, made from the routes that are served. */
export function openApiDocument(routes: readonly Route[], address: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const { path, method } = route.endpoint;
    const item = (paths[`/${path}`] ??= {});
    item[method.toLowerCase()] = operation(route);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Press API",
      version: "1",
      summary: "Publishes and deploys Press Blocks.",
      description:
        "As the local platform serves it. A slash at the end of a path makes no difference.",
    },
    servers: [{ url: address }],
    security: [{ key: [] }],
    tags: [...new Set(routes.map(({ endpoint }) => endpoint.section))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        key: {
          type: "apiKey",
          in: "header",
          name: "Authorization",
          description: "The API key as it is, or `Bearer` and the key.",
        },
      },
      schemas: componentSchemas(),
    },
  };
}

const reference = (schema: SchemaName) => ({ $ref: `#/components/schemas/${schema}` });

function operation({ endpoint, query, errors }: Route) {
  const { purpose, section, method } = endpoint;
  return {
    operationId: endpoint.operation,
    summary: `${purpose.charAt(0).toUpperCase()}${purpose.slice(1)}.`,
    tags: [section],
    parameters: [
      ...pathParameters(endpoint).map((name) => ({
        name,
        in: "path",
        required: true,
        schema: { type: "string" },
      })),
      ...query.map(queryParameter),
      ...(method === "GET" ? [] : [idempotencyKey]),
    ],
    ...requestBody(endpoint),
    responses: {
      [endpoint.successStatus]: success(endpoint),
      ...Object.fromEntries(errors.map((status) => [status, failure(status)])),
    },
  };
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "The caller's name for this request: sent again under it, it is not done again.",
  schema: { type: "string", maxLength: 255 },
};

function queryParameter(parameter: QueryParameter) {
  const { name, description, type } = parameter;
  return {
    name,
    in: "query",
    required: type === "choice",
    description,
    schema: querySchema(parameter),
    ...(type === "choices" || type === "sort" ? { style: "form", explode: true } : {}),
  };
}

function querySchema(parameter: QueryParameter) {
  switch (parameter.type) {
    case "choices":
      return { type: "array", items: { type: "string", enum: parameter.values } };
    case "choice":
      return { type: "string", enum: parameter.values };
    case "sort":
      return {
        type: "array",
        items: { type: "string", pattern: `^(${parameter.fields.join("|")})(:(asc|desc))?$` },
      };
    case "boolean":
      return { type: "boolean" };
    case "integer":
      return { type: "integer", minimum: 1 };
    case "prefix":
    case "equals":
    case "search":
      return { type: "string" };
  }
}

function requestBody({ body }: Endpoint) {
  switch (body.kind) {
    case "none":
      return {};
    case "json":
      return {
        requestBody: {
          required: true,
          content: { "application/json": { schema: reference(body.schema) } },
        },
      };
    case "multipart":
      return {
        requestBody: {
          required: true,
          content: { "multipart/form-data": formContent(body.parts) },
        },
      };
  }
}

function formContent(parts: readonly FormPart[]) {
  const schemaOf = (part: FormPart) =>
    part.encoding === "file" ? { type: "string", format: "binary" } : reference(part.schema);
  const contentTypes = { json: "application/json", text: "text/plain", file: "application/zip" };
  return {
    schema: {
      type: "object",
      required: parts.filter(({ isRequired }) => isRequired).map(({ name }) => name),
      properties: Object.fromEntries(parts.map((part) => [part.name, schemaOf(part)])),
    },
    encoding: Object.fromEntries(
      parts.map(({ name, encoding }) => [name, { contentType: contentTypes[encoding] }]),
    ),
  };
}

const requestIdHeader = {
  "x-request-id": { description: "Names the call.", schema: { type: "string" } },
};

function success({ answer, purpose }: Endpoint) {
  const schema = answer.kind === "list" ? pageSchema(answer) : reference(answer.schema);
  return {
    description: `What it takes to ${purpose} was done.`,
    headers: requestIdHeader,
    content: { "application/json": { schema } },
  };
}

function pageSchema({ keys, countKeys, item }: Extract<Endpoint["answer"], { kind: "list" }>) {
  const [key = "items"] = keys;
  const [countKey = "count"] = countKeys;
  const number = { type: "integer", minimum: 0 };
  return {
    type: "object",
    required: ["pageCount", "pageNumber", "pageSize", countKey, key],
    properties: {
      pageCount: number,
      pageNumber: number,
      pageSize: number,
      [countKey]: number,
      [key]: { type: "array", items: reference(item) },
    },
  };
}

function failure(status: number) {
  return {
    description: failures.get(status) ?? "The call failed.",
    headers: {
      ...requestIdHeader,
      ...(status === 429
        ? { "retry-after": { description: "Seconds.", schema: { type: "integer" } } }
        : {}),
    },
    content: { "application/json": { schema: reference("failure") } },
  };
}

import type { FastifyInstance, FastifyRequest } from "fastify";
import { badRequest, forbidden, unauthorized } from "../apiError.js";
import type { ApiKeys } from "../apiKeys.js";
import { refuseInvalid } from "../fieldReader.js";
import { readChoices, readListRequest } from "../listRequest.js";
import type { Call, SpecForm } from "../operations/call.js";
import { isRecord, own, type JsonRecord } from "../record.js";
import { validateBody } from "../schemaValidation.js";
import type { Services } from "../services.js";
import { answerOnce } from "./answerOnce.js";
import type { RateLimit } from "./rateLimit.js";
import { readSpecForm } from "./readSpecForm.js";
import type { Route } from "./route.js";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The operation that a route serves; undefined when it is none of the API. */
    readonly operation?: string;
  }
}

/** What a request holds beside its address and headers. */
export interface RequestInput {
  readonly body?: JsonRecord;
  readonly form?: SpecForm;
}

/** What the operations are served with. */
export interface Serving {
  readonly services: Services;
  readonly keys: ApiKeys;
  readonly rateLimit: RateLimit;
  /** Called when a request was read and nothing has come of it yet; what it throws is the end of the request. */
  readonly beforeCommit: (request: FastifyRequest, input: RequestInput) => Promise<void>;
}

/** Adds an operation to the server. */
export function serveRoute(app: FastifyInstance, route: Route, serving: Serving): void {
  const { endpoint } = route;
  const tenants = new WeakMap<FastifyRequest, string>();
  app.route({
    method: endpoint.method,
    url: `/${endpoint.path.replaceAll(/\{(\w+)\}/g, ":$1").replace(/\/$/, "")}`,
    config: { operation: endpoint.operation },
    // Before the body is read, so that nobody uploads without a key.
    onRequest: (request, _reply, done) => {
      try {
        tenants.set(request, admit(route, request, serving));
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
    handler: async (request, reply) => {
      const { services } = serving;
      const input = await readInput(route, request, services);
      try {
        await serving.beforeCommit(request, input);
        services.view.refresh();
        const call = callOf(route, request, tenants.get(request) ?? "");
        const asked = { services, call, request, input };
        const perform = () => ({ status: endpoint.successStatus, body: answerText(route, asked) });
        const { status, body, isRepeated } = answerOnce(
          services,
          { request, call, input },
          perform,
        );
        if (isRepeated) reply.header("idempotent-replayed", "true");
        return await reply.code(status).type("application/json; charset=utf-8").send(body);
      } finally {
        const artifact = input.form?.artifact;
        if (artifact !== undefined) services.artifacts.discard(artifact.filePath);
      }
    },
  });
}

/**
 * @returns the caller's tenant
 * @throws ApiError 401 without a known key, 429 when it calls too often, 403 when it may not do this
 */
function admit(route: Route, request: FastifyRequest, { keys, rateLimit }: Serving): string {
  const { authorization } = request.headers;
  const holder = keys.holderOf(authorization);
  if (holder === undefined) {
    throw unauthorized(
      authorization === undefined
        ? "The Authorization header with the API key is missing."
        : "The API key is not known to this platform.",
    );
  }
  rateLimit.count(holder.tenant);
  const { purpose, method } = route.endpoint;
  if (holder.access === "full" || (holder.access === "read" && method === "GET")) {
    return holder.tenant;
  }
  throw forbidden(`The API key has no permission to ${purpose}.`);
}

function callOf(route: Route, request: FastifyRequest, tenant: string): Call {
  const parameters = isRecord(request.params) ? request.params : {};
  const choices = readChoices(route.query, queryOf(request));
  return {
    tenant,
    parameter: (name) => {
      const value = own(parameters, name);
      if (typeof value !== "string" || /\p{Cc}/u.test(value)) {
        throw badRequest(`The address has a control character in ${name}.`);
      }
      return value;
    },
    choice: (name) => choices.get(name) ?? "",
  };
}

/** @throws ApiError 400 when the body is not of the kind that the operation takes, 413 when it is too large */
async function readInput(
  { endpoint, handler }: Route,
  request: FastifyRequest,
  services: Services,
): Promise<RequestInput> {
  if (endpoint.body.kind === "multipart") {
    return { form: await readSpecForm(request, endpoint.body.parts, services.artifacts) };
  }
  if (handler.input !== "json") return {};
  if (isRecord(request.body)) return { body: request.body };
  throw badRequest("The body is a JSON object, sent as application/json.");
}

interface Asked {
  readonly services: Services;
  readonly call: Call;
  readonly request: FastifyRequest;
  readonly input: RequestInput;
}

/** Lists are asked for again and again, and mostly nothing has changed. */
function answerText(route: Route, asked: Asked): string {
  const make = () => JSON.stringify(answer(route, asked));
  if (route.handler.input !== "list") return make();
  return asked.services.view.recall(`${asked.call.tenant} ${asked.request.url}`, make);
}

/** @throws ApiError 422 when the body is not valid, and what the operation throws */
function answer({ endpoint, query, handler }: Route, asked: Asked): unknown {
  const { services, call, request, input } = asked;
  const { body = {}, form = { body: {}, siblings: {}, artifact: undefined } } = input;
  switch (handler.input) {
    case "none":
      return handler.handle(services, call);
    case "list": {
      const wanted = readListRequest(query, queryOf(request));
      const { items, total } = handler.handle(services, call, wanted);
      const { pageNumber, pageSize } = wanted;
      const [key = "items"] = endpoint.answer.kind === "list" ? endpoint.answer.keys : [];
      const [countKey = "count"] = endpoint.answer.kind === "list" ? endpoint.answer.countKeys : [];
      const pageCount = Math.ceil(total / pageSize);
      return { pageCount, pageNumber, pageSize, [countKey]: total, [key]: items };
    }
    case "json":
      if (endpoint.body.kind === "json") refuseInvalid(validateBody(endpoint.body.schema, body));
      return handler.handle(services, call, body);
    case "form":
      return handler.handle(services, call, form);
  }
}

function queryOf(request: FastifyRequest): URLSearchParams {
  const start = request.url.indexOf("?");
  return new URLSearchParams(start < 0 ? "" : request.url.slice(start + 1));
}

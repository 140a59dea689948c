import multipart from "@fastify/multipart";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { randomUUID } from "node:crypto";
import { badRequest, notFound, unauthorized } from "../apiError.js";
import { digest, type ApiKeys } from "../apiKeys.js";
import { parseJsonText } from "../jsonText.js";
import { readListRequest } from "../listRequest.js";
import type { Call } from "../operations/call.js";
import { isRecord, own, type JsonRecord } from "../record.js";
import type { Services } from "../services.js";
import { answerError } from "./answerError.js";
import { readSpecForm } from "./readSpecForm.js";
import type { Route } from "./route.js";

export interface HttpOptions {
  readonly services: Services;
  readonly routes: readonly Route[];
  readonly keys: ApiKeys;
  /** Opens the administration routes; undefined means that there are none. */
  readonly adminToken: string | undefined;
  /** Tells this running platform from any other program that may answer at its address. */
  readonly instanceId: string;
  /** Takes a line about a failure that is the platform's own fault. */
  readonly log: (line: string) => void;
}

const maxJsonBytes = 2 * 2 ** 20;
const milliseconds = { headers: 10_000, request: 120_000, keepAlive: 30_000 };

/** Builds the HTTP side of the platform: routes from data, limits, access, errors. It does not listen yet. */
export async function buildHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: maxJsonBytes,
    forceCloseConnections: "idle",
    genReqId: () => randomUUID(),
    keepAliveTimeout: milliseconds.keepAlive,
    requestTimeout: milliseconds.request,
    http: { headersTimeout: milliseconds.headers, maxHeaderSize: 16 * 2 ** 10 },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });
  await app.register(multipart, { throwFileSizeLimit: false });
  acceptJson(app);
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  app.setErrorHandler((error, request, reply) =>
    answerError(error, { request, reply, log: options.log }),
  );
  app.setNotFoundHandler((request) => {
    throw notFound(
      `${request.method} ${request.url.split("?", 1).join("")} is no operation of the platform.`,
    );
  });
  app.get("/health", () => ({ status: "ok", instance: options.instanceId }));
  for (const route of options.routes) {
    if (route.access === "administrator" && options.adminToken === undefined) continue;
    addRoute(app, route, options);
  }
  return app;
}

/** Replaces the parser of JSON bodies by ours; an empty body is none, whatever its type. */
function acceptJson(app: FastifyInstance): void {
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    const text = String(body);
    try {
      done(null, text === "" ? undefined : parseJsonText(text));
    } catch (error) {
      const reason = error instanceof SyntaxError ? ` ${error.message}` : "";
      done(badRequest(`The body cannot be read as JSON.${reason}`));
    }
  });
}

function addRoute(app: FastifyInstance, route: Route, options: HttpOptions): void {
  const tenants = new WeakMap<FastifyRequest, string>();
  app.route({
    method: route.method,
    url: route.path,
    // Before the body is read, so that nobody uploads without a key.
    onRequest: (request, _reply, done) => {
      try {
        tenants.set(request, authenticate(route, request, options));
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
    handler: async (request, reply) => {
      const call = callOf(request, tenants.get(request) ?? "");
      const answer = await handle(route, request, { call, services: options.services });
      return sendJson(reply, route.status, answer);
    },
  });
}

/** @returns the caller's tenant; empty for the administrator, who has none */
function authenticate(route: Route, request: FastifyRequest, options: HttpOptions): string {
  const { authorization } = request.headers;
  if (route.access === "administrator") {
    const given = digest(authorization?.replace(/^Bearer /, "") ?? "");
    if (given === digest(options.adminToken ?? "")) return "";
    throw unauthorized("The administration token is missing or wrong.");
  }
  const tenant = options.keys.tenantOf(authorization);
  if (tenant !== undefined) return tenant;
  throw unauthorized(
    authorization === undefined
      ? "The Authorization header with the API key is missing."
      : "The API key is not known to this platform.",
  );
}

function callOf(request: FastifyRequest, tenant: string): Call {
  const parameters = isRecord(request.params) ? request.params : {};
  return {
    tenant,
    parameter: (name) => {
      const value = own(parameters, name);
      if (typeof value !== "string" || value.includes("\0")) {
        throw notFound("The address holds a character that no id has.");
      }
      return value;
    },
  };
}

interface Handling {
  readonly call: Call;
  readonly services: Services;
}

async function handle(route: Route, request: FastifyRequest, handling: Handling): Promise<unknown> {
  const { call, services } = handling;
  if (route.input === "form") {
    const form = await readSpecForm(request, services.artifacts);
    try {
      services.deployments.removeGone(services.clock.now());
      return route.handle(services, call, form);
    } finally {
      if (form.artifact !== undefined) services.artifacts.discard(form.artifact.filePath);
    }
  }
  services.deployments.removeGone(services.clock.now());
  switch (route.input) {
    case "none":
      return route.handle(services, call);
    case "list":
      return route.handle(services, call, readListRequest(route.list, queryOf(request)));
    case "json":
      return route.handle(services, call, jsonBody(request));
  }
}

function queryOf(request: FastifyRequest): URLSearchParams {
  const start = request.url.indexOf("?");
  return new URLSearchParams(start < 0 ? "" : request.url.slice(start + 1));
}

function jsonBody(request: FastifyRequest): JsonRecord {
  if (isRecord(request.body)) return request.body;
  throw badRequest("The body is a JSON object, sent as application/json.");
}

function sendJson(reply: FastifyReply, status: number, answer: unknown) {
  return reply.code(status).type("application/json; charset=utf-8").send(JSON.stringify(answer));
}

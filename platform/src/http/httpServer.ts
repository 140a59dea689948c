import multipart from "@fastify/multipart";
import Fastify, { type FastifyInstance } from "fastify";
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { badRequest, notFound } from "../apiError.js";
import { parseJsonText } from "../jsonText.js";
import { answerError } from "./answerError.js";
import type { Route } from "./route.js";
import { serveRoute, type Serving } from "./serveRoute.js";

export interface HttpOptions extends Serving {
  readonly routes: readonly Route[];
  /** Tells this running platform from any other program that may answer at its address. */
  readonly instanceId: string;
  /** Takes a line about a failure that is the platform's own fault. */
  readonly log: (line: string) => void;
  /** Puts in what else is served or observed, before the operations. */
  readonly extend: readonly ((app: FastifyInstance) => void)[];
  /** What requests are made of; Node's own class unless given. */
  readonly requestClass: typeof IncomingMessage | undefined;
}

const maxJsonBytes = 2 * 2 ** 20;
const milliseconds = { headers: 10_000, request: 120_000, keepAlive: 30_000 };

/** Builds the HTTP side of the platform: routes from data, limits, access, errors. It does not listen yet. */
export async function buildHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const { requestClass } = options;
  const app = Fastify({
    bodyLimit: maxJsonBytes,
    forceCloseConnections: "idle",
    genReqId: () => randomUUID(),
    keepAliveTimeout: milliseconds.keepAlive,
    requestTimeout: milliseconds.request,
    http: {
      headersTimeout: milliseconds.headers,
      maxHeaderSize: 16 * 2 ** 10,
      ...(requestClass === undefined ? {} : { IncomingMessage: requestClass }),
    },
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
  for (const extend of options.extend) extend(app);
  for (const route of options.routes) serveRoute(app, route, options);
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

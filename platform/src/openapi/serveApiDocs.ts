import type { FastifyInstance } from "fastify";
import type { Route } from "../http/route.js";
import { apiPage } from "./apiPage.js";
import { openApiDocument } from "./openApiDocument.js";

/** Adds the description of the API, which needs no key: for programs at /api-docs, for people beside it. */
export function serveApiDocs(app: FastifyInstance, routes: readonly Route[]): void {
  app.get("/api-docs", (request, reply) =>
    reply
      .type("application/json; charset=utf-8")
      .send(JSON.stringify(openApiDocument(routes, `http://${request.host}`))),
  );
  for (const url of ["/api-docs/index.html", "/api-docs/index.htm"]) {
    app.get(url, (_request, reply) =>
      reply
        .type("text/html; charset=utf-8")
        .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'")
        .send(apiPage(routes)),
    );
  }
}

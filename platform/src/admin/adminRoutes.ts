import type { FastifyInstance, FastifyRequest } from "fastify";
import { badRequest, notFound, unauthorized } from "../apiError.js";
import { digest } from "../apiKeys.js";
import { ArchiveError } from "../artifact/archiveEntry.js";
import type { FaultBook } from "../faults/faultBook.js";
import { readFaultRule } from "../faults/faultRule.js";
import { isRecord, type JsonRecord } from "../record.js";
import type { Services } from "../services.js";
import { bundleApp } from "./bundleApp.js";
import { advanceClock } from "./clockSwitch.js";
import { planOutcome, setStatus } from "./outcomeSwitches.js";
import type { RequestLog } from "./requestLog.js";

export interface Administration {
  readonly token: string;
  readonly services: Services;
  readonly book: FaultBook;
  readonly log: RequestLog;
}

type Answer = (administration: Administration, request: AdminRequest) => unknown;

interface AdminRequest {
  readonly body: JsonRecord;
  /** The part of the path that is variable. */
  readonly id: string;
}

/** The switches of an administrator: method, path, what is done. */
const switches: readonly (readonly ["GET" | "POST" | "PATCH" | "DELETE", string, Answer])[] = [
  ["POST", "/admin/clock", ({ services }, { body }) => advanceClock(services, body)],
  ["GET", "/admin/faults", ({ book }) => ({ faults: book.list() })],
  ["POST", "/admin/faults", ({ book }, { body }) => addFault(book, body)],
  ["DELETE", "/admin/faults", ({ book }) => done(() => book.remove())],
  ["DELETE", "/admin/faults/:id", ({ book }, { id }) => done(() => book.remove(Number(id)))],
  ["GET", "/admin/requests", ({ log }) => ({ requests: log.list() })],
  ["DELETE", "/admin/requests", ({ log }) => done(() => log.clear())],
  ["POST", "/admin/outcomes", ({ services }, { body }) => planOutcome(services, body)],
  ["DELETE", "/admin/outcomes", ({ services }) => done(() => services.courses.forgetPlans())],
  [
    "PATCH",
    "/admin/deployments/:id",
    ({ services }, { id, body }) => setStatus(services, id, body),
  ],
  ["POST", "/admin/apps", ({ services }, { body }) => bundleApp(services, body)],
  ["GET", "/admin/artifacts/:id", ({ services }, { id }) => listArtifact(services, id)],
];

/** Adds the addresses under /admin, which the administration token opens and no API key. */
export function serveAdministration(app: FastifyInstance, administration: Administration): void {
  for (const [method, url, answer] of switches) {
    app.route({
      method,
      url,
      onRequest: (request, _reply, next) => {
        const given = digest(request.headers.authorization?.replace(/^Bearer /, "") ?? "");
        const isRight = given === digest(administration.token);
        next(isRight ? undefined : unauthorized("The administration token is missing or wrong."));
      },
      handler: async (request, reply) => {
        const told: unknown = await answer(administration, readRequest(request));
        return reply.type("application/json; charset=utf-8").send(JSON.stringify(told));
      },
    });
  }
}

function readRequest(request: FastifyRequest): AdminRequest {
  const { method, body } = request;
  if ((method === "POST" || method === "PATCH") && !isRecord(body)) {
    throw badRequest("The body is a JSON object, sent as application/json.");
  }
  const id = isRecord(request.params) ? request.params["id"] : undefined;
  return { body: isRecord(body) ? body : {}, id: typeof id === "string" ? id : "" };
}

/** Does what has nothing to tell. */
function done(work: () => void): JsonRecord {
  work();
  return {};
}

function addFault(book: FaultBook, body: JsonRecord) {
  const rule = readFaultRule(body);
  if ("when" in rule) return { id: book.add(rule) };
  throw badRequest("The rule of the fault is not valid.", rule);
}

async function listArtifact({ artifacts }: Services, id: string) {
  const content = await artifacts.inspect(id);
  if (content === undefined || content instanceof ArchiveError) {
    throw notFound(`There is no artifact "${id}".`);
  }
  return { files: content.files, folders: [...content.folders] };
}

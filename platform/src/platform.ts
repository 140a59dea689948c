import type { FastifyInstance } from "fastify";
import { serveAdministration } from "./admin/adminRoutes.js";
import { RequestLog } from "./admin/requestLog.js";
import { ApiKeys, ownKey, type OwnKey } from "./apiKeys.js";
import { realClock, StandingClock } from "./clock.js";
import { Courses } from "./courses.js";
import { clearStaleLock, openDataFolder, resetDataFolder, type DataFolder } from "./dataFolder.js";
import { FaultBook } from "./faults/faultBook.js";
import { MeteredRequest } from "./faults/meteredRequest.js";
import { Observer } from "./faults/observer.js";
import { buildHttpServer, type HttpOptions } from "./http/httpServer.js";
import { RateLimit } from "./http/rateLimit.js";
import { routes } from "./http/routes.js";
import { InstanceLock } from "./instanceLock.js";
import { serveApiDocs } from "./openapi/serveApiDocs.js";
import type { PlatformOptions } from "./options.js";
import { isRecord, own } from "./record.js";
import { addSamples } from "./sample/addSamples.js";
import type { Services } from "./services.js";
import { AnswerStore } from "./storage/answerStore.js";
import { ArtifactStore } from "./storage/artifactStore.js";
import { Database } from "./storage/database.js";
import { DeploymentStore } from "./storage/deploymentStore.js";
import { HiddenRows } from "./storage/hiddenRows.js";
import { ReaderView } from "./storage/readerView.js";
import { ReleaseStore } from "./storage/releaseStore.js";
import { RevisionStore } from "./storage/revisionStore.js";
import { SpecStore } from "./storage/specStore.js";
import { prepareTables, readClockAhead, writeClockAhead } from "./storage/tables.js";

const host = "127.0.0.1";
/** How long requests in progress may take to end when the platform stops. */
const graceMilliseconds = 2_000;

export interface RunningPlatform {
  /** Such as `http://127.0.0.1:40123`. */
  readonly address: string;
  /** The key that the platform made for itself; undefined when it was given keys. */
  readonly ownKey: OwnKey | undefined;
  /** Ends it: finishes what is in progress, closes the database, frees the data folder. */
  stop(): Promise<void>;
}

/**
 * Starts a platform on its data folder.
 * @param log takes lines about failures that are the platform's own fault
 * @throws Error with one sentence: folder in use or not writable, port in use
 */
export async function startPlatform(
  options: PlatformOptions,
  log: (line: string) => void,
): Promise<RunningPlatform> {
  const data = openDataFolder(options.dataFolder);
  const lock = await InstanceLock.take(data.folder);
  const undo: (() => void)[] = [() => lock.release()];
  const undoAll = () =>
    undo
      .splice(0)
      .reverse()
      .forEach((step) => step());
  try {
    if (options.reset) resetDataFolder(data);
    clearStaleLock(data);
    const database = openDatabase(data.database);
    undo.push(() => database.close());
    const services = createServices(database, data, options);
    const made = options.keys === undefined ? ownKey(data.folder) : undefined;
    const keys = new ApiKeys(options.keys ?? (made === undefined ? [] : [[made.key, made]]));
    if (options.seed && services.specs.isEmpty()) addSamples(services, keys.firstTenant);
    const { instanceId } = lock;
    const app = await buildHttpServer({
      services,
      routes,
      keys,
      instanceId,
      log,
      rateLimit: new RateLimit(options.requestsPerMinute),
      ...extensions(services, options.adminToken),
    });
    const address = await listen(app, options.port);
    lock.publish(address);
    return { address, ownKey: made, stop: () => stop(app).finally(undoAll) };
  } catch (error) {
    undoAll();
    throw error;
  }
}

/** @throws Error with one sentence when the file is no database of ours */
function openDatabase(filePath: string): Database {
  try {
    const database = new Database(filePath);
    try {
      prepareTables(database);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The database ${filePath} cannot be used (${reason}); bring back a good copy, or start anew with --reset.`,
      { cause: error },
    );
  }
}

function createServices(database: Database, data: DataFolder, options: PlatformOptions): Services {
  const ahead = readClockAhead(database);
  const standing = new StandingClock(Date.now() + ahead);
  const isStanding = options.clock === "standing";
  const clock = isStanding ? standing : realClock(ahead);
  const deployments = new DeploymentStore(database);
  const hidden = new HiddenRows(database);
  const services: Services = {
    clock,
    database,
    specs: new SpecStore(database),
    releases: new ReleaseStore(database),
    deployments,
    revisions: new RevisionStore(database),
    artifacts: new ArtifactStore(data.artifacts),
    answers: new AnswerStore(database),
    hidden,
    view: new ReaderView(database, deployments, hidden, clock),
    courses: new Courses(clock, options.transitionMilliseconds),
    advanceClock: isStanding
      ? (milliseconds) => {
          writeClockAhead(database, readClockAhead(database) + milliseconds);
          standing.advance(milliseconds);
        }
      : undefined,
  };
  services.artifacts.removeExcept(services.releases.artifacts());
  return services;
}

/** What is served and observed beside the operations; the administration only with a token. */
function extensions(
  services: Services,
  token: string | undefined,
): Pick<HttpOptions, "extend" | "beforeCommit" | "requestClass"> {
  const docs = (app: FastifyInstance) => serveApiDocs(app, routes);
  if (token === undefined) {
    return { extend: [docs], beforeCommit: () => Promise.resolve(), requestClass: undefined };
  }
  const book = new FaultBook();
  const log = new RequestLog();
  const observer = new Observer(book, log, services);
  const administer = (app: FastifyInstance) =>
    serveAdministration(app, { token, services, book, log });
  return {
    extend: [docs, observer.extend, administer],
    beforeCommit: observer.beforeCommit,
    requestClass: MeteredRequest,
  };
}

async function listen(app: FastifyInstance, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    await app.close();
    const code = isRecord(error) ? own(error, "code") : undefined;
    if (code === "EADDRINUSE") {
      throw new Error(
        `Port ${port} on ${host} is in use by another program; choose another with --port, or 0 for any free one.`,
        { cause: error },
      );
    }
    if (code === "EACCES") {
      throw new Error(
        `Port ${port} on ${host} may not be used; choose one above 1023 with --port.`,
        {
          cause: error,
        },
      );
    }
    throw error;
  }
}

/** Requests in progress may end; connections that only wait are cut, and after a while all are. */
async function stop(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), graceMilliseconds);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}

// The only file (with its folder) that knows JSON-RPC: what is announced stands beside what answers it.
import {
  DidChangeConfigurationNotification,
  ErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
  type TextDocuments,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createDiagnosticPull } from "./connection/diagnosticPull.js";
import { createDiagnosticPush } from "./connection/diagnosticPush.js";
import type { FeatureHost } from "./connection/feature.js";
import { createOpenDocuments, findOpen } from "./connection/openDocuments.js";
import { logIncident } from "./connection/requestGuard.js";
import { followFiles, watchFiles } from "./connection/followFiles.js";
import { editingRequests } from "./connection/requests/editing.js";
import { navigationRequests } from "./connection/requests/navigation.js";
import { readingRequests } from "./connection/requests/reading.js";
import { structureRequests } from "./connection/requests/structure.js";
import { createServiceLoader, type ServiceLoader } from "./connection/serviceLoader.js";
import {
  readBlockRequest,
  readRenderedRequest,
  readVariablesRequest,
  remoteFactsNotification,
  type ReadBlockParams,
  type ReadRenderedParams,
  type ReadVariablesParams,
  type RemoteFactsParams,
} from "./protocol.js";
import type { LanguageService } from "./languageService.js";
import { parseSettings } from "./settings.js";
import { nodeFiles } from "./nodeWorkspace.js";
import { startWatchdog } from "./watchdog.js";
import { createWorkspace, type Workspace } from "./workspace.js";

interface Server extends FeatureHost {
  readonly documents: TextDocuments<TextDocument>;
  readonly loader: ServiceLoader;
  readonly workspace: Workspace;
}

type Feature = (server: Server) => Partial<ServerCapabilities>;

const features: readonly Feature[] = [
  addSync,
  addWorkspace,
  addDiagnostics,
  ...editingRequests,
  ...navigationRequests,
  ...readingRequests,
  ...structureRequests,
  addReadBlock,
  addRemoteFacts,
];

/** Answers a client on this connection until it says goodbye. */
export function serve(connection: Connection): void {
  connection.onInitialize((params) => {
    const server = createServer(connection, params);
    const capabilities: ServerCapabilities = { positionEncoding: "utf-16" };
    for (const add of features) Object.assign(capabilities, add(server));
    connection.onInitialized(() => {
      startWatchdog(params.processId === null ? {} : { parentProcessId: params.processId });
      server.loader.warmUp(() => server.documents.keys().length === 0);
      if (server.client.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
        void connection.client.register(DidChangeConfigurationNotification.type, {
          section: "pressBlock",
        });
      }
      watchFiles(server).catch((error: unknown) => {
        logIncident(server.access.logger, "client/registerCapability", error);
      });
      void readSettings(server);
    });
    return { capabilities, serverInfo: { name: "press-blocks" } };
  });
  connection.listen();
}

function createServer(connection: Connection, params: InitializeParams): Server {
  const documents = createOpenDocuments();
  const logger = {
    info: (message: string) => connection.console.info(message),
    error: (message: string) => connection.console.error(message),
  };
  const options: unknown = params.initializationOptions;
  const workspace = createWorkspace(nodeFiles, {
    roots: (params.workspaceFolders ?? []).map(({ uri }) => uri),
    openText: (uri) => findOpen(documents, uri)?.getText(),
  });
  const loader = createServiceLoader({ logger, workspace }, parseSettings(options));
  const document = (uri: string) => findOpen(documents, uri);
  const access = { document, service: loader.service, logger };
  return { connection, documents, client: params.capabilities, access, options, loader, workspace };
}

/** Asks for the settings again where the client can be asked. */
async function readSettings({ connection, client, loader, access }: Server): Promise<void> {
  if (client.workspace?.configuration !== true) return;
  try {
    const value: unknown = await connection.workspace.getConfiguration("pressBlock");
    loader.configure(parseSettings(value));
  } catch (error) {
    logIncident(access.logger, "workspace/configuration", error);
  }
}

function addSync({ connection, documents }: Server): Partial<ServerCapabilities> {
  documents.listen(connection);
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  };
}

/** Keeps the workspace in step with the disk: the client watches it, or it is looked at again when a file is opened. */
function addWorkspace(server: Server): Partial<ServerCapabilities> {
  followFiles(server);
  return { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } };
}

function addDiagnostics(server: Server): Partial<ServerCapabilities> {
  const { connection, documents, client, access, loader } = server;
  connection.onDidChangeConfiguration(() => void readSettings(server));
  if (client.textDocument?.diagnostic === undefined) {
    const push = createDiagnosticPush(access, (publication) =>
      connection.sendDiagnostics(publication),
    );
    documents.onDidChangeContent(({ document }) => push.update(document));
    documents.onDidClose(({ document }) => push.close(document.uri));
    loader.onDidChange(() => documents.all().forEach((document) => push.update(document)));
    return {};
  }
  const pull = createDiagnosticPull(access);
  connection.languages.diagnostics.on(pull.handler);
  loader.onDidChange(() => {
    pull.reset();
    if (client.workspace?.diagnostics?.refreshSupport === true) {
      void connection.languages.diagnostics.refresh();
    }
  });
  return { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } };
}

function addReadBlock({ connection, access }: Server): Partial<ServerCapabilities> {
  /** Answers with what `read` makes of the service; an error is logged and told without its details. */
  const answer = async <Answer>(
    request: string,
    read: (service: LanguageService) => Answer,
  ): Promise<Answer | ResponseError> => {
    try {
      return read(await access.service());
    } catch (error) {
      const incident = logIncident(access.logger, request, error);
      const message = `The file could not be read; the log says why under incident ${incident}.`;
      return new ResponseError(ErrorCodes.InternalError, message);
    }
  };
  connection.onRequest(readBlockRequest, (params: ReadBlockParams) =>
    answer(readBlockRequest, (service) => {
      const document = access.document(params.uri);
      return document === undefined
        ? new ResponseError(ErrorCodes.InvalidParams, `"${params.uri}" is not open.`)
        : service.readBlock(document);
    }),
  );
  connection.onRequest(readRenderedRequest, ({ uri, languageId, text }: ReadRenderedParams) =>
    answer(readRenderedRequest, (service) =>
      service.readRendered(TextDocument.create(uri, languageId, 0, text)),
    ),
  );
  connection.onRequest(readVariablesRequest, ({ text }: ReadVariablesParams) =>
    answer<object>(readVariablesRequest, (service) => service.readVariables(text)),
  );
  return {};
}

function addRemoteFacts({ connection, loader }: Server): Partial<ServerCapabilities> {
  connection.onNotification(remoteFactsNotification, ({ facts }: RemoteFactsParams) =>
    loader.learn(facts ?? undefined),
  );
  return {};
}

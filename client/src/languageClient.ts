import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  State,
  TransportKind,
  type LanguageClientOptions,
} from "vscode-languageclient/node";
import {
  readBlockRequest,
  readRenderedRequest,
  readVariablesRequest,
  remoteFactsNotification,
  type ReadBlockResult,
  type ReadRenderedParams,
  type ReadVariablesResult,
  type RemoteFacts,
} from "../../server/src/protocol.js";
import type { CommandId } from "./commandIds.js";
import { readConfiguration } from "./configuration.js";
import type { LanguageServer } from "./commands/services.js";
import type { Logger } from "./logger.js";
import { QuarantineMiddleware } from "./quarantineMiddleware.js";
import { documentScheme } from "./remoteDocuments/documentAddress.js";
import { withoutRemoteProblems } from "./remoteDocuments/withoutRemoteProblems.js";
import { RestartPolicy } from "./restartPolicy.js";
import { announceShowReferences } from "./showReferences.js";
import { ExpectedError } from "./ui/expectedError.js";
import type { NoticeAction, Prompts } from "./ui/prompts.js";
import { yamlMiddleware } from "./yamlMiddleware.js";

const documentSelector = [
  ...["press-block", "yaml"].flatMap((language) =>
    ["file", "untitled"].map((scheme) => ({ language, scheme })),
  ),
  { language: "press-block", scheme: documentScheme },
];

const restartCommand: CommandId = "pressBlock.restartLanguageServer";
const waysOut: readonly NoticeAction[] = [
  { title: "Restart", command: restartCommand },
  { title: "Show Log", command: "pressBlock.showLog" },
];

export interface PressLanguageClientOptions {
  /** The bundled server. */
  readonly serverPath: string;
  readonly channel: vscode.LogOutputChannel;
  readonly log: Logger;
  readonly prompts: Pick<Prompts, "notify">;
}

/** The language server's life: it is started at once, restarted when it ends, and given up when it keeps ending. */
export class PressLanguageClient implements LanguageServer, vscode.Disposable {
  readonly #options: PressLanguageClientOptions;
  readonly #client: LanguageClient;
  readonly #policy = new RestartPolicy({ now: () => Date.now() });
  readonly #quarantine = new QuarantineMiddleware();
  readonly #status = vscode.languages.createLanguageStatusItem(
    "pressBlocks.server",
    documentSelector,
  );
  #started: Promise<void> = Promise.resolve();
  #facts: RemoteFacts | undefined;

  constructor(options: PressLanguageClientOptions) {
    this.#options = options;
    const module = options.serverPath;
    const transport = TransportKind.ipc;
    const server = { module, transport };
    this.#client = new LanguageClient(
      "pressBlock",
      "Press Blocks",
      { run: server, debug: server },
      this.#clientOptions(),
    );
    this.#client.registerFeature(announceShowReferences);
    this.#status.name = "Press Blocks Language Server";
    this.#status.command = { command: restartCommand, title: "Restart" };
    this.#client.onDidChangeState(({ newState }) => this.#showState(newState));
    this.#showState(this.#client.state);
  }

  /** Returns at once; a failure is told to the user. */
  start(): void {
    this.#started = this.#client.start().catch((error: unknown) => {
      this.#options.log.error("The language server did not start.", error);
      this.#giveUp("The Press Blocks language server did not start.");
    });
  }

  readBlock(uri: string): Promise<ReadBlockResult> {
    return this.#ask<ReadBlockResult>(readBlockRequest, { uri });
  }

  readRendered(params: ReadRenderedParams): Promise<ReadBlockResult> {
    return this.#ask<ReadBlockResult>(readRenderedRequest, params);
  }

  readVariables(text: string): Promise<ReadVariablesResult> {
    return this.#ask<ReadVariablesResult>(readVariablesRequest, { text });
  }

  tellRemoteFacts(facts: RemoteFacts | undefined): void {
    if (facts === undefined && this.#facts === undefined) return;
    this.#facts = facts;
    this.#sendFacts();
  }

  /** A server that was just started knows nothing yet. */
  #sendFacts(): void {
    if (!this.#client.isRunning()) return;
    const facts = this.#facts ?? null;
    void this.#client.sendNotification(remoteFactsNotification, { facts });
  }

  async #ask<Answer>(request: string, params: object): Promise<Answer> {
    await this.#started;
    if (!this.#client.isRunning()) {
      throw new ExpectedError("The language server does not run, so the file cannot be checked.", [
        ...waysOut,
      ]);
    }
    return this.#client.sendRequest<Answer>(request, params);
  }

  /** Resolves when the server answers requests, or was given up. */
  get ready(): Promise<void> {
    return this.#started;
  }

  async restart(): Promise<void> {
    this.#policy.forget();
    this.#quarantine.release();
    if (this.#client.isRunning()) await this.#client.stop();
    this.start();
    await this.#started;
  }

  dispose(): void {
    this.#status.dispose();
    this.#quarantine.dispose();
    if (this.#client.isRunning()) void this.#client.dispose();
  }

  #clientOptions(): LanguageClientOptions {
    return {
      documentSelector,
      // The server asks again when they change; this saves the first answers from being made twice.
      initializationOptions: () => {
        const { severity, files, codeLens, inlayHints, format } = readConfiguration();
        const suggestCommand = "editor.action.triggerSuggest";
        return { severity, files, codeLens, inlayHints, format, suggestCommand };
      },
      outputChannel: this.#options.channel,
      markdown: { isTrusted: false, supportHtml: false },
      middleware: {
        ...yamlMiddleware,
        ...this.#quarantine.middleware(() => this.#client),
        ...withoutRemoteProblems,
      },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          // With the document out of the way the server deserves a fresh start.
          if (this.#quarantine.crashed()) this.#policy.forget();
          const isAgain = this.#policy.shouldRestart();
          this.#options.log.warn("The language server ended unexpectedly.");
          if (!isAgain) this.#giveUp("The Press Blocks language server keeps ending.");
          const action = isAgain ? CloseAction.Restart : CloseAction.DoNotRestart;
          return { action, handled: true };
        },
      },
    };
  }

  #giveUp(message: string): void {
    this.#options.prompts.notify({ level: "error", message, actions: waysOut });
  }

  #showState(state: State): void {
    this.#status.busy = state === State.Starting;
    switch (state) {
      case State.Running:
        this.#sendFacts();
        this.#status.text = "Press Blocks";
        this.#status.detail = "language server runs";
        this.#status.severity = vscode.LanguageStatusSeverity.Information;
        break;
      case State.Starting:
        this.#status.text = "Press Blocks";
        this.#status.detail = "language server starts";
        break;
      default:
        this.#status.text = "Press Blocks";
        this.#status.detail = "language server is stopped";
        this.#status.severity = vscode.LanguageStatusSeverity.Warning;
    }
  }
}

import type { Diagnostic } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { logIncident, type ServiceAccess } from "./requestGuard.js";

interface Publication {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: Diagnostic[];
}

export interface DiagnosticPush {
  /** A document was opened or edited. */
  update(document: TextDocument): void;
  /** A document was closed: its diagnostics are taken back. */
  close(uri: string): void;
}

/** Typing is answered at once as long as that is cheap; otherwise when it pauses. */
const cheapMilliseconds = 20;
const pauseMilliseconds = 120;

/** Publishes diagnostics for clients that cannot ask for them. Nothing is sent for a version that is not the newest. */
export function createDiagnosticPush(
  access: ServiceAccess,
  publish: (publication: Publication) => Promise<void>,
): DiagnosticPush {
  const waiting = new Map<string, NodeJS.Timeout | undefined>();
  /** How long the last check of each document took, in milliseconds. */
  const durations = new Map<string, number>();

  const run = async (document: TextDocument) => {
    const { uri, version } = document;
    try {
      const service = await access.service();
      if (access.document(uri) !== document) return;
      const start = performance.now();
      const diagnostics = service.diagnostics(document);
      durations.set(uri, performance.now() - start);
      if (access.document(uri) === document) await publish({ uri, version, diagnostics });
    } catch (error) {
      logIncident(access.logger, "textDocument/publishDiagnostics", error);
    }
  };

  return {
    update(document) {
      const isNew = !waiting.has(document.uri);
      clearTimeout(waiting.get(document.uri));
      const isCheap = (durations.get(document.uri) ?? 0) <= cheapMilliseconds;
      const delay = isNew || isCheap ? 0 : pauseMilliseconds;
      waiting.set(
        document.uri,
        setTimeout(() => void run(document), delay),
      );
    },
    close(uri) {
      clearTimeout(waiting.get(uri));
      waiting.delete(uri);
      durations.delete(uri);
      publish({ uri, diagnostics: [] }).catch((error: unknown) => {
        logIncident(access.logger, "textDocument/publishDiagnostics", error);
      });
    },
  };
}

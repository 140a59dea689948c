import * as vscode from "vscode";
import type { LanguageClient, Middleware } from "vscode-languageclient/node";
import { Quarantine } from "./quarantine.js";

/** Keeps quarantined documents from the language server, and says so in these documents. */
export class QuarantineMiddleware implements vscode.Disposable {
  readonly #quarantine = new Quarantine();
  readonly #diagnostics = vscode.languages.createDiagnosticCollection("press-blocks-quarantine");

  /** @param client The client that the middleware is for, once it is made. */
  middleware(client: () => LanguageClient): Middleware {
    return {
      didOpen: async (document, next) => {
        if (this.#isHeld(document)) return;
        await next(document);
      },
      didChange: async (event, next) => {
        const { document } = event;
        const wasHeld = this.#diagnostics.has(document.uri);
        if (this.#isHeld(document)) return;
        if (!wasHeld) {
          await next(event);
          return;
        }
        const textDocument = client().code2ProtocolConverter.asOpenTextDocumentParams(document);
        await client().sendNotification("textDocument/didOpen", textDocument);
      },
      didClose: async (document, next) => {
        const wasHeld = this.#diagnostics.has(document.uri);
        this.#diagnostics.delete(document.uri);
        if (!wasHeld) await next(document);
      },
    };
  }

  /** The server ended by itself. Whether a document is held from now on. */
  crashed(): boolean {
    const uri = this.#quarantine.crashed();
    return uri !== undefined;
  }

  /** The user wants all documents tried again. */
  release(): void {
    this.#quarantine.release();
    this.#diagnostics.clear();
  }

  dispose(): void {
    this.#diagnostics.dispose();
  }

  #isHeld(document: vscode.TextDocument): boolean {
    const open = { uri: document.uri.toString(), text: document.getText() };
    if (!this.#quarantine.holds(open)) {
      this.#diagnostics.delete(document.uri);
      this.#quarantine.activate(open);
      return false;
    }
    const message =
      "Checking this file has ended the language server twice, so it is not checked until it changes more or the server is restarted.";
    const place = new vscode.Range(0, 0, 0, 1);
    this.#diagnostics.set(document.uri, [
      new vscode.Diagnostic(place, message, vscode.DiagnosticSeverity.Warning),
    ]);
    return true;
  }
}

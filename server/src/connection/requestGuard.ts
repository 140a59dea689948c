import { LSPErrorCodes, ResponseError, type CancellationToken } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { LanguageService } from "../languageService.js";
import type { Logger } from "../logger.js";

export interface ServiceAccess {
  /** The newest version of an open document. */
  document(uri: string): TextDocument | undefined;
  /** Loads the language service on first use. */
  service(): Promise<LanguageService>;
  readonly logger: Logger;
}

/** Parameters of a request about one document. They come from outside and may lack anything. */
interface AboutDocument {
  readonly textDocument: { readonly uri: string };
}

export type Handler<Params, Result, FailureData = void> = (
  params: Params,
  token: CancellationToken,
) => Promise<Result | ResponseError<FailureData>>;

type Answer<Params, Result> = (
  service: LanguageService,
  document: TextDocument,
  params: Params,
  token: CancellationToken,
) => Result | ResponseError | Promise<Result | ResponseError>;

/** Writes an error down under a number that can be told to the user, and returns the number. */
export function logIncident(logger: Logger, what: string, error: unknown): string {
  const incident = Math.random().toString(36).slice(2, 8);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  logger.error(`Incident ${incident} in ${what}: ${text}`);
  return incident;
}

/** A function, because the answer changes while a request waits. */
export function isCancelled(token: CancellationToken): boolean {
  return token.isCancellationRequested;
}

export function cancelled<FailureData>(): ResponseError<FailureData> {
  return new ResponseError<FailureData>(
    LSPErrorCodes.RequestCancelled,
    "The request was cancelled.",
  );
}

/**
 * The one way in which requests about a document reach the language service: looks the document up, answers a cancelled
 * request as such, and turns an exception into a logged incident and the empty result, never into a crash.
 */
export function guard<Params extends AboutDocument, Result>(
  access: ServiceAccess,
  { method, empty }: { readonly method: string; readonly empty: Result },
  answer: Answer<Params, Result>,
): Handler<Params, Result> {
  return async (params, token) => {
    if (isCancelled(token)) return cancelled();
    try {
      const document = access.document(params.textDocument.uri);
      if (document === undefined) return empty;
      const service = await access.service();
      if (isCancelled(token)) return cancelled();
      return await answer(service, document, params, token);
    } catch (error) {
      logIncident(access.logger, method, error);
      return empty;
    }
  };
}

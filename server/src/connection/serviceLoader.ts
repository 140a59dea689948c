import { startStopwatch } from "../document/limits/stopwatch.js";
import type { LanguageService } from "../languageService.js";
import type { RemoteFacts } from "../protocol.js";
import type { Logger } from "../logger.js";
import type { Workspace } from "../workspace.js";
import type { Settings } from "../settings.js";
import { rehearse } from "./rehearse.js";

export interface ServiceLoader {
  /** The language service under the present settings; the first call loads it. */
  readonly service: () => Promise<LanguageService>;
  /** Begins to load, and to rehearse while `isIdle`, so that the first request finds it done. */
  warmUp(isIdle: () => boolean): void;
  configure(settings: Settings): void;
  /** What a platform told; undefined when nothing is known any more. */
  learn(remote: RemoteFacts | undefined): void;
  /** Called when answers may be others: the settings have changed, or files that they depend on. */
  onDidChange(listener: () => void): void;
}

/**
 * Loads the language service, with the YAML parser and the validators, only after `initialize` is answered: a client
 * waits for that answer, and starts the server long before a document is opened.
 */
export function createServiceLoader(
  { logger, workspace }: { readonly logger: Logger; readonly workspace: Workspace },
  initial: Settings,
): ServiceLoader {
  let settings = initial;
  let remote: RemoteFacts | undefined;
  let loading: Promise<LanguageService> | undefined;
  const listeners: (() => void)[] = [];

  workspace.onDidChange(() => listeners.forEach((listener) => listener()));

  const load = async () => {
    const { createLanguageService } = await import("../languageService.js");
    return createLanguageService({
      settings: () => settings,
      remote: () => remote,
      workspace: () => workspace.snapshot(),
      startStopwatch,
      logger,
    });
  };
  const service = () => (loading ??= load());

  return {
    service,
    warmUp: (isIdle) => {
      service()
        .catch((error: unknown) => {
          loading = undefined;
          logger.error(`The language service cannot be loaded: ${String(error)}`);
        })
        .then((loaded) => loaded && rehearse(loaded, isIdle))
        .catch((error: unknown) => logger.error(`The rehearsal failed: ${String(error)}`));
    },
    configure(value) {
      settings = value;
      for (const listener of listeners) listener();
    },
    learn(facts) {
      // The same facts again are no reason to check anything again.
      if (JSON.stringify(facts) === JSON.stringify(remote)) return;
      remote = facts;
      for (const listener of listeners) listener();
    },
    onDidChange: (listener) => void listeners.push(listener),
  };
}

import { isLoopback } from "../auth/account.js";
import type { AccountStore } from "../auth/accountStore.js";
import { trustedCommandIds, type CommandId } from "../commandIds.js";
import type { Logger } from "../logger.js";
import { Cancelled } from "../ui/cancelled.js";
import type { Editor } from "../ui/editor.js";
import { ExpectedError } from "../ui/expectedError.js";
import type { Prompts } from "../ui/prompts.js";
import { errorNotice, isExpected } from "./errorNotice.js";

export interface CommandRunnerPorts {
  readonly prompts: Prompts;
  readonly accounts: AccountStore;
  readonly log: Logger;
  readonly editor: Pick<Editor, "isTrusted">;
}

/** Commands that ask and then change something: a second click while they run does nothing. */
const exclusive: ReadonlySet<CommandId> = trustedCommandIds;

/** The one place where commands start and where their errors end. */
export class CommandRunner {
  readonly #ports: CommandRunnerPorts;
  readonly #running = new Set<CommandId>();

  constructor(ports: CommandRunnerPorts) {
    this.#ports = ports;
  }

  /** Never rejects. */
  async run(id: CommandId, work: () => Promise<void>, argument?: unknown): Promise<void> {
    if (exclusive.has(id) && this.#running.has(id)) {
      this.#ports.log.info(`${id} is under way already.`);
      return;
    }
    this.#running.add(id);
    try {
      if (trustedCommandIds.has(id) && !this.#ports.editor.isTrusted()) throw restricted();
      await work();
    } catch (error) {
      this.#present(error, id, argument);
    } finally {
      this.#running.delete(id);
    }
  }

  /** Runs what a command has left to be done after its end. Never rejects. */
  async detach(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#present(error, "pressBlock.refreshDeployments", undefined);
    }
  }

  #present(error: unknown, id: CommandId, argument: unknown): void {
    const { log, prompts, accounts } = this.#ports;
    if (error instanceof Cancelled) return;
    if (isExpected(error)) log.warn(`${id}: ${error.message}`);
    else log.error(`${id} failed unexpectedly.`, error);
    const account = accounts.active();
    const isLocal = account !== undefined && isLoopback(account.baseUrl);
    const notice = errorNotice(error, { id, argument, isLocal });
    if (notice !== undefined) prompts.notify(notice);
  }
}

function restricted(): ExpectedError {
  return new ExpectedError("Press Blocks reaches no platform until you trust this folder.", [
    { title: "Manage Trust", command: "workbench.trust.manage" },
  ]);
}

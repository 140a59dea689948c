import type { Clock } from "../clock.js";
import type { Database } from "./database.js";
import type { DeploymentStore } from "./deploymentStore.js";
import type { HiddenRows } from "./hiddenRows.js";

/** More different lists than anybody looks at between two changes. */
const maxRemembered = 1_000;

/**
 * What readers see at the moment. It changes when something is written, and by the clock: a deployment settles, one that
 * was deleted is gone, something hidden is shown. As long as none of that has happened, an answer stays right.
 */
export class ReaderView {
  readonly #database: Database;
  readonly #deployments: DeploymentStore;
  readonly #hidden: HiddenRows;
  readonly #clock: Clock;
  readonly #remembered = new Map<string, string>();
  #changeCount = -1;
  #until = -Infinity;

  constructor(database: Database, deployments: DeploymentStore, hidden: HiddenRows, clock: Clock) {
    this.#database = database;
    this.#deployments = deployments;
    this.#hidden = hidden;
    this.#clock = clock;
  }

  /** Brings what is stored up to the present time; call it before a request is performed. */
  refresh(): void {
    const now = this.#clock.now();
    if (now < this.#until && this.#changeCount === this.#database.changeCount) return;
    this.#deployments.removeGone(now);
    this.#hidden.showDue(now);
    this.#until = Math.min(this.#deployments.nextSettling(now), this.#hidden.nextShowing);
    this.#changeCount = this.#database.changeCount;
    this.#remembered.clear();
  }

  /** The answer to a question that was asked before, or else made now; call it after `refresh`. */
  recall(question: string, make: () => string): string {
    const known = this.#remembered.get(question);
    if (known !== undefined) return known;
    const answer = make();
    if (this.#remembered.size >= maxRemembered) this.#remembered.clear();
    this.#remembered.set(question, answer);
    return answer;
  }
}

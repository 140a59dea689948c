import type { Clock } from "./clock.js";
import { begin, type Change, type Transition } from "./lifeCycle.js";

/** What an administrator wants of coming changes of deployments. */
export interface PlannedOutcome {
  /** Id or name of the only deployment that it is for; any unless given. */
  readonly deployment: string | undefined;
  readonly change: Change;
  /** How the change ends. */
  readonly outcome: string;
  /** For how many changes it is. */
  readonly times: number;
}

/** Begins the changes of deployments, which end well unless it was planned otherwise. */
export class Courses {
  readonly #clock: Clock;
  readonly #duration: number;
  #planned: readonly PlannedOutcome[] = [];

  /** @param duration how long each status on the way lasts, in milliseconds */
  constructor(clock: Clock, duration: number) {
    this.#clock = clock;
    this.#duration = duration;
  }

  begin(
    change: Change | "redeploying",
    deployment: { readonly id: string; readonly name: string },
  ): Transition {
    const outcome = this.#take(change === "redeploying" ? "deploying" : change, deployment);
    return begin(change, { now: this.#clock.now(), duration: this.#duration, outcome });
  }

  plan(outcome: PlannedOutcome): void {
    this.#planned = [...this.#planned, outcome];
  }

  forgetPlans(): void {
    this.#planned = [];
  }

  #take(
    change: Change,
    { id, name }: { readonly id: string; readonly name: string },
  ): string | undefined {
    const found = this.#planned.find(
      (planned) =>
        planned.change === change &&
        (planned.deployment === undefined || [id, name].includes(planned.deployment)),
    );
    if (found === undefined) return undefined;
    this.#planned = this.#planned
      .map((planned) => (planned === found ? { ...planned, times: planned.times - 1 } : planned))
      .filter(({ times }) => times > 0);
    return found.outcome;
  }
}

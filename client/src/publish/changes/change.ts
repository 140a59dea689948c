import type { CallOptions } from "../../api/callOptions.js";
import type { Clock } from "../../api/clock.js";
import type { Journal } from "../journal/journal.js";
import type { ChangeAccount, ChangeKind, ChangeSubject } from "../journal/journalEntry.js";
import type { Finding } from "../reconcile.js";

/** One change of a platform: sent once, and looked up when its answer was lost. */
export interface Change<Made> {
  readonly kind: ChangeKind;
  /** What it is about, for messages; follows "the", such as `release 1.0.0 of "orders"`. */
  readonly what: string;
  readonly subject: ChangeSubject;
  /** Sends it. Rejects with `PressError`. */
  readonly send: (options: CallOptions) => Promise<Made>;
  /** What the platform has of that which was sent. Rejects with `PressError`. */
  readonly lookUp: () => Promise<Finding<Made>>;
  /** Ids of what was made, for the journal. */
  readonly idsOf: (made: Made) => ChangeSubject;
  /** Values that no message may repeat. */
  readonly secrets?: readonly string[];
}

export type ChangeProgress =
  /** `sentBytes` of an upload have left, where the connection tells; never less than before. */
  | { readonly step: "send"; readonly sentBytes?: number }
  /** The answer was lost; the platform is asked for the `attempt`th time what became of the request. */
  | { readonly step: "confirm"; readonly attempt: number };

export interface ChangeOptions {
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly onProgress?: (progress: ChangeProgress) => void;
  /** Remembers the change; without one nothing is known of it after the editor has ended. */
  readonly journal?: Journal;
  /** Needed with a journal. */
  readonly account?: ChangeAccount;
}

/**
 * `done`: it is in effect. `answered` by the platform, `lookedUp` after the answer was lost, or `alreadyThere`, made
 * earlier and equal to what was sent. `notDone`: the answer was lost and nothing was changed, so it may be tried again.
 * `unknown`: nobody can tell. `exists` has the ids that are known; `next` what makes sense now.
 */
export type ChangeResult<Made> =
  | {
      readonly outcome: "done";
      readonly made: Made;
      readonly how: "answered" | "lookedUp" | "alreadyThere";
    }
  | {
      readonly outcome: "notDone" | "unknown";
      /** One sentence for people. */
      readonly message: string;
      readonly exists: ChangeSubject;
      readonly next: "tryAgain" | "compare" | "checkLater";
    };

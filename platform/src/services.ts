import type { Clock } from "./clock.js";
import type { Courses } from "./courses.js";
import type { ArtifactStore } from "./storage/artifactStore.js";
import type { Database } from "./storage/database.js";
import type { AnswerStore } from "./storage/answerStore.js";
import type { DeploymentStore } from "./storage/deploymentStore.js";
import type { HiddenRows } from "./storage/hiddenRows.js";
import type { ReaderView } from "./storage/readerView.js";
import type { ReleaseStore } from "./storage/releaseStore.js";
import type { RevisionStore } from "./storage/revisionStore.js";
import type { SpecStore } from "./storage/specStore.js";

/** What the operations work with; put together once, in `platform.ts`. */
export interface Services {
  readonly clock: Clock;
  readonly database: Database;
  readonly specs: SpecStore;
  readonly releases: ReleaseStore;
  readonly deployments: DeploymentStore;
  readonly revisions: RevisionStore;
  readonly artifacts: ArtifactStore;
  readonly answers: AnswerStore;
  readonly hidden: HiddenRows;
  readonly view: ReaderView;
  readonly courses: Courses;
  /** Moves the clock; undefined when the clock is the real one. */
  readonly advanceClock: ((milliseconds: number) => void) | undefined;
}

import type { JsonRecord } from "../record.js";
import type { StagedArtifact } from "../storage/artifactStore.js";

/** Who calls, and about which resource. */
export interface Call {
  readonly tenant: string;
  /** A part of the path such as `specId`. */
  readonly parameter: (name: string) => string;
  /** A parameter of the query that has exactly one of some values. */
  readonly choice: (name: string) => string;
}

/** The form of create spec and create release: the text parts read as JSON, the artifact already on disk. */
export interface SpecForm {
  readonly body: JsonRecord;
  /** The other parts as far as they were sent: `featured`, `scope`, `tenants`, `parameters`, `autoRunOnDeploy`. */
  readonly siblings: JsonRecord;
  readonly artifact: StagedArtifact | undefined;
}

/** Part of a list, and how long the whole list is. */
export interface ListAnswer {
  readonly items: readonly unknown[];
  readonly total: number;
}

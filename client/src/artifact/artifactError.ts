import type { IgnoreProblem } from "./ignore/ignoreLine.js";

/** What stands in the way, for programs to tell apart. */
export type ArtifactErrorKind =
  | "artifactPath"
  | "changed"
  | "collision"
  | "ignoreFile"
  | "ignorePattern"
  | "link"
  | "name"
  | "noSpace"
  | "nothingLeft"
  | "specialFile"
  | "tooDeep"
  | "tooLarge"
  | "tooManyFiles"
  | "unreadable";

export interface ArtifactErrorDetails {
  /** The file or folder to blame, relative to the packed folder, with `/`. */
  readonly path?: string;
  /** Every line of the ignore files that has no meaning, of kind `ignorePattern`. */
  readonly problems?: readonly IgnoreProblem[];
}

/** Why a folder cannot be packed: one sentence for people, with paths relative to the folder. */
export class ArtifactError extends Error {
  readonly kind: ArtifactErrorKind;
  readonly details: ArtifactErrorDetails;

  constructor(kind: ArtifactErrorKind, message: string, details: ArtifactErrorDetails = {}) {
    super(message);
    this.name = "ArtifactError";
    this.kind = kind;
    this.details = details;
  }
}

import type { Wire } from "../../../schemas/pressApi/wire.js";

/** A packed artifact on disk, ready to be sent. */
export interface ArtifactFile {
  readonly filePath: string;
  /** `artifact.zip` or `artifact.tgz`. */
  readonly name: string;
  readonly contentType: string;
  /** SHA-256 of the file as it was packed, lower-case hex. A file that has another one is not sent. */
  readonly digest?: string;
}

/** The whole content of a create-spec or create-release file, as read by the language server. */
export interface SpecContent {
  readonly body: Readonly<Record<string, unknown>>;
  readonly featured?: boolean;
  readonly scope?: string;
  readonly tenants?: readonly string[];
  readonly parameters?: unknown;
  readonly autoRunOnDeploy?: boolean;
}

export type DeploymentBody = Wire<"createDeploymentBody">;

import type {
  DeploymentSummary,
  Page,
  Release,
  ReleaseSummary,
  RevisionSummary,
  SpecSummary,
} from "./resources.js";

export interface ListQuery {
  readonly pageNumber?: number;
  /** Items per page; the platform's own default is 25. */
  readonly pageSize?: number;
  /** Entries `<field>:<asc|desc>`. */
  readonly sort?: readonly string[];
}

export interface SpecQuery extends ListQuery {
  readonly name?: string;
  readonly title?: string;
  readonly status?: readonly string[];
  readonly scope?: readonly string[];
  readonly featured?: boolean;
}

export interface DeploymentQuery extends ListQuery {
  readonly name?: string;
  readonly title?: string;
  readonly status?: readonly string[];
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** A packed artifact on disk, ready to be sent. */
export interface ArtifactFile {
  readonly filePath: string;
  /** `artifact.zip` or `artifact.tgz`. */
  readonly name: string;
  readonly contentType: string;
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

export interface DeploymentBody {
  readonly metadata: { readonly name: string; readonly summary: string; readonly title?: string };
  readonly spec: { readonly id: string; readonly release?: { readonly version: string } };
  readonly revision?: { readonly notes: string };
  readonly parameters?: {
    readonly build?: Readonly<Record<string, unknown>>;
    readonly run?: Readonly<Record<string, unknown>>;
  };
}

/** The operations of the Press API that the extension uses; all reject with `PressError`. */
export interface PressClient {
  listSpecs(query?: SpecQuery, options?: CallOptions): Promise<Page<SpecSummary>>;
  createSpec(
    content: SpecContent,
    artifact?: ArtifactFile,
    options?: CallOptions,
  ): Promise<{ id: string }>;
  describeSpec(specId: string, options?: CallOptions): Promise<SpecSummary>;
  deleteSpec(specId: string, options?: CallOptions): Promise<void>;
  createSpecRelease(
    specId: string,
    content: SpecContent,
    artifact?: ArtifactFile,
    options?: CallOptions,
  ): Promise<{ id: string; version: string }>;
  listSpecReleases(
    specId: string,
    query?: ListQuery,
    options?: CallOptions,
  ): Promise<Page<ReleaseSummary>>;
  describeSpecRelease(specId: string, version: string, options?: CallOptions): Promise<Release>;
  createDeployment(body: DeploymentBody, options?: CallOptions): Promise<{ id: string }>;
  listDeployments(query?: DeploymentQuery, options?: CallOptions): Promise<Page<DeploymentSummary>>;
  describeDeployment(deploymentId: string, options?: CallOptions): Promise<DeploymentSummary>;
  deleteDeployment(deploymentId: string, options?: CallOptions): Promise<void>;
  listDeploymentRevisions(
    deploymentId: string,
    query?: ListQuery,
    options?: CallOptions,
  ): Promise<Page<RevisionSummary>>;
}

/** The platform's resources as they come over the wire. Unknown fields are kept by the guards, not typed. */

export interface Metadata {
  readonly name: string;
  readonly title?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly descriptionContentType?: string;
  readonly imageUrl?: string;
  readonly tags?: readonly { readonly name: string }[];
  readonly status?: string;
  readonly createdAt?: string;
  readonly createdBy?: string;
}

export interface ReleaseSummary {
  readonly version: string;
  readonly notes?: string;
  readonly createdAt?: string;
  readonly createdBy?: string;
}

export interface SpecSummary {
  readonly id: string;
  readonly kind: string;
  readonly featured?: boolean;
  readonly scope?: string;
  readonly metadata: Metadata;
  readonly latestRelease?: ReleaseSummary;
}

export interface ParameterDeclaration {
  readonly name: string;
  readonly type: string;
  readonly required?: boolean;
  readonly title?: string;
  readonly description?: string;
  readonly defaultValue?: unknown;
  readonly hideValue?: boolean;
  readonly options?: readonly { readonly title: string; readonly value: unknown }[];
}

export interface DeclaredParameters {
  readonly build?: readonly ParameterDeclaration[];
  readonly run?: readonly ParameterDeclaration[];
}

export interface Release extends ReleaseSummary {
  readonly autoRunOnDeploy?: boolean;
  readonly config?: unknown;
  readonly parameters?: DeclaredParameters;
}

export interface RevisionSummary {
  readonly revision: string;
  readonly status: string;
  readonly notes?: string;
  readonly release?: { readonly version: string };
  readonly createdAt?: string;
  readonly createdBy?: string;
}

export interface DeploymentSummary {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly metadata: Metadata;
  readonly spec?: { readonly id: string; readonly release?: { readonly version: string } };
  readonly latestRevision?: RevisionSummary;
}

/** One page of a collection. Page numbers start at 1. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly pageNumber: number;
  readonly pageCount: number;
}

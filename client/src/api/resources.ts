import type { Wire } from "../../../schemas/pressApi/wire.js";

/** The platform's resources as they come over the wire. Fields that the schemas do not know are kept, not typed. */

export type Metadata = Wire<"metadata">;
export type ReleaseSummary = Wire<"releaseSummary">;
export type Release = Wire<"release">;
export type SpecSummary = Wire<"specSummary">;
export type Spec = Wire<"spec">;
export type ParameterDeclaration = Wire<"declaredParameter">;
export type DeclaredParameters = Wire<"declaredParameters">;
export type RevisionSummary = Wire<"revisionSummary">;
export type Revision = Wire<"revision">;
export type DeploymentSummary = Wire<"deploymentSummary">;
export type Deployment = Wire<"deployment">;

/** One page of a collection. Page numbers start at 1. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly pageNumber: number;
  readonly pageCount: number;
  /** How many items all pages have, where the platform tells. */
  readonly totalCount?: number;
}

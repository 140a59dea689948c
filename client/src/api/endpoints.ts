import {
  created,
  createdRelease,
  deploymentSummary,
  release,
  releaseSummary,
  revisionSummary,
  specSummary,
} from "./resourceGuards.js";
import { anything } from "./guards.js";
import type { Guard } from "./guards.js";

export interface Endpoint {
  readonly operation: string;
  readonly method: "GET" | "POST" | "DELETE";
  /** Below the base URL; `{name}` stands for one path segment. */
  readonly path: string;
  /** Whether sending it twice is the same as sending it once. */
  readonly isIdempotent: boolean;
  /** What it does, to follow a "to" in a message. */
  readonly purpose: string;
}

export interface ResourceEndpoint<Resource> extends Endpoint {
  readonly resource: Guard<Resource>;
}

export interface ListEndpoint<Item> extends Endpoint {
  /** The keys that the list may stand under, best first. */
  readonly keys: readonly string[];
  readonly item: Guard<Item>;
}

type Row<E extends Endpoint> = Omit<E, "method" | "isIdempotent">;

function list<Item>(row: Row<ListEndpoint<Item>>): ListEndpoint<Item> {
  return { ...row, method: "GET", isIdempotent: true };
}

function describe<Resource>(row: Row<ResourceEndpoint<Resource>>): ResourceEndpoint<Resource> {
  return { ...row, method: "GET", isIdempotent: true };
}

function create<Resource>(row: Row<ResourceEndpoint<Resource>>): ResourceEndpoint<Resource> {
  return { ...row, method: "POST", isIdempotent: false };
}

// The platform does not say that a repeated DELETE is harmless.
function remove(row: Row<Endpoint>): ResourceEndpoint<unknown> {
  return { ...row, method: "DELETE", isIdempotent: false, resource: anything };
}

/** The operations by their names in the SDK. The slash at the end of a collection's path belongs to it. */
export const listSpecs = list({
  operation: "listSpecs",
  path: "v1/blocks/specs/",
  keys: ["specs"],
  item: specSummary,
  purpose: "list the specs",
});

export const createSpec = create({
  operation: "createSpec",
  path: "v1/blocks/specs/",
  resource: created,
  purpose: "create the spec",
});

export const describeSpec = describe({
  operation: "describeSpec",
  path: "v1/blocks/specs/{specId}",
  resource: specSummary,
  purpose: "describe the spec",
});

export const deleteSpec = remove({
  operation: "deleteSpec",
  path: "v1/blocks/specs/{specId}",
  purpose: "delete the spec",
});

export const createSpecRelease = create({
  operation: "createSpecRelease",
  path: "v1/blocks/specs/{specId}/releases",
  resource: createdRelease,
  purpose: "create the release",
});

export const listSpecReleases = list({
  operation: "listSpecReleases",
  path: "v1/blocks/specs/{specId}/releases",
  keys: ["releases"],
  item: releaseSummary,
  purpose: "list the releases",
});

export const describeSpecRelease = describe({
  operation: "describeSpecRelease",
  path: "v1/blocks/specs/{specId}/releases/{version}",
  resource: release,
  purpose: "describe the release",
});

export const createDeployment = create({
  operation: "createDeployment",
  path: "v1/blocks/deployments/",
  resource: created,
  purpose: "create the deployment",
});

export const listDeployments = list({
  operation: "listDeployments",
  path: "v1/blocks/deployments/",
  keys: ["deployments"],
  item: deploymentSummary,
  purpose: "list the deployments",
});

export const describeDeployment = describe({
  operation: "describeDeployment",
  path: "v1/blocks/deployments/{deploymentId}",
  resource: deploymentSummary,
  purpose: "describe the deployment",
});

export const deleteDeployment = remove({
  operation: "deleteDeployment",
  path: "v1/blocks/deployments/{deploymentId}",
  purpose: "delete the deployment",
});

export const listDeploymentRevisions = list({
  operation: "listDeploymentRevisions",
  path: "v1/blocks/deployments/{deploymentId}/revisions",
  // The SDK looks for revisions under `deployments`.
  keys: ["revisions", "deployments"],
  item: revisionSummary,
  purpose: "list the revisions",
});

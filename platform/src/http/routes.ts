import { deploymentStatuses, revisionStatuses, specStatuses } from "../lifeCycle.js";
import type { ListShape } from "../listRequest.js";
import { advanceClock } from "../operations/adminOperations.js";
import {
  createDeployment,
  deleteDeployment,
  describeDeployment,
  listDeployments,
} from "../operations/deploymentOperations.js";
import {
  createSpecRelease,
  describeSpecRelease,
  listSpecReleases,
} from "../operations/releaseOperations.js";
import {
  createDeploymentRevision,
  describeDeploymentRevision,
  listDeploymentRevisions,
} from "../operations/revisionOperations.js";
import {
  createSpec,
  deleteSpec,
  describeSpec,
  listSpecs,
  scopes,
} from "../operations/specOperations.js";
import type { Route } from "./route.js";

const kinds = ["workflow", "webapp", "service"];
const namedSort = ["createdAt", "createdBy", "name", "title"];

const specList: ListShape = {
  filters: [
    { field: "status", kind: "oneOf", values: specStatuses },
    { field: "kind", kind: "oneOf", values: kinds },
    { field: "scope", kind: "oneOf", values: scopes },
    { field: "featured", kind: "boolean" },
    { field: "name", kind: "prefix" },
    { field: "title", kind: "prefix" },
  ],
  sortFields: namedSort,
};

const releaseList: ListShape = { filters: [], sortFields: ["createdAt", "createdBy"] };

const deploymentList: ListShape = {
  filters: [
    { field: "status", kind: "oneOf", values: deploymentStatuses },
    { field: "kind", kind: "oneOf", values: kinds },
    { field: "name", kind: "prefix" },
    { field: "title", kind: "prefix" },
  ],
  sortFields: namedSort,
};

const revisionList: ListShape = {
  filters: [{ field: "status", kind: "oneOf", values: revisionStatuses }],
  sortFields: namedSort,
};

const specs = "/v1/blocks/specs";
const deployments = "/v1/blocks/deployments";

/** A trailing slash makes no difference. */
export const routes: readonly Route[] = [
  {
    operation: "listSpecs",
    method: "GET",
    path: specs,
    status: 200,
    access: "tenant",
    input: "list",
    list: specList,
    handle: listSpecs,
  },
  {
    operation: "createSpec",
    method: "POST",
    path: specs,
    status: 201,
    access: "tenant",
    input: "form",
    handle: createSpec,
  },
  {
    operation: "describeSpec",
    method: "GET",
    path: `${specs}/:specId`,
    status: 200,
    access: "tenant",
    input: "none",
    handle: describeSpec,
  },
  {
    operation: "deleteSpec",
    method: "DELETE",
    path: `${specs}/:specId`,
    status: 200,
    access: "tenant",
    input: "none",
    handle: deleteSpec,
  },
  {
    operation: "createSpecRelease",
    method: "POST",
    path: `${specs}/:specId/releases`,
    status: 201,
    access: "tenant",
    input: "form",
    handle: createSpecRelease,
  },
  {
    operation: "listSpecReleases",
    method: "GET",
    path: `${specs}/:specId/releases`,
    status: 200,
    access: "tenant",
    input: "list",
    list: releaseList,
    handle: listSpecReleases,
  },
  {
    operation: "describeSpecRelease",
    method: "GET",
    path: `${specs}/:specId/releases/:version`,
    status: 200,
    access: "tenant",
    input: "none",
    handle: describeSpecRelease,
  },
  {
    operation: "createDeployment",
    method: "POST",
    path: deployments,
    status: 201,
    access: "tenant",
    input: "json",
    handle: createDeployment,
  },
  {
    operation: "listDeployments",
    method: "GET",
    path: deployments,
    status: 200,
    access: "tenant",
    input: "list",
    list: deploymentList,
    handle: listDeployments,
  },
  {
    operation: "describeDeployment",
    method: "GET",
    path: `${deployments}/:deploymentId`,
    status: 200,
    access: "tenant",
    input: "none",
    handle: describeDeployment,
  },
  {
    operation: "deleteDeployment",
    method: "DELETE",
    path: `${deployments}/:deploymentId`,
    status: 200,
    access: "tenant",
    input: "none",
    handle: deleteDeployment,
  },
  {
    operation: "createDeploymentRevision",
    method: "POST",
    path: `${deployments}/:deploymentId/revisions`,
    status: 201,
    access: "tenant",
    input: "json",
    handle: createDeploymentRevision,
  },
  {
    operation: "listDeploymentRevisions",
    method: "GET",
    path: `${deployments}/:deploymentId/revisions`,
    status: 200,
    access: "tenant",
    input: "list",
    list: revisionList,
    handle: listDeploymentRevisions,
  },
  {
    operation: "describeDeploymentRevision",
    method: "GET",
    path: `${deployments}/:deploymentId/revisions/:revision`,
    status: 200,
    access: "tenant",
    input: "none",
    handle: describeDeploymentRevision,
  },
  {
    operation: "advanceClock",
    method: "POST",
    path: "/admin/clock",
    status: 200,
    access: "administrator",
    input: "json",
    handle: (services, _call, body) => advanceClock(services, body),
  },
];

import type { Endpoint, FormPart } from "./endpoint.js";
import {
  featuredParameter,
  nameParameters,
  pageParameters,
  scopeParameter,
  sortParameter,
  specStatuses,
  statusParameter,
} from "./queryParameters.js";

/** What the forms of create spec and create release have in common, after the part `spec`. */
const releaseParts = [
  { name: "parameters", encoding: "json", schema: "parameterDeclarations", isRequired: false },
  { name: "autoRunOnDeploy", encoding: "json", schema: "flag", isRequired: false },
  { name: "artifact", encoding: "file", isRequired: false },
] as const satisfies readonly FormPart[];

const shared = {
  section: "Block Specs",
  host: "press",
  isExtended: false,
} as const satisfies Partial<Endpoint>;
const read = {
  ...shared,
  method: "GET",
  body: { kind: "none" },
  successStatus: 200,
  isIdempotent: true,
} as const satisfies Partial<Endpoint>;

const newestFirst = ["createdAt", "createdBy"] as const;

/** Operations on specs and their releases. */
export const specEndpoints = {
  listSpecs: {
    ...read,
    operation: "listSpecs",
    path: "v1/blocks/specs/",
    query: [
      statusParameter(specStatuses),
      featuredParameter,
      ...nameParameters,
      sortParameter(["createdAt", "createdBy", "name", "title"]),
      scopeParameter,
      ...pageParameters,
    ],
    answer: {
      kind: "list",
      keys: ["specs"],
      countKeys: ["specCount", "specsCount"],
      item: "specSummary",
    },
    errors: [400, 401, 403, 500],
    purpose: "list the specs",
  },
  createSpec: {
    ...shared,
    operation: "createSpec",
    method: "POST",
    path: "v1/blocks/specs/",
    query: [],
    body: {
      kind: "multipart",
      parts: [
        { name: "spec", encoding: "json", schema: "createSpecBody", isRequired: true },
        { name: "featured", encoding: "json", schema: "flag", isRequired: false },
        { name: "scope", encoding: "text", schema: "scope", isRequired: false },
        { name: "tenants", encoding: "json", schema: "tenants", isRequired: false },
        ...releaseParts,
      ],
    },
    successStatus: 201,
    answer: { kind: "resource", schema: "created" },
    errors: [400, 401, 403, 413, 422, 500],
    isIdempotent: false,
    purpose: "create the spec",
  },
  describeSpec: {
    ...read,
    operation: "describeSpec",
    path: "v1/blocks/specs/{specId}",
    query: [],
    answer: { kind: "resource", schema: "spec" },
    errors: [400, 401, 403, 404, 500],
    purpose: "describe the spec",
  },
  updateSpecMetadata: {
    ...shared,
    operation: "updateSpecMetadata",
    method: "PATCH",
    path: "v1/blocks/specs/{specId}",
    query: [],
    body: { kind: "json", schema: "specMetadataUpdate" },
    successStatus: 200,
    answer: { kind: "resource", schema: "updatedSpec" },
    errors: [400, 401, 403, 404, 422, 500],
    isIdempotent: false,
    purpose: "update the metadata of the spec",
  },
  deleteSpec: {
    ...shared,
    operation: "deleteSpec",
    method: "DELETE",
    path: "v1/blocks/specs/{specId}",
    query: [],
    body: { kind: "none" },
    successStatus: 200,
    answer: { kind: "resource", schema: "acknowledgement" },
    errors: [401, 403, 404, 422, 500],
    isIdempotent: false,
    purpose: "delete the spec",
  },
  createSpecRelease: {
    ...shared,
    operation: "createSpecRelease",
    method: "POST",
    path: "v1/blocks/specs/{specId}/releases",
    query: [],
    body: {
      kind: "multipart",
      parts: [
        { name: "spec", encoding: "json", schema: "createReleaseBody", isRequired: true },
        ...releaseParts,
      ],
    },
    successStatus: 201,
    answer: { kind: "resource", schema: "createdRelease" },
    errors: [400, 401, 403, 404, 413, 422, 500],
    isIdempotent: false,
    purpose: "create the release",
  },
  listSpecReleases: {
    ...read,
    operation: "listSpecReleases",
    path: "v1/blocks/specs/{specId}/releases",
    query: [sortParameter(newestFirst), ...pageParameters],
    answer: {
      kind: "list",
      keys: ["releases"],
      countKeys: ["releaseCount"],
      item: "releaseSummary",
    },
    errors: [400, 401, 403, 404, 500],
    purpose: "list the releases",
  },
  describeSpecRelease: {
    ...read,
    operation: "describeSpecRelease",
    path: "v1/blocks/specs/{specId}/releases/{version}",
    query: [],
    answer: { kind: "resource", schema: "release" },
    errors: [400, 401, 403, 404, 500],
    purpose: "describe the release",
  },
} as const satisfies Record<string, Endpoint>;

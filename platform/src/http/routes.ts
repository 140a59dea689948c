import { endpoints, type OperationName } from "../../../schemas/pressApi/endpoints.js";
import { kindParameter } from "../../../schemas/pressApi/queryParameters.js";
import type { Endpoint } from "../../../schemas/pressApi/endpoint.js";
import { describeAppDeployment, executeResources } from "../operations/appOperations.js";
import {
  createDeployment,
  deleteDeployment,
  describeDeployment,
  listAllDeployments,
  listDeployments,
  listSpecDeployments,
  redeploy,
  updateDeploymentMetadata,
} from "../operations/deploymentOperations.js";
import { listInstanceOptions } from "../operations/instanceOptions.js";
import {
  getParameters,
  patchParameters,
  patchParametersV2,
} from "../operations/parameterOperations.js";
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
  listAllSpecs,
  listSpecs,
  updateSpecMetadata,
} from "../operations/specOperations.js";
import { form, json, list, plain, type Extension, type Handlers, type Route } from "./route.js";

const handlers: Handlers = {
  listSpecs: list(listSpecs),
  createSpec: form(createSpec),
  describeSpec: plain(describeSpec),
  updateSpecMetadata: json(updateSpecMetadata),
  deleteSpec: plain(deleteSpec),
  createSpecRelease: form(createSpecRelease),
  listSpecReleases: list(listSpecReleases),
  describeSpecRelease: plain(describeSpecRelease),
  createDeployment: json(createDeployment),
  listDeployments: list(listDeployments),
  describeDeployment: plain(describeDeployment),
  updateDeploymentMetadata: json(updateDeploymentMetadata),
  deleteDeployment: plain(deleteDeployment),
  createDeploymentRevision: json(createDeploymentRevision),
  listDeploymentRevisions: list(listDeploymentRevisions),
  describeDeploymentRevision: plain(describeDeploymentRevision),
  redeploy: plain(redeploy),
  getParameters: plain(getParameters),
  patchParameters: json(patchParameters),
  listAllSpecs: list(listAllSpecs),
  listSpecDeployments: list(listSpecDeployments),
  listAllDeployments: list(listAllDeployments),
  describeAppDeployment: plain(describeAppDeployment),
  executeResources: plain(executeResources),
  patchParametersV2: json(patchParametersV2),
  listInstanceOptions: plain(listInstanceOptions),
};

/** Names and versions can be taken, which the reference has no status for; blocks can be filtered by kind. */
const extensions: Partial<Record<OperationName, Extension>> = {
  listSpecs: { query: [kindParameter] },
  createSpec: { errors: [409] },
  updateSpecMetadata: { errors: [409] },
  createSpecRelease: { errors: [409] },
  listDeployments: { query: [kindParameter] },
  createDeployment: { errors: [409] },
  updateDeploymentMetadata: { errors: [409] },
};

/** The operations of the API, as their rows have it. */
export const routes: readonly Route[] = Object.entries<Endpoint>(endpoints).map(
  ([name, endpoint]) => {
    const operation = name as OperationName;
    const extension = extensions[operation] ?? {};
    const errors = new Set([...endpoint.errors, ...(extension.errors ?? []), 429]);
    return {
      endpoint,
      query: [...endpoint.query, ...(extension.query ?? [])],
      errors: [...errors].toSorted((a, b) => a - b),
      handler: handlers[operation],
    };
  },
);

import type { Endpoint, SchemaName } from "../../../schemas/pressApi/endpoint.js";
import { endpoints } from "../../../schemas/pressApi/endpoints.js";
import type { QueryOf, Wire } from "../../../schemas/pressApi/wire.js";
import { checkAnswer } from "./answers/checkAnswer.js";
import { checkIdentity } from "./answers/checkIdentity.js";
import { readPage, type ListAnswer } from "./answers/readPage.js";
import type { CallOptions } from "./callOptions.js";
import type { ArtifactFile, DeploymentBody, SpecContent } from "./content.js";
import {
  deploymentOf,
  readFallbackBlocks,
  readFallbackParameters,
  type FallbackSource,
} from "./fallbackFile.js";
import { ListCall } from "./listCall.js";
import { readRelatedBlock, relatedBlock, type RelatedBlock } from "./relatedBlocks.js";
import type {
  Deployment,
  DeploymentSummary,
  Release,
  ReleaseSummary,
  Revision,
  RevisionSummary,
  Spec,
  SpecSummary,
} from "./resources.js";
import { callEndpoint, type Call, type KeyedConnection } from "./transport/callEndpoint.js";
import { jsonBody } from "./transport/requestBody.js";
import { specForm } from "./transport/specForm.js";
import { textsIn } from "./transport/textsIn.js";

export type { ArtifactFile, CallOptions, DeploymentBody, SpecContent };

type Query<Name extends keyof typeof endpoints> = QueryOf<(typeof endpoints)[Name]>;

/** A row whose answer is one resource. */
type ResourceEndpoint<Name extends SchemaName> = Endpoint & {
  readonly answer: { readonly kind: "resource"; readonly schema: Name };
};

interface ListTarget<Item> extends Call {
  readonly identify: (item: Item) => string;
}

const defaultPageSize = 25;
const byId = ({ id }: { readonly id: string }) => id;

/**
 * The operations of the Press API, one method each, by the SDK's names in camelCase. Shapes are those of
 * schemas/pressApi; docs/api.md lists paths, queries and errors.
 *
 * All methods reject with `PressError`: by status `badRequest`, `unauthorized`, `forbidden`, `notFound`, `conflict`,
 * `payloadTooLarge`, `unprocessableEntity`, `internalServerError`, `rateLimited`; else `network`, `timeout`,
 * `redirect`, `notThePlatform` (also for an answer of the wrong shape), `cancelled`, `invalidKey`. Its `outcome` tells
 * whether a call that changes something may have done so all the same.
 *
 * Lists are `ListCall`s: awaited one page, iterated all items.
 */
export class PressClient {
  readonly #connection: KeyedConnection;

  /** See `createPressClient`. */
  constructor(connection: KeyedConnection) {
    this.#connection = connection;
  }

  /** The specs of blocks, newest first, each with its newest release. Source: SDK. */
  listSpecs(query: Query<"listSpecs"> = {}, options?: CallOptions): ListCall<SpecSummary> {
    return this.#list(endpoints.listSpecs, { query, ...options, identify: byId });
  }

  /** Publishes a new spec with its first release; with the files of `artifact`, if any. Source: SDK. */
  async createSpec(
    content: SpecContent,
    artifact?: ArtifactFile,
    options?: CallOptions,
  ): Promise<Wire<"created">> {
    const endpoint = endpoints.createSpec;
    const body = await specForm(endpoint.body.parts, content, artifact);
    return this.#resource(endpoint, { body, ...options });
  }

  /** A spec with details of its newest release. Source: SDK. */
  describeSpec(specId: string, options?: CallOptions): Promise<Spec> {
    return this.#resource(endpoints.describeSpec, { path: { specId }, ...options });
  }

  /** Changes metadata, `featured`, scope and tenants of a spec; what `update` leaves out stays. Source: SDK. */
  updateSpecMetadata(
    specId: string,
    update: Wire<"specMetadataUpdate">,
    options?: CallOptions,
  ): Promise<Wire<"updatedSpec">> {
    const body = jsonBody(update);
    return this.#resource(endpoints.updateSpecMetadata, { path: { specId }, body, ...options });
  }

  /** Deletes a spec with all of its releases. Source: SDK. */
  async deleteSpec(specId: string, options?: CallOptions): Promise<void> {
    await this.#resource(endpoints.deleteSpec, { path: { specId }, ...options });
  }

  /** Adds a release to a spec. Only `body`, `parameters` and `autoRunOnDeploy` of `content` are sent. Source: SDK. */
  async createSpecRelease(
    specId: string,
    content: SpecContent,
    artifact?: ArtifactFile,
    options?: CallOptions,
  ): Promise<Wire<"createdRelease">> {
    const endpoint = endpoints.createSpecRelease;
    const body = await specForm(endpoint.body.parts, content, artifact);
    return this.#resource(endpoint, { path: { specId }, body, ...options });
  }

  /** The releases of a spec, newest first. Source: SDK. */
  listSpecReleases(
    specId: string,
    query: Query<"listSpecReleases"> = {},
    options?: CallOptions,
  ): ListCall<ReleaseSummary> {
    const identify = ({ version }: ReleaseSummary) => version;
    const target = { path: { specId }, query, ...options, identify };
    return this.#list(endpoints.listSpecReleases, target);
  }

  /** A release with its configuration and declared parameters; `version` is a semantic version. Source: SDK. */
  describeSpecRelease(specId: string, version: string, options?: CallOptions): Promise<Release> {
    const path = { specId, version };
    return this.#resource(endpoints.describeSpecRelease, { path, ...options });
  }

  /** Deploys a release, the newest one when `body` names none. Source: SDK. */
  createDeployment(body: DeploymentBody, options?: CallOptions): Promise<Wire<"created">> {
    return this.#resource(endpoints.createDeployment, valued(body, body.parameters, options));
  }

  /** The deployments of blocks, newest first. Source: SDK. */
  listDeployments(
    query: Query<"listDeployments"> = {},
    options?: CallOptions,
  ): ListCall<DeploymentSummary> {
    return this.#list(endpoints.listDeployments, { query, ...options, identify: byId });
  }

  /** A deployment with its newest revision and the app that it is part of; hidden values are masked. Source: SDK. */
  describeDeployment(deploymentId: string, options?: CallOptions): Promise<Deployment> {
    return this.#resource(endpoints.describeDeployment, { path: { deploymentId }, ...options });
  }

  /** Changes metadata of a deployment; what `update` leaves out stays. Source: SDK. */
  updateDeploymentMetadata(
    deploymentId: string,
    update: Wire<"deploymentMetadataUpdate">,
    options?: CallOptions,
  ): Promise<Wire<"updatedDeployment">> {
    const target = { path: { deploymentId }, body: jsonBody(update), ...options };
    return this.#resource(endpoints.updateDeploymentMetadata, target);
  }

  /** Deletes a deployment and what runs for it. Source: SDK. */
  async deleteDeployment(deploymentId: string, options?: CallOptions): Promise<void> {
    await this.#resource(endpoints.deleteDeployment, { path: { deploymentId }, ...options });
  }

  /** Deploys a release anew, the newest one when `body` names none; `conflict` while one is under way. Source: SDK. */
  createDeploymentRevision(
    deploymentId: string,
    body: Wire<"createRevisionBody"> = {},
    options?: CallOptions,
  ): Promise<Wire<"createdRevision">> {
    const target = { path: { deploymentId }, ...valued(body, body.parameters, options) };
    return this.#resource(endpoints.createDeploymentRevision, target);
  }

  /** The revisions of a deployment, newest first. Source: SDK. */
  listDeploymentRevisions(
    deploymentId: string,
    query: Query<"listDeploymentRevisions"> = {},
    options?: CallOptions,
  ): ListCall<RevisionSummary> {
    const identify = ({ revision }: RevisionSummary) => revision;
    const target = { path: { deploymentId }, query, ...options, identify };
    return this.#list(endpoints.listDeploymentRevisions, target);
  }

  /** A revision, by its number as text, with the values in force; hidden ones are masked. Source: SDK. */
  describeDeploymentRevision(
    deploymentId: string,
    revision: string,
    options?: CallOptions,
  ): Promise<Revision> {
    const path = { deploymentId, revision };
    return this.#resource(endpoints.describeDeploymentRevision, { path, ...options });
  }

  /** Deploys the newest revision again; `conflict` unless the deployment is `failed` or `warning`. Source: SDK. */
  redeploy(deploymentId: string, options?: CallOptions): Promise<Wire<"updatedDeployment">> {
    return this.#resource(endpoints.redeploy, { path: { deploymentId }, ...options });
  }

  /**
   * The run parameters of a deployment by name; without a deployment, those of the fallback file. The variable
   * PRESS_DEPLOYMENT_ID wins over the argument. Also rejects with `FallbackFileError`. Source: SDK.
   */
  async getParameters(
    source: FallbackSource = {},
    options?: CallOptions,
  ): Promise<Wire<"parameterValues">> {
    const deploymentId = deploymentOf(source);
    if (deploymentId === undefined) return readFallbackParameters(source);
    return this.#resource(endpoints.getParameters, { path: { deploymentId }, ...options });
  }

  /** Changes run parameters, given by name; resolves with the values that then hold. Source: SDK. */
  patchParameters(
    deploymentId: string,
    values: Wire<"parameterValues">,
    options?: CallOptions,
  ): Promise<Wire<"parameterValues">> {
    const target = { path: { deploymentId }, ...valued(values, values, options) };
    return this.#resource(endpoints.patchParameters, target);
  }

  /**
   * The blocks that are deployed by the same app; none when the deployment is part of no app. Without a deployment,
   * those of the fallback file. Also rejects with `FallbackFileError`. Source: SDK.
   */
  async getRelatedBlockDetails(
    source: FallbackSource = {},
    options?: CallOptions,
  ): Promise<readonly RelatedBlock[]> {
    const deploymentId = deploymentOf(source);
    if (deploymentId === undefined) return (await readFallbackBlocks(source)).map(readRelatedBlock);
    const { parent } = await this.describeDeployment(deploymentId, options);
    if (parent === undefined) return [];
    const app = await this.describeAppDeployment(parent.id, options);
    return (app.latestRevision?.blocks ?? []).map(relatedBlock);
  }

  /** The specs of blocks and apps. Source: platform reference, as for all that follow. */
  listAllSpecs(query: Query<"listAllSpecs"> = {}, options?: CallOptions): ListCall<SpecSummary> {
    return this.#list(endpoints.listAllSpecs, { query, ...options, identify: byId });
  }

  /** The deployments of a spec, or of the release that the query names. */
  listSpecDeployments(
    specId: string,
    query: Query<"listSpecDeployments"> = {},
    options?: CallOptions,
  ): ListCall<DeploymentSummary> {
    const target = { path: { specId }, query, ...options, identify: byId };
    return this.#list(endpoints.listSpecDeployments, target);
  }

  /** The deployments of blocks and apps. */
  listAllDeployments(
    query: Query<"listAllDeployments"> = {},
    options?: CallOptions,
  ): ListCall<DeploymentSummary> {
    return this.#list(endpoints.listAllDeployments, { query, ...options, identify: byId });
  }

  /** The deployment of an app with its blocks. */
  describeAppDeployment(
    deploymentId: string,
    options?: CallOptions,
  ): Promise<Wire<"appDeployment">> {
    return this.#resource(endpoints.describeAppDeployment, { path: { deploymentId }, ...options });
  }

  /** Starts the resources of the newest revision that are to run once they are deployed. */
  executeResources(
    deploymentId: string,
    options?: CallOptions,
  ): Promise<Wire<"executedResources">> {
    return this.#resource(endpoints.executeResources, { path: { deploymentId }, ...options });
  }

  /** As `patchParameters`, also for apps. */
  patchParametersV2(
    deploymentId: string,
    patch: Wire<"parametersPatch">,
    options?: CallOptions,
  ): Promise<Wire<"parameterValues">> {
    const target = { path: { deploymentId }, ...valued(patch, patch, options) };
    return this.#resource(endpoints.patchParametersV2, target);
  }

  /** The instance types that the tenant may use. Asks the platform's second host, `service`, where there is one. */
  listInstanceOptions(
    query: Required<Query<"listInstanceOptions">>,
    options?: CallOptions,
  ): Promise<Wire<"instanceOptions">> {
    return this.#resource(endpoints.listInstanceOptions, { query, ...options });
  }

  #resource<Name extends SchemaName>(
    endpoint: ResourceEndpoint<Name>,
    call: Call,
  ): Promise<Wire<Name>> {
    return callEndpoint(this.#connection, endpoint, call, (value) => {
      const answer = checkAnswer(endpoint.answer.schema, value);
      checkIdentity(endpoint, call.path ?? {}, answer);
      return answer;
    });
  }

  #list<Item extends SchemaName>(
    endpoint: Endpoint & { readonly answer: ListAnswer<Item> },
    { identify, ...call }: ListTarget<Wire<Item>>,
  ): ListCall<Wire<Item>> {
    const pageSize = Number(call.query?.["pageSize"] ?? defaultPageSize);
    const read = (pageNumber?: number) => {
      const query = pageNumber === undefined ? call.query : { ...call.query, pageNumber };
      const asked = { pageNumber: Number(query?.["pageNumber"] ?? 1), pageSize };
      return callEndpoint(this.#connection, endpoint, { ...call, query: { ...query } }, (value) =>
        readPage(value, endpoint.answer, asked),
      );
    };
    return new ListCall({ readPage: read, identify });
  }
}

/** A call whose body holds values of parameters, which no message repeats. */
function valued(body: unknown, values: unknown, options: CallOptions = {}): Call {
  const written = jsonBody(body);
  return { ...options, body: written, secrets: [...textsIn(values), ...(options.secrets ?? [])] };
}

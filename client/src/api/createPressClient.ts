import nodeFetch from "node-fetch";
import { parseAddress } from "./address.js";
import { callEndpoint } from "./callEndpoint.js";
import type { Call, KeyedConnection } from "./callEndpoint.js";
import { systemClock } from "./clock.js";
import type { Clock } from "./clock.js";
import * as endpoints from "./endpoints.js";
import type { Guard } from "./guards.js";
import { readPage } from "./pageGuard.js";
import type { CallOptions, ListQuery, PressClient } from "./pressClient.js";
import type { Page } from "./resources.js";
import { specForm } from "./specForm.js";
import type { RequestBody } from "./send.js";

export interface PressClientOptions {
  /**
   * Address of the platform: https, or http on a loopback host; without credentials, query and fragment.
   * See `parseAddress`.
   */
  readonly baseUrl: string;
  /** The key stored for an origin such as `https://press.peak.ai`; undefined when there is none. Asked once per call. */
  readonly getKey: (origin: string) => Promise<string | undefined>;
  readonly userAgent: string;
  readonly fetch?: typeof nodeFetch;
  readonly clock?: Clock;
}

const defaultPageSize = 25;

/** Throws a `PressError` of kind `invalidAddress` when the address is not one that a key may be sent to. */
export function createPressClient(options: PressClientOptions): PressClient {
  const connection: KeyedConnection = {
    base: parseAddress(options.baseUrl),
    getKey: options.getKey,
    userAgent: options.userAgent,
    fetch: options.fetch ?? nodeFetch,
    clock: options.clock ?? systemClock,
  };
  const collection = <Item>(
    endpoint: endpoints.ListEndpoint<Item>,
    query: ListQuery = {},
    call: Call = {},
  ): Promise<Page<Item>> =>
    callEndpoint(connection, endpoint, { ...call, query: { ...query } }, (value) =>
      readPage(value, endpoint, {
        pageNumber: query.pageNumber ?? 1,
        pageSize: query.pageSize ?? defaultPageSize,
      }),
    );
  const resource = <Resource>(
    endpoint: endpoints.ResourceEndpoint<Resource>,
    call: Call,
  ): Promise<Resource> =>
    callEndpoint(connection, endpoint, call, (value) => checked(value, endpoint.resource));

  return {
    listSpecs: (query, options) => collection(endpoints.listSpecs, query, at({}, options)),
    createSpec: async (content, artifact, options) => {
      const body = await specForm(content, artifact);
      return resource(endpoints.createSpec, at({}, options, body));
    },
    describeSpec: (specId, options) => resource(endpoints.describeSpec, at({ specId }, options)),
    deleteSpec: async (specId, options) => {
      await resource(endpoints.deleteSpec, at({ specId }, options));
    },
    createSpecRelease: async (specId, content, artifact, options) => {
      const body = await specForm(content, artifact);
      const answer = await resource(endpoints.createSpecRelease, at({ specId }, options, body));
      return { id: answer.id, version: answer.release.version };
    },
    listSpecReleases: (specId, query, options) =>
      collection(endpoints.listSpecReleases, query, at({ specId }, options)),
    describeSpecRelease: (specId, version, options) =>
      resource(endpoints.describeSpecRelease, at({ specId, version }, options)),
    createDeployment: (deployment, options) =>
      resource(endpoints.createDeployment, at({}, options, jsonBody(deployment))),
    listDeployments: (query, options) =>
      collection(endpoints.listDeployments, query, at({}, options)),
    describeDeployment: (deploymentId, options) =>
      resource(endpoints.describeDeployment, at({ deploymentId }, options)),
    deleteDeployment: async (deploymentId, options) => {
      await resource(endpoints.deleteDeployment, at({ deploymentId }, options));
    },
    listDeploymentRevisions: (deploymentId, query, options) =>
      collection(endpoints.listDeploymentRevisions, query, at({ deploymentId }, options)),
  };
}

function at(
  path: Readonly<Record<string, string>>,
  options: CallOptions | undefined,
  body?: RequestBody,
): Call {
  return {
    path: new Map(Object.entries(path)),
    signal: options?.signal,
    ...(body === undefined ? {} : { body }),
  };
}

function jsonBody(value: unknown): RequestBody {
  return { content: JSON.stringify(value), contentType: "application/json", uploadBytes: 0 };
}

function checked<T>(value: unknown, guard: Guard<T>): T {
  guard(value, "");
  return value;
}

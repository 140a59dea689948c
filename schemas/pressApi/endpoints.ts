import { deploymentEndpoints } from "./deploymentEndpoints.js";
import type { Endpoint } from "./endpoint.js";
import { extendedEndpoints } from "./extendedEndpoints.js";
import { specEndpoints } from "./specEndpoints.js";

/**
 * Every operation of the Press API by its name. `getRelatedBlockDetails` of the SDK has no row: it asks
 * `describeDeployment` and then `describeAppDeployment`.
 */
export const endpoints = {
  ...specEndpoints,
  ...deploymentEndpoints,
  ...extendedEndpoints,
} as const satisfies Record<string, Endpoint>;

export type OperationName = keyof typeof endpoints;

/** The names of the `{…}` in an endpoint's path, in their order. */
export function pathParameters(endpoint: Pick<Endpoint, "path">): readonly string[] {
  return [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}

import { forbidden, notFound } from "../apiError.js";
import type { Services } from "../services.js";
import type { StoredDeployment } from "../storage/deploymentStore.js";
import type { StoredSpec } from "../storage/specStore.js";
import type { Call } from "./call.js";

/**
 * The spec that a call is about, of a block or an app.
 * @throws ApiError 404 when there is none that the tenant may see: that a private one exists is not told
 */
export function visibleSpec(
  services: Services,
  call: Call,
  id = call.parameter("specId"),
): StoredSpec {
  const spec = services.specs.find(id, call.tenant);
  if (spec === undefined) throw notFound(`There is no spec "${id}".`);
  return spec;
}

/** @throws ApiError 404 also when it is the spec of an app */
export function visibleBlockSpec(
  services: Services,
  call: Call,
  id = call.parameter("specId"),
): StoredSpec {
  const spec = services.specs.find(id, call.tenant);
  if (spec === undefined || spec.kind === "app") throw notFound(`There is no block spec "${id}".`);
  return spec;
}

/** @throws ApiError 404, or 403 when the spec belongs to another tenant */
export function ownSpec(services: Services, call: Call): StoredSpec {
  const spec = visibleBlockSpec(services, call);
  if (spec.tenant !== call.tenant) {
    throw forbidden(
      `The block spec "${spec.name}" belongs to another tenant, so it cannot be changed with this key.`,
    );
  }
  return spec;
}

/** @throws ApiError 404 when the tenant has no such deployment, of a block or an app */
export function ownDeployment(services: Services, call: Call): StoredDeployment {
  const id = call.parameter("deploymentId");
  const deployment = services.deployments.find(id, call.tenant);
  if (deployment === undefined) throw notFound(`There is no deployment "${id}".`);
  return deployment;
}

/** @throws ApiError 404 also when it is the deployment of an app */
export function ownBlockDeployment(services: Services, call: Call): StoredDeployment {
  const id = call.parameter("deploymentId");
  const deployment = services.deployments.find(id, call.tenant);
  if (deployment === undefined || deployment.kind === "app") {
    throw notFound(`There is no block deployment "${id}".`);
  }
  return deployment;
}
